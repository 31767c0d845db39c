import { deviceName } from '../domain/devices.ts'
import { verifyEmail } from '../domain/email-verification.ts'
import { requestEmailVerification } from '../domain/resend.ts'
import { refreshSession, revokeOtherSessions, revokeSession } from '../domain/sessions.ts'
import { signIn } from '../domain/sign-in.ts'
import { signUp } from '../domain/sign-up.ts'
import { tokensOf } from '../domain/tokens.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { signedIn } from './signed-in.ts'
import { userErrors } from './user-errors.ts'

export const Mutation: MutationResolvers = {
  signUp: async (_parent, { input }, { db, throttle, config, locale, network }) => {
    const end = await signUp(db, { throttle, config }, { ...input, locale, network })
    if ('problems' in end) return { result: null, userErrors: userErrors(end, locale) }
    return { result: { __typename: 'EmailVerificationRequired', ...end }, userErrors: [] }
  },

  signIn: async (_parent, { input }, context) => {
    const { db, throttle, config, locale, network, userAgent, signingKey } = context
    const { platform, name } = input.device
    const device = { platform, deviceName: deviceName(name, userAgent, locale) }
    const end = await signIn(db, { throttle, config }, { ...input, device, locale, network })
    if ('problems' in end) return { result: null, userErrors: userErrors(end, locale) }
    if ('email' in end) return { result: { __typename: 'EmailVerificationRequired', ...end }, userErrors: [] }
    const { tokens, viewer } = await tokensOf(db, end, { key: await signingKey(), issuer: config.issuer })
    // The rest of the operation is answered as that person's: here, and by way of the router elsewhere.
    context.viewer = viewer
    context.handOver(tokens.accessToken)
    const { session } = end
    return { result: { __typename: 'SignedIn', tokens, session, user: { id: session.accountId } }, userErrors: [] }
  },

  refreshSession: async (_parent, { input }, { db, config, locale, log, signingKey }) => {
    const end = await refreshSession(db, config.refreshSecret, input.refreshToken ?? '')
    if ('problems' in end) {
      if (end.reused) log.warn({ sessionId: end.reused }, 'A refresh token was used again; its session has ended')
      return { tokens: null, userErrors: userErrors(end, locale) }
    }
    const { tokens } = await tokensOf(db, end, { key: await signingKey(), issuer: config.issuer })
    return { tokens, userErrors: [] }
  },

  signOut: async (_parent, _args, context) => {
    const { id, accountId } = await signedIn(context)
    await revokeSession(context.db, accountId, id)
    context.loaders.session.clearAll()
    return { endedSessionId: id, userErrors: [] }
  },

  revokeSession: async (_parent, { input }, context) => {
    const { accountId } = await signedIn(context)
    const end = await revokeSession(context.db, accountId, input.sessionId)
    context.loaders.session.clearAll()
    if ('problems' in end) return { endedSessionId: null, userErrors: userErrors(end, context.locale) }
    return { endedSessionId: end.endedId, userErrors: [] }
  },

  revokeOtherSessions: async (_parent, _args, context) => {
    const session = await signedIn(context)
    return { endedSessionIds: await revokeOtherSessions(context.db, session), userErrors: [] }
  },

  requestEmailVerification: async (_parent, { input: { email } }, { db, throttle, locale, network }) => {
    const end = await requestEmailVerification(db, throttle, { email, locale, network })
    if ('problems' in end) return { resendAllowedAt: null, userErrors: userErrors(end, locale) }
    return { ...end, userErrors: [] }
  },

  verifyEmail: async (_parent, { input }, { db, locale }) => {
    const end = await verifyEmail(db, input.token)
    if ('problems' in end) return { email: null, userErrors: userErrors(end, locale) }
    return { ...end, userErrors: [] }
  },
}
