import DataLoader from 'dataloader'
import { asc, desc, eq, getTableColumns, inArray, max } from 'drizzle-orm'
import { manyForEach, oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { hasPrefix } from '../_shared/ids.ts'
import {
  dataSets,
  type MaterialRow,
  materials,
  type PlaceRow,
  placeHours,
  placeMaterials,
  places,
  type RegionRow,
  regions,
  sourceRecords,
} from './db/schema.ts'
import type { KnownHours } from './domain/place-hours.ts'

export type Loaders = ReturnType<typeof createLoaders>

export const createLoaders = (db: Db) => ({
  /** A place by id; null when there is none. */
  place: new DataLoader<string, PlaceRow | null>(async (ids) => {
    const rows = await db
      .select()
      .from(places)
      .where(inArray(places.id, possible('plc', ids)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** A region by id; null when there is none. */
  region: new DataLoader<string, RegionRow | null>(async (ids) => {
    const rows = await db
      .select()
      .from(regions)
      .where(inArray(regions.id, possible('reg', ids)))
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** What a place takes, in the order of the catalogue. */
  materialsOfPlace: new DataLoader<string, MaterialRow[]>(async (placeIds) => {
    const rows = await db
      .select({ placeId: placeMaterials.placeId, ...getTableColumns(materials) })
      .from(placeMaterials)
      .innerJoin(materials, eq(materials.id, placeMaterials.materialId))
      .where(inArray(placeMaterials.placeId, [...placeIds]))
      .orderBy(asc(placeMaterials.position))
    return manyForEach(placeIds, rows, (row) => row.placeId)
  }),

  /** When a place is open; null when that isn't known, or in which time zone. */
  hoursOfPlace: new DataLoader<string, KnownHours | null>(async (placeIds) => {
    const rows = await db
      .select({
        placeId: placeHours.placeId,
        hours: placeHours.hours,
        status: places.status,
        timeZone: regions.timeZone,
        countryCode: regions.countryCode,
      })
      .from(placeHours)
      .innerJoin(places, eq(places.id, placeHours.placeId))
      .innerJoin(regions, eq(regions.id, places.regionId))
      .where(inArray(placeHours.placeId, [...placeIds]))
    return oneForEach(placeIds, rows, (row) => row.placeId)
  }),

  /** The publications that tell of a place, each as the portal wants it named: data set, provider and the data's own day. */
  sourcesOfPlace: new DataLoader<string, Source[]>(async (placeIds) => {
    const { placeId, provider, observedOn, readOn } = sourceRecords
    const { title, publisher, url, license } = dataSets
    const rows = await db
      .select({ placeId, provider, observedOn, retrievedOn: max(readOn), title, publisher, url, license })
      .from(sourceRecords)
      .innerJoin(dataSets, eq(dataSets.id, sourceRecords.dataSet))
      .where(inArray(placeId, [...placeIds]))
      .groupBy(placeId, provider, observedOn, dataSets.id)
      .orderBy(desc(observedOn), asc(title), asc(provider))
    return manyForEach(placeIds, rows, (row) => String(row.placeId)).map((records) => records.map(sourceOf))
  }),
})

interface Source {
  title: string
  publisher: string
  url: string | null
  license: string | null
  retrievedOn: string | null
}

function sourceOf({
  title,
  publisher,
  provider,
  observedOn,
  ...rest
}: Source & { provider: string | null; observedOn: string | null }): Source {
  return {
    title: observedOn ? `${title} (${observedOn})` : title,
    publisher: provider ? `${publisher} / ${provider}` : publisher,
    url: rest.url,
    license: rest.license,
    retrievedOn: rest.retrievedOn,
  }
}

const possible = (prefix: string, ids: readonly string[]) => ids.filter((id) => hasPrefix(prefix, id))
