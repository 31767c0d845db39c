import type { Importer } from '../../_shared/import.ts'
import { boundaries } from './boundaries.ts'
import { clothingBins } from './clothing-bins.ts'
import { lampBatteryBins } from './lamp-battery-bins.ts'
import { legalDongs } from './legal-dongs.ts'
import { litterBins } from './litter-bins.ts'
import { mappedImporters } from './mappings.ts'
import { medicineBins } from './medicine-bins.ts'
import { osmGeoJson, osmOverpass } from './osm.ts'
import { recyclingCentres } from './recycling-centres.ts'

/** What `npm run import -- location` can load. */
export const importers: readonly Importer[] = [
  clothingBins,
  medicineBins,
  lampBatteryBins,
  recyclingCentres,
  litterBins,
  ...mappedImporters(),
  osmGeoJson,
  osmOverpass,
  legalDongs,
  boundaries,
]
