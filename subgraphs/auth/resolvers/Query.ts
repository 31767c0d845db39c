import { badInput, forbidden } from '../../_shared/errors.ts'
import { passwordMax, passwordMin } from '../domain/refusals.ts'
import { revocationsSince } from '../domain/revocations/revocations.ts'
import { isActive } from '../domain/sessions/sessions.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { policies } from './policies.ts'

export const Query: QueryResolvers = {
  signInOptions: (_parent, _args, { config: { terms, passkeys }, providers }) => ({
    providers: [...providers.keys()],
    passkeysEnabled: passkeys !== null,
    passwordPolicy: { minLength: passwordMin, maxLength: passwordMax, rejectsLeaked: true },
    termsVersion: terms.version,
    termsUrl: terms.url,
  }),

  isAccessTokenCurrent: async (_parent, _args, { viewer, loaders }) => {
    if (!viewer) return false
    const [session, account] = await Promise.all([
      loaders.session.load(viewer.sessionId),
      loaders.account.load(viewer.userId),
    ])
    if (!session || !account || session.accountId !== account.id || !isActive(session)) return false
    const granted = new Set<string>(account.scopes)
    return viewer.scopes.every((scope) => granted.has(scope))
  },

  isPolicyMet: async (_parent, { policy: name }, context) => {
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
    const refusal = policy ? await policy(context) : forbidden('There is no such policy, so nobody meets it.')
    if (refusal) throw refusal
    return true
  },

  revocations: async (_parent, { first, since, after }, { db }) =>
    revocationsSince(db, { first, since: since ?? undefined, after: numberOf(after ?? '0') }),
}

function numberOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw badInput('`after` must be the number of a revocation; this one is not.')
}
