import { isRefused } from '../../_shared/refusals.ts'
import { confirmEmailChange } from '../domain/accounts/email-change.ts'
import { requestMail } from '../domain/accounts/mail-requests.ts'
import { signIn } from '../domain/accounts/sign-in.ts'
import { signUp } from '../domain/accounts/sign-up.ts'
import { announceMail } from '../domain/mail/outbox.ts'
import { refreshSession, revokeOtherSessions, revokeSession } from '../domain/sessions/sessions.ts'
import { issueTokens } from '../domain/sessions/tokens.ts'
import { verifyEmail } from '../domain/verification/email-verification.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { deviceOf } from './device.ts'
import { changePassword } from './Mutation/changePassword.ts'
import { reauthenticate } from './Mutation/reauthenticate.ts'
import { requestEmailChange } from './Mutation/requestEmailChange.ts'
import { requestPasswordReset } from './Mutation/requestPasswordReset.ts'
import { resetPassword } from './Mutation/resetPassword.ts'
import { passkeyMutations } from './passkey-mutations.ts'
import { requireSession } from './require-session.ts'
import { requireSinglePassword } from './require-single-password.ts'
import { signedIn } from './signed-in.ts'
import { twoFactorMutations } from './two-factor-mutations.ts'
import { userErrors } from './user-errors.ts'

export const Mutation: MutationResolvers = {
  signUp: async (_parent, { input }, context) => {
    requireSinglePassword(context)
    const { db, throttle, config, isLeaked, locale, network } = context
    const result = await signUp(db, { throttle, config, isLeaked }, { ...input, locale, network })
    if (isRefused(result)) return { result: null, userErrors: userErrors(result, locale) }
    return { result: { __typename: 'EmailVerificationRequired', ...result }, userErrors: [] }
  },

  signIn: async (_parent, { input }, context) => {
    requireSinglePassword(context)
    const { db, throttle, config, locale, network } = context
    const device = deviceOf(input, context)
    const result = await signIn(db, { throttle, config }, { ...input, device, locale, network })
    if (isRefused(result)) return { result: null, userErrors: userErrors(result, locale) }
    if ('email' in result) return { result: { __typename: 'EmailVerificationRequired', ...result }, userErrors: [] }
    if ('methods' in result) return { result: { __typename: 'TwoFactorRequired', ...result }, userErrors: [] }
    return { result: await signedIn(context, result), userErrors: [] }
  },

  ...twoFactorMutations,
  ...passkeyMutations,

  refreshSession: async (_parent, { input }, { db, config, locale, log, signingKey }) => {
    const result = await refreshSession(db, config.refreshSecret, { text: input.refreshToken ?? '', locale })
    if (isRefused(result)) {
      if (result.reused) {
        log.warn({ sessionId: result.reused }, 'A refresh token was reused, so its session was ended')
        announceMail()
      }
      return { tokens: null, userErrors: userErrors(result, locale) }
    }
    const { tokens } = await issueTokens(db, result, { key: await signingKey(), issuer: config.issuer })
    return { tokens, userErrors: [] }
  },

  reauthenticate,

  signOut: async (_parent, _args, context) => {
    const { id, accountId } = await requireSession(context)
    await revokeSession(context.db, accountId, id)
    context.loaders.session.clearAll()
    return { endedSessionId: id, userErrors: [] }
  },

  revokeSession: async (_parent, { input }, context) => {
    const { accountId } = await requireSession(context)
    const result = await revokeSession(context.db, accountId, input.sessionId)
    context.loaders.session.clearAll()
    if (isRefused(result)) return { endedSessionId: null, userErrors: userErrors(result, context.locale) }
    return { endedSessionId: result.endedId, userErrors: [] }
  },

  revokeOtherSessions: async (_parent, _args, context) => {
    const session = await requireSession(context)
    return { endedSessionIds: await revokeOtherSessions(context.db, session), userErrors: [] }
  },

  requestEmailVerification: async (_parent, { input: { email } }, { db, throttle, locale, network }) => {
    const result = await requestMail(db, throttle, 'VERIFY_EMAIL', { email, locale, network })
    if (isRefused(result)) return { resendAllowedAt: null, userErrors: userErrors(result, locale) }
    return { ...result, userErrors: [] }
  },

  verifyEmail: async (_parent, { input: { token } }, { db, locale, loaders }) => {
    const result = (await confirmEmailChange(db, token, locale)) ?? (await verifyEmail(db, token))
    loaders.account.clearAll()
    if (isRefused(result)) return { email: null, userErrors: userErrors(result, locale) }
    return { ...result, userErrors: [] }
  },

  requestPasswordReset,
  resetPassword,
  changePassword,
  requestEmailChange,
}
