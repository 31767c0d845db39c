import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { litterBins } from './bins/litter-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { recyclingCentres } from './bins/recycling-centres.ts'
import { osmGeoJson, osmOverpass } from './osm/osm.ts'
import type { PlaceImporter } from './reread-records.ts'
import { mappedImporters } from './tables/mappings.ts'

/** The importers of data sets of places. */
export const placeImporters: readonly PlaceImporter[] = [
  clothingBins,
  medicineBins,
  lampBatteryBins,
  recyclingCentres,
  litterBins,
  ...mappedImporters(),
  osmGeoJson,
  osmOverpass,
]
