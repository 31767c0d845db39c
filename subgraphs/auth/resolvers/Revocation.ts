import type { RevocationResolvers } from '../types.generated.ts'

export const Revocation: RevocationResolvers = {
  userId: ({ accountId }) => accountId,
}
