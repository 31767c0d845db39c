import { passwordMax, passwordMin } from '../domain/refusals.ts'
import type { QueryResolvers } from '../types.generated.ts'

export const Query: QueryResolvers = {
  signInOptions: (_parent, _args, { config: { terms } }) => ({
    passwordPolicy: { minLength: passwordMin, maxLength: passwordMax, rejectsLeaked: true },
    termsVersion: terms.version,
    termsUrl: terms.url,
  }),
}
