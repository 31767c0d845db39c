import type { Db } from '../_shared/db.ts'
import { newId } from '../_shared/ids.ts'
import { type NewSourceRecord, type PlaceRow, places } from './db/schema.ts'
import type { Coordinates } from './domain/geo/earth.ts'
import { nameKey } from './domain/places/keys.ts'
import { materialId } from './domain/places/material-id.ts'
import { type PlaceValues, recomputeFromRecords, writeRecords } from './domain/places/records.ts'

/** A point in the sea, far from every place of the reference data. */
export const atSea: Coordinates = { latitude: 37.2, longitude: 132.5 }

let spots = 0

/** A new point in Seoul on each call, one kilometre from the last. No other test place is near it. */
export const aSpot = (): Coordinates => {
  spots += 1
  return moved({ latitude: 37.56, longitude: 127.2 }, (spots % 20) * 1_000, Math.floor(spots / 20) * 1_000)
}

/** The point `north` and `east` metres from another. Accurate enough for some kilometres. */
export const moved = ({ latitude, longitude }: Coordinates, north: number, east = 0): Coordinates => ({
  latitude: latitude + north / 111_000,
  longitude: longitude + east / (111_320 * Math.cos((latitude * Math.PI) / 180)),
})

/** Inserts a place with one source record. It takes batteries, or the materials with the codes in `takes`. */
export async function aPlace(
  db: Db,
  overrides: Partial<PlaceValues> = {},
  { takes = ['BATTERY'], source = {} }: { takes?: readonly string[]; source?: Partial<NewSourceRecord> } = {},
): Promise<PlaceRow> {
  const [place] = await db.insert(places).values(aPlaceRow(overrides)).returning()
  if (!place) throw new Error('The insert of a fixture returned no row.')
  await writeRecords(db, [aSourceRow({ placeId: place.id, materialIds: takes.map(materialId), ...source })])
  await recomputeFromRecords(db, [place.id])
  return place
}

/** A row for `places`, not inserted. */
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

/** A row for `source_records`, not inserted. */
export const aSourceRow = (overrides: Partial<NewSourceRecord> = {}): NewSourceRecord => ({
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

export { seededRandom } from '../_shared/testing-random.ts'
