import { badInput } from '../../_shared/errors.ts'
import { isRefused } from '../../_shared/refusals.ts'
import type { Context } from '../context.ts'
import type { SessionRow } from '../db/schema.ts'
import { linkIdentity, unlinkIdentity } from '../domain/identities/identities.ts'
import { announceMail } from '../domain/mail/outbox.ts'
import { startUrl } from '../domain/provider-sign-ins/addresses.ts'
import { startAttempt } from '../domain/provider-sign-ins/attempts.ts'
import { finishProviderSignIn } from '../domain/provider-sign-ins/provider-sign-in.ts'
import { mayReturnTo } from '../domain/provider-sign-ins/return-urls.ts'
import { tooManyAttempts } from '../domain/refusals.ts'
import type { MutationResolvers, StartProviderSignInInput } from '../types.generated.ts'
import { deviceOf } from './device.ts'
import { requireSession } from './require-session.ts'
import { signInFailed } from './sign-in-failed.ts'
import { signInResult } from './sign-in-result.ts'
import { userErrors } from './user-errors.ts'

/** The mutations about identities at Kakao, Naver and Google. */
export const providerMutations: MutationResolvers = {
  startProviderSignIn: async (_parent, { input }, context) => start(input, context),

  finishProviderSignIn: async (_parent, { input }, context) => {
    const result = await finishProviderSignIn(context.db, context.config, {
      ...input,
      device: deviceOf(input, context),
    })
    if (isRefused(result)) return signInFailed(context, result)
    return { result: await signInResult(context, result, input.tokenDelivery), userErrors: [] }
  },

  startIdentityLink: async (_parent, { input }, context) => start(input, context, await requireSession(context)),

  finishIdentityLink: async (_parent, { input }, context) => {
    const { db, config, locale } = context
    const result = await linkIdentity(db, config.keySecret, await requireSession(context), { ...input, locale })
    if (isRefused(result)) return { identity: null, userErrors: userErrors(result, locale) }
    announceMail()
    return { ...result, userErrors: [] }
  },

  unlinkIdentity: async (_parent, { input }, context) => {
    const { db, locale } = context
    const result = await unlinkIdentity(db, await requireSession(context), { ...input, locale })
    if (isRefused(result)) return { unlinkedIdentityId: null, userErrors: userErrors(result, locale) }
    announceMail()
    return { ...result, userErrors: [] }
  },
}

// The faults of a client's program are no user errors: the person can't put them right.
async function start(
  { provider, returnUrl, verifierChallenge }: StartProviderSignInInput,
  { db, config, throttle, network, locale, address, providers }: Context,
  session?: SessionRow,
) {
  if (!providers.has(provider))
    throw badInput(`Sign-in with ${provider} is switched off; \`signInOptions\` lists the providers.`)
  if (!mayReturnTo(returnUrl, config.returnUrls))
    throw badInput('`returnUrl` must be one of the addresses in AUTH_RETURN_URLS; this one is not.')
  if (!/^[\w-]{43}$/.test(verifierChallenge))
    throw badInput('`verifierChallenge` must be a SHA-256 digest in base64url, 43 characters; this one is not.')
  const retryAfterSeconds = await throttle.countSignInStart(network)
  if (retryAfterSeconds !== null) {
    const refused = { problems: [tooManyAttempts(retryAfterSeconds)] }
    return { authorizationUrl: null, expiresAt: null, userErrors: userErrors(refused, locale) }
  }
  const { token, expiresAt } = await startAttempt(db, {
    provider,
    returnUrl,
    verifierChallenge,
    ...(session && { session }),
  })
  return { authorizationUrl: startUrl(config, address, token), expiresAt, userErrors: [] }
}
