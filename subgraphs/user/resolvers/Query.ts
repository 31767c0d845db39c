import type { QueryResolvers } from '../types.generated.ts'
import { objectById } from './object-by-id.ts'
import { ownProfile } from './own-profile.ts'

export const Query: QueryResolvers = {
  viewer: (_parent, _args, context) => ownProfile(context),

  node: (_parent, { id }, context) => objectById(id, context),

  nodes: async (_parent, { ids }, context) => Promise.all(ids.map((id) => objectById(id, context))),
}
