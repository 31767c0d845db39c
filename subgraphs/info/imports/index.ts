import type { Importer } from '../../_shared/import.ts'
import { bulkyWasteFees } from './fees/bulky-waste-fees.ts'
import { wasteBagPrices } from './fees/waste-bag-prices.ts'
import { householdRules } from './rules/household-rules.ts'

/** What `npm run import -- info` can load. */
export const importers: readonly Importer[] = [householdRules, bulkyWasteFees, wasteBagPrices]
