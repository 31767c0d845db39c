import { and, like } from 'drizzle-orm'
import { isNoneOf } from '../../_shared/array-conditions.ts'
import { contentHash } from '../../_shared/content-hash.ts'
import type { Db } from '../../_shared/db.ts'
import type { Located } from '../../_shared/reference-data.ts'
import { type NewSourceRecord, places, sourceRecords } from '../db/schema.ts'
import { refreshMapCells } from '../domain/map/cells.ts'
import { confidenceByAge } from '../domain/places/confidence.ts'
import { refreshCoverage } from '../domain/places/coverage.ts'
import { createPlaceFinder } from '../domain/places/finder.ts'
import { addressKey, nameKey } from '../domain/places/keys.ts'
import { materialId } from '../domain/places/material-id.ts'
import {
  type PlaceValues,
  recomputeFromRecords,
  removeEmptyPlaces,
  writePlaces,
  writeRecords,
} from '../domain/places/records.ts'
import { createRegionIndex, type RegionIndex } from '../domain/regions/region-index.ts'
import type { PlaceEntry } from './read.ts'

/**
 * Loads the well-known places. Each has a source record, so that imports recognise the place and add to it. A place
 * that an import already created keeps its id, since people may have saved it.
 */
export async function loadPlaces(tx: Db, entries: readonly Located<PlaceEntry>[]): Promise<void> {
  const index = await createRegionIndex(tx)
  const finder = await createPlaceFinder(tx)
  const known = new Set((await tx.select({ id: places.id }).from(places)).map(({ id }) => id))
  const assigned = entries.map((entry) => {
    const own = placeOf(entry, index)
    const { latitude, longitude, ...identity } = own
    const found = known.has(own.id) ? null : finder.find({ ...identity, point: { latitude, longitude } }, () => true)
    return { entry, own, placeId: found?.id ?? own.id }
  })
  await writePlaces(
    tx,
    assigned.filter(({ own, placeId }) => own.id === placeId).map(({ own }) => own),
  )
  const gone = await removeRecords(tx, entries.map(keyOf))
  await writeRecords(
    tx,
    assigned.map(({ entry, own, placeId }) => recordOf(entry, placeId, placeId === own.id)),
  )
  await removeEmptyPlaces(tx, gone)
  await recomputeFromRecords(tx, [...gone, ...assigned.map(({ placeId }) => placeId)])
  await refreshMapCells(tx)
  await refreshCoverage(tx)
}

const keyOf = ({ slug }: PlaceEntry) => `reference:${slug}`

function placeOf(entry: PlaceEntry, index: RegionIndex): PlaceValues {
  const region = index.withCode(entry.region_code)
  const { street } = index.inAddress(entry.address)
  return {
    id: `plc_${entry.slug}`,
    nameKo: entry.name_ko,
    nameEn: entry.name_en,
    kind: entry.kind,
    status: 'OPERATING',
    latitude: entry.latitude,
    longitude: entry.longitude,
    address: entry.address,
    street,
    addressDetail: entry.detail,
    postalCode: null,
    countryCode: region.countryCode,
    regionId: region.id,
    phone: entry.phone,
    website: entry.website,
    notesKo: entry.notes_ko,
    notesEn: entry.notes_en,
    features: [],
    confidence: confidenceByAge(entry.observed_on, entry.read_on),
    accuracy: 'ADDRESS',
    verifiedAt: null,
    nameKey: nameKey(entry.kind === 'CLOTHING_BIN' ? entry.name_ko.replace(/ 의류수거함$/, '') : entry.name_ko),
    addressKey: addressKey(region, street),
  }
}

/** Deletes the records of places that are no longer in the file. @returns the ids of their places */
async function removeRecords(tx: Db, keys: readonly string[]): Promise<string[]> {
  const rows = await tx
    .delete(sourceRecords)
    .where(and(like(sourceRecords.key, 'reference:%'), isNoneOf(sourceRecords.key, keys)))
    .returning({ placeId: sourceRecords.placeId })
  return rows.map(({ placeId }) => placeId).filter((id) => id !== null)
}

function recordOf(entry: Located<PlaceEntry>, placeId: string, leads: boolean): NewSourceRecord {
  return {
    dataSet: entry.data_set,
    key: keyOf(entry),
    provider: entry.provider,
    line: entry.line,
    raw: { slug: entry.slug },
    contentHash: contentHash(entry),
    outcome: leads ? 'imported' : 'merged',
    reason: null,
    placeId,
    leads,
    materialIds: entry.materials.map(materialId),
    terms: {},
    hours: null,
    observedOn: entry.observed_on,
    readOn: entry.read_on,
  }
}
