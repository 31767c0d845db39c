import type { Importer } from '../../_shared/import.ts'
import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { litterBins } from './bins/litter-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { recyclingCentres } from './bins/recycling-centres.ts'
import { osmGeoJson, osmOverpass } from './osm/osm.ts'
import { boundaries } from './regions/boundaries.ts'
import { legalDongs } from './regions/legal-dongs.ts'
import { mappedImporters } from './tables/mappings.ts'

/** The importers of `npm run import -- location`. */
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
