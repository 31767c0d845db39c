import type { Resolvers } from '../types.generated.ts'
import { AcceptedMaterial } from './AcceptedMaterial.ts'
import { Category } from './Category.ts'
import { Item } from './Item.ts'
import { Material } from './Material.ts'
import { Mutation } from './Mutation.ts'
import { OpeningHours } from './OpeningHours.ts'
import { Place } from './Place.ts'
import { PlaceProposal } from './PlaceProposal.ts'
import { PlaceSuggestion } from './PlaceSuggestion.ts'
import { Query } from './Query.ts'
import { Region } from './Region.ts'
import { User } from './User.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation,
  AcceptedMaterial,
  Category,
  Item,
  Material,
  OpeningHours,
  Place,
  PlaceProposal,
  PlaceSuggestion,
  Region,
  User,
}
