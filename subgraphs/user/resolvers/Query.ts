import { badInput } from '../../_shared/errors.ts'
import type { QueryResolvers } from '../types.generated.ts'
import { objectById } from './object-by-id.ts'
import { ownProfile } from './own-profile.ts'

/** Maximum number of ids for `nodes`. */
const idsMax = 50

export const Query: QueryResolvers = {
  viewer: (_parent, _args, context) => ownProfile(context),

  node: (_parent, { id }, context) => objectById(id, context),

  nodes: async (_parent, { ids }, context) => {
    if (ids.length > idsMax) throw badInput(`\`ids\` has at most ${idsMax} ids; this one has ${ids.length}.`)
    return Promise.all(ids.map((id) => objectById(id, context)))
  },
}
