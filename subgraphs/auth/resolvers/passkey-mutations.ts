import { badInput } from '../../_shared/errors.ts'
import { isRefused } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import { announceMail } from '../domain/mail/outbox.ts'
import type { RelyingParty } from '../domain/passkeys/answers.ts'
import { removePasskey, renamePasskey } from '../domain/passkeys/passkeys.ts'
import { finishPasskeyRegistration, startPasskeyRegistration } from '../domain/passkeys/registration.ts'
import { finishPasskeySignIn, startPasskeySignIn } from '../domain/passkeys/sign-in.ts'
import type { MutationResolvers } from '../types.generated.ts'
import { deviceOf } from './device.ts'
import { requireSession } from './require-session.ts'
import { signInFailed } from './sign-in-failed.ts'
import { signedIn } from './signed-in.ts'
import { userErrors } from './user-errors.ts'

/** The mutations of passkeys. */
export const passkeyMutations: MutationResolvers = {
  startPasskeySignIn: async (_parent, _args, context) => {
    const { db, throttle, network, locale } = context
    const relyingParty = requirePasskeys(context)
    const result = await startPasskeySignIn(db, { relyingParty, throttle }, network)
    if (isRefused(result)) return { challengeToken: null, options: null, userErrors: userErrors(result, locale) }
    return { ...result, userErrors: [] }
  },

  finishPasskeySignIn: async (_parent, { input }, context) => {
    const { db, config } = context
    const services = { relyingParty: requirePasskeys(context), refreshSecret: config.refreshSecret }
    const result = await finishPasskeySignIn(db, services, { ...input, device: deviceOf(input, context) })
    if (isRefused(result)) return signInFailed(context, result)
    return { result: await signedIn(context, result, input.tokenDelivery ?? 'BODY'), userErrors: [] }
  },

  startPasskeyRegistration: async (_parent, _args, context) => {
    const { accountId } = await requireSession(context)
    const { db, throttle, network, locale } = context
    const relyingParty = requirePasskeys(context)
    const result = await startPasskeyRegistration(db, { relyingParty, throttle }, { accountId, network })
    if (isRefused(result)) return { challengeToken: null, options: null, userErrors: userErrors(result, locale) }
    return { ...result, userErrors: [] }
  },

  finishPasskeyRegistration: async (_parent, { input }, context) => {
    const session = await requireSession(context)
    const { db, locale } = context
    const result = await finishPasskeyRegistration(db, requirePasskeys(context), session, { ...input, locale })
    if (isRefused(result)) return { passkey: null, userErrors: userErrors(result, locale) }
    announceMail()
    return { ...result, userErrors: [] }
  },

  renamePasskey: async (_parent, { input }, context) => {
    const { accountId } = await requireSession(context)
    const result = await renamePasskey(context.db, accountId, input)
    if (isRefused(result)) return { passkey: null, userErrors: userErrors(result, context.locale) }
    return { ...result, userErrors: [] }
  },

  removePasskey: async (_parent, { input }, context) => {
    const session = await requireSession(context)
    const { db, locale } = context
    const result = await removePasskey(db, session, { ...input, locale })
    if (isRefused(result)) return { removedPasskeyId: null, userErrors: userErrors(result, locale) }
    announceMail()
    return { ...result, userErrors: [] }
  },
}

/** @throws BAD_USER_INPUT when the settings name no app that may use passkeys */
function requirePasskeys({ config: { passkeys } }: Context): RelyingParty {
  if (passkeys) return passkeys
  throw badInput('Passkeys are switched off here; ask for `signInOptions.passkeysEnabled` first.')
}
