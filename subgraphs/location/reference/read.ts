import { z } from 'zod'
import { readRegions, regionsFile } from '../../_shared/korea/regions.ts'
import {
  codeCell,
  latitudeCell,
  listCell,
  longitudeCell,
  optionalCell,
  readReference,
  requireKnown,
  requireUnique,
  slugCell,
  textCell,
} from '../../_shared/reference-data.ts'

const file = (name: string) => new URL(name, import.meta.url)

export const files = {
  regions: regionsFile,
  materials: file('materials.csv'),
  dataSets: file('data-sets.csv'),
  places: file('places.csv'),
}

const materialEntry = z.object({ code: codeCell })

const dataSetEntry = z.object({
  id: slugCell,
  title: textCell,
  publisher: textCell,
  url: optionalCell.pipe(z.url().nullable()),
  license: optionalCell,
  inventory: z.enum(['yes', 'no']),
})

const placeEntry = z.object({
  slug: slugCell,
  name_ko: textCell,
  name_en: optionalCell,
  kind: z.enum(['RECYCLING_CENTER', 'DROP_OFF_BIN', 'CLOTHING_BIN', 'TAKE_BACK_SHOP', 'SECOND_HAND_SHOP']),
  address: textCell,
  detail: optionalCell,
  latitude: latitudeCell,
  longitude: longitudeCell,
  region_code: textCell,
  materials: listCell.pipe(z.array(textCell).min(1, 'a place needs a material')),
  phone: optionalCell.pipe(z.e164().nullable()),
  website: optionalCell.pipe(z.url().nullable()),
  notes_ko: optionalCell,
  notes_en: optionalCell,
  data_set: slugCell,
  provider: textCell,
  observed_on: z.iso.date(),
  read_on: z.iso.date(),
})
export type PlaceEntry = z.infer<typeof placeEntry>

/**
 * The reference data, with every row and every reference between files checked.
 * @throws Error naming file, line and rule
 */
export function readReferenceData(from: typeof files = files) {
  const found = {
    regions: readRegions(from.regions),
    materials: readReference(from.materials, materialEntry),
    dataSets: readReference(from.dataSets, dataSetEntry),
    places: readReference(from.places, placeEntry),
  }
  requireUnique(from.materials, found.materials, 'code', (row) => row.code)
  requireUnique(from.dataSets, found.dataSets, 'id', (row) => row.id)
  requireUnique(from.places, found.places, 'slug', (row) => row.slug)

  const regions = new Set(found.regions.map(({ entry }) => entry.code))
  const codes = new Set(found.materials.map(({ code }) => code))
  const dataSets = new Set(found.dataSets.map(({ id }) => id))
  for (const place of found.places) {
    requireKnown(from.places, place, 'region', [place.region_code], regions)
    requireKnown(from.places, place, 'material', place.materials, codes)
    requireKnown(from.places, place, 'data set', [place.data_set], dataSets)
  }
  return found
}
export type ReferenceData = ReturnType<typeof readReferenceData>
