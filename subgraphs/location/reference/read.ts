import { z } from 'zod'
import { readRegions, regionsFile } from '../../_shared/korea/regions.ts'
import { type Located, listCell, readReference, requireUnique, ruleBroken } from '../../_shared/reference.ts'

const file = (name: string) => new URL(name, import.meta.url)

export const files = {
  regions: regionsFile,
  materials: file('materials.csv'),
  dataSets: file('data-sets.csv'),
  places: file('places.csv'),
}

const words = z.string().trim().min(1)
const optional = z.string().transform((cell) => cell.trim() || null)
const list = z.string().transform(listCell)
const latitude = words.transform(Number).pipe(z.number().min(-90).max(90))
const longitude = words.transform(Number).pipe(z.number().min(-180).max(180))
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug has small letters, digits and single hyphens')
const materialEntry = z.object({
  code: z.string().regex(/^[A-Z]+(_[A-Z]+)*$/, 'a code has capital letters and single underscores'),
})

const dataSetEntry = z.object({
  id: slug,
  title: words,
  publisher: words,
  url: optional.pipe(z.url().nullable()),
  license: optional,
  inventory: z.enum(['yes', 'no']),
})

const placeEntry = z.object({
  slug,
  name_ko: words,
  name_en: optional,
  kind: z.enum(['RECYCLING_CENTER', 'DROP_OFF_BIN', 'CLOTHING_BIN', 'TAKE_BACK_SHOP', 'SECOND_HAND_SHOP']),
  address: words,
  detail: optional,
  latitude,
  longitude,
  region_code: words,
  materials: list.pipe(z.array(words).min(1, 'a place takes something')),
  phone: optional.pipe(z.e164().nullable()),
  website: optional.pipe(z.url().nullable()),
  notes_ko: optional,
  notes_en: optional,
  data_set: slug,
  provider: words,
  observed_on: z.iso.date(),
  read_on: z.iso.date(),
})
export type PlaceEntry = z.infer<typeof placeEntry>

/** The reference data, checked row by row and across the files. @throws Error naming file, line and rule */
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

function requireKnown(
  from: URL,
  { line }: Pick<Located<object>, 'line'>,
  what: string,
  values: readonly string[],
  known: ReadonlySet<string>,
) {
  const unknown = values.find((value) => !known.has(value))
  if (unknown !== undefined) throw ruleBroken(from, line, `${what} "${unknown}" isn't known`)
}
