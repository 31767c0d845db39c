import { isRefused } from '../../_shared/refusals.ts'
import { confirmEmailChange } from '../domain/accounts/email-change.ts'
import { requestMail } from '../domain/accounts/mail-requests.ts'
import { signIn } from '../domain/accounts/sign-in.ts'
import { signUp } from '../domain/accounts/sign-up.ts'
import { renameSession } from '../domain/sessions/session-list.ts'
import { revokeOtherSessions, revokeSession } from '../domain/sessions/sessions.ts'
import { verifyEmail } from '../domain/verification/email-verification.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { deviceOf } from './device.ts'
import { cancelAccountDeletion } from './Mutation/cancelAccountDeletion.ts'
import { changePassword } from './Mutation/changePassword.ts'
import { reauthenticate } from './Mutation/reauthenticate.ts'
import { refreshSession } from './Mutation/refreshSession.ts'
import { requestAccountDeletion } from './Mutation/requestAccountDeletion.ts'
import { requestDataExport } from './Mutation/requestDataExport.ts'
import { requestEmailChange } from './Mutation/requestEmailChange.ts'
import { requestPasswordReset } from './Mutation/requestPasswordReset.ts'
import { resetPassword } from './Mutation/resetPassword.ts'
import { passkeyMutations } from './passkey-mutations.ts'
import { providerMutations } from './provider-mutations.ts'
import { removeCookieOf } from './refresh-cookie.ts'
import { requireSession } from './require-session.ts'
import { requireSinglePassword } from './require-single-password.ts'
import { signInFailed } from './sign-in-failed.ts'
import { signInResult } from './sign-in-result.ts'
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
    if (isRefused(result)) return signInFailed(context, result)
    if ('email' in result) return { result: { __typename: 'EmailVerificationRequired', ...result }, userErrors: [] }
    return { result: await signInResult(context, result, input.tokenDelivery), userErrors: [] }
  },

  ...twoFactorMutations,
  ...providerMutations,
  ...passkeyMutations,

  refreshSession,
  reauthenticate,

  signOut: async (_parent, _args, context) => {
    const session = await requireSession(context)
    await revokeSession(context.db, session, session.id)
    context.loaders.session.clearAll()
    removeCookieOf(context, [session.id])
    return { endedSessionId: session.id, userErrors: [] }
  },

  revokeSession: async (_parent, { input }, context) => {
    const session = await requireSession(context)
    const result = await revokeSession(context.db, session, input.sessionId)
    context.loaders.session.clearAll()
    if (isRefused(result)) return { endedSessionId: null, userErrors: userErrors(result, context.locale) }
    removeCookieOf(context, [result.endedId])
    return { endedSessionId: result.endedId, userErrors: [] }
  },

  renameSession: async (_parent, { input }, context) => {
    const { accountId } = await requireSession(context)
    const result = await renameSession(context.db, accountId, input)
    context.loaders.session.clearAll()
    if (isRefused(result)) return { session: null, userErrors: userErrors(result, context.locale) }
    return { ...result, userErrors: [] }
  },

  revokeOtherSessions: async (_parent, _args, context) => {
    const session = await requireSession(context)
    const endedSessionIds = await revokeOtherSessions(context.db, session)
    removeCookieOf(context, endedSessionIds)
    return { endedSessionIds, userErrors: [] }
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
  requestAccountDeletion,
  requestDataExport,
  cancelAccountDeletion,
}
