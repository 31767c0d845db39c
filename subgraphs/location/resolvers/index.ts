import type { Resolvers } from '../types.generated.ts'
import { AcceptedMaterial } from './AcceptedMaterial.ts'
import { Item } from './Item.ts'
import { Material } from './Material.ts'
import { OpeningHours } from './OpeningHours.ts'
import { Place } from './Place.ts'
import { Query } from './Query.ts'
import { Region } from './Region.ts'

export const resolvers: Resolvers = {
  Query,
  AcceptedMaterial,
  Item,
  Material,
  OpeningHours,
  Place,
  Region,
}
