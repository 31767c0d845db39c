import type { Importer } from '../../_shared/import.ts'
import { householdRules } from './household-rules.ts'

/** What `npm run import -- info` can load. */
export const importers: readonly Importer[] = [householdRules]
