import type { Db } from '../_shared/db.ts'
import { newId } from '../_shared/ids.ts'
import { type PlaceRow, places, type SourceRecordRow } from './db/schema.ts'
import type { Coordinates } from './domain/geo/earth.ts'
import { nameKey } from './domain/places/keys.ts'
import { materialId } from './domain/places/materials.ts'
import { type PlaceValues, recomputeFromRecords, writeRecords } from './domain/places/records.ts'

/** A spot in the sea that no place of the reference data is near. */
export const atSea: Coordinates = { latitude: 37.2, longitude: 132.5 }

let spots = 0

/** A spot in Seoul that no other test place is near: each is a kilometre from the last. */
export const aSpot = (): Coordinates => {
  spots += 1
  return moved({ latitude: 37.56, longitude: 127.2 }, (spots % 20) * 1_000, Math.floor(spots / 20) * 1_000)
}

/** The point so many metres north and east of another. Good enough over some kilometres. */
export const moved = ({ latitude, longitude }: Coordinates, north: number, east = 0): Coordinates => ({
  latitude: latitude + north / 111_000,
  longitude: longitude + east / (111_320 * Math.cos((latitude * Math.PI) / 180)),
})

/** A place that takes batteries, or what `takes` has the codes of, with one source. */
export async function aPlace(
  db: Db,
  overrides: Partial<PlaceValues> = {},
  { takes = ['BATTERY'], source = {} }: { takes?: readonly string[]; source?: Partial<SourceRecordRow> } = {},
): Promise<PlaceRow> {
  const [place] = await db.insert(places).values(aPlaceRow(overrides)).returning()
  if (!place) throw new Error('A fixture made no row.')
  await writeRecords(db, [aSourceRow({ placeId: place.id, materialIds: takes.map(materialId), ...source })])
  await recomputeFromRecords(db, [place.id])
  return place
}

/** A row of `places`, not written yet. */
export function aPlaceRow(overrides: Partial<PlaceValues> = {}): PlaceValues {
  const nameKo = overrides.nameKo ?? '한빛아파트'
  return {
    id: newId('plc'),
    nameKo,
    nameEn: null,
    kind: 'DROP_OFF_BIN',
    status: 'OPERATING',
    ...atSea,
    address: '경상북도 울릉군 울릉읍 독도이사부길 55',
    street: '울릉읍 독도이사부길 55',
    addressDetail: null,
    postalCode: null,
    countryCode: 'KR',
    regionId: 'reg_4794000000',
    phone: null,
    website: null,
    notesKo: null,
    notesEn: null,
    features: [],
    confidence: 'HIGH',
    accuracy: 'ADDRESS',
    verifiedAt: null,
    nameKey: nameKey(nameKo),
    addressKey: null,
    ...overrides,
  }
}

/** A row of `source_records`, not written yet. */
export const aSourceRow = (overrides: Partial<SourceRecordRow> = {}): SourceRecordRow => ({
  dataSet: 'lamp-battery-bins',
  key: newId('row'),
  provider: '경상북도 울릉군',
  line: 2,
  raw: {},
  contentHash: '',
  outcome: 'imported',
  reason: null,
  placeId: null,
  leads: true,
  materialIds: [],
  terms: {},
  hours: null,
  observedOn: '2026-06-24',
  readOn: '2026-11-24',
  ...overrides,
})

/** Random numbers from 0 up to 1 that are the same each time (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
