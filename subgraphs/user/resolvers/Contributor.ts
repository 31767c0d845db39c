import type { ContributorResolvers } from '../types.generated.ts'
import { avatar } from './avatar.ts'

export const Contributor: ContributorResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.contributor.load(id),

  id: ({ contributorId, id }) => {
    if (!contributorId) throw new Error(`The profile has no contributor id yet: ${id}`)
    return contributorId
  },

  avatar,

  joinedOn: ({ createdAt }) => createdAt.toISOString().slice(0, 10),
}
