import type { Resolvers } from '../types.generated.ts'
import { Category } from './Category.ts'
import { DisposalGuide } from './DisposalGuide.ts'
import { Item } from './Item.ts'
import { Material } from './Material.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  Query,
  Category,
  DisposalGuide,
  Item,
  Material,
}
