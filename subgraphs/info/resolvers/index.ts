import type { Resolvers } from '../types.generated.ts'
import { Category } from './Category.ts'
import { CollectionArea } from './CollectionArea.ts'
import { CollectionDay } from './CollectionDay.ts'
import { CollectionException } from './CollectionException.ts'
import { CollectionRule } from './CollectionRule.ts'
import { CollectionSchedule } from './CollectionSchedule.ts'
import { DisposalFee } from './DisposalFee.ts'
import { DisposalGuide } from './DisposalGuide.ts'
import { Item } from './Item.ts'
import { ItemComponent } from './ItemComponent.ts'
import { ItemVariant } from './ItemVariant.ts'
import { Material } from './Material.ts'
import { Mutation } from './Mutation.ts'
import { Query } from './Query.ts'
import { Region } from './Region.ts'
import { SortingMark } from './SortingMark.ts'
import { User } from './User.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation,
  Category,
  CollectionArea,
  CollectionDay,
  CollectionException,
  CollectionRule,
  CollectionSchedule,
  DisposalFee,
  DisposalGuide,
  Item,
  ItemComponent,
  ItemVariant,
  Material,
  Region,
  SortingMark,
  User,
}
