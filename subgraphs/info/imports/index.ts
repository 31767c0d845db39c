import type { Importer } from '../../_shared/import.ts'
import { collectionCalendar } from './calendars/collection-calendar.ts'
import { bulkyWasteFees } from './fees/bulky-waste-fees.ts'
import { wasteBagPrices } from './fees/waste-bag-prices.ts'
import { boundaries } from './regions/boundaries.ts'
import { dongRelations } from './regions/dong-relations.ts'
import { legalDongs } from './regions/legal-dongs.ts'
import { householdRules } from './rules/household-rules.ts'

/** The importers of `npm run import -- info`. */
export const importers: readonly Importer[] = [
  boundaries,
  legalDongs,
  dongRelations,
  householdRules,
  bulkyWasteFees,
  wasteBagPrices,
  collectionCalendar,
]
