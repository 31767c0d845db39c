import type { Importer } from '../../_shared/import.ts'
import { bulkyWasteFees } from './bulky-waste-fees.ts'
import { householdRules } from './household-rules.ts'
import { wasteBagPrices } from './waste-bag-prices.ts'

/** What `npm run import -- info` can load. */
export const importers: readonly Importer[] = [householdRules, bulkyWasteFees, wasteBagPrices]
