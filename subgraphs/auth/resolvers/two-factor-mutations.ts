import { isRefused } from '../../_shared/refusals.ts'
import { announceMail } from '../domain/mail/outbox.ts'
import { completeChallenge } from '../domain/two-factor/challenges.ts'
import {
  confirmTotpEnrollment,
  disableTotp,
  regenerateRecoveryCodes,
  startTotpEnrollment,
} from '../domain/two-factor/enrollment.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { requireSession } from './require-session.ts'
import { requireSinglePassword } from './require-single-password.ts'
import { signInFailed } from './sign-in-failed.ts'
import { signedIn } from './signed-in.ts'
import { userErrors } from './user-errors.ts'

/** The mutations of the second factor. */
export const twoFactorMutations: MutationResolvers = {
  completeTwoFactorSignIn: async (_parent, { input }, context) => {
    // Aliases would multiply the codes that one request tries.
    requireSinglePassword(context)
    const { db, config, throttle, network } = context
    const answer = { ...input, network, hasCookie: context.refreshCookie !== undefined }
    const result = await completeChallenge(db, { secrets: config, throttle }, answer)
    if (isRefused(result)) return signInFailed(context, result)
    return { result: await signedIn(context, result, result.tokenDelivery), userErrors: [] }
  },

  startTotpEnrollment: async (_parent, _args, context) => {
    const session = await requireSession(context)
    const result = await startTotpEnrollment(context.db, context.config, session)
    if (isRefused(result)) return { secret: null, otpauthUri: null, userErrors: userErrors(result, context.locale) }
    return { ...result, userErrors: [] }
  },

  confirmTotpEnrollment: async (_parent, { input: { code } }, context) => {
    const session = await requireSession(context)
    const result = await confirmTotpEnrollment(context.db, context.config, { session, code, locale: context.locale })
    if (isRefused(result)) return { recoveryCodes: null, userErrors: userErrors(result, context.locale) }
    announceMail()
    return { ...result, userErrors: [] }
  },

  disableTotp: async (_parent, _args, context) => {
    const session = await requireSession(context)
    const result = await disableTotp(context.db, session, context.locale)
    if (isRefused(result)) return { totp: null, userErrors: userErrors(result, context.locale) }
    announceMail()
    return { totp: result, userErrors: [] }
  },

  regenerateRecoveryCodes: async (_parent, _args, context) => {
    const session = await requireSession(context)
    const result = await regenerateRecoveryCodes(context.db, context.config, session)
    if (isRefused(result)) return { recoveryCodes: null, userErrors: userErrors(result, context.locale) }
    return { ...result, userErrors: [] }
  },
}
