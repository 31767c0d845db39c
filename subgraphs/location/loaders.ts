import DataLoader from 'dataloader'
import { and, asc, desc, eq, getTableColumns, max } from 'drizzle-orm'
import { isOneOf } from '../_shared/array-conditions.ts'
import { manyForEach, oneForEach } from '../_shared/batch.ts'
import type { Db } from '../_shared/db.ts'
import { hasPrefix } from '../_shared/ids.ts'
import { type ByIds, type Placeholders, prepared } from '../_shared/prepared-queries.ts'
import type { Viewer } from '../_shared/viewer.ts'
import {
  type AcceptedMaterialRow,
  dataSets,
  materials,
  type PlaceRow,
  placeHours,
  placeMaterials,
  places,
  type RegionRow,
  regions,
  retiredPlaces,
  sourceRecords,
} from './db/schema.ts'
import { placeSuggestions, type SuggestionRow } from './db/suggestions.ts'
import type { KnownHours } from './domain/places/hours.ts'
import { neighbourhoodsOf } from './domain/regions/region-of-place.ts'
import { rowOf } from './domain/retired-places/retired-places.ts'
import { type OpenReport, openReports } from './domain/suggestions/open-reports.ts'
import { isModerator } from './domain/suggestions/suggestion-lists.ts'

export type Loaders = ReturnType<typeof createLoaders>

/**
 * The batched reads of one request.
 * @param viewerOf returns the person who sent the request: sees their own suggestions, or all of them as a moderator
 */
export const createLoaders = (db: Db, viewerOf: () => Viewer | null, region = regionLoader(db)) => ({
  /** A place by id, also one that the offices' newest lists lack; null when there never was one. */
  place: new DataLoader<string, PlaceRow | null>(async (ids) => {
    const wanted = idsWithPrefix('plc', ids)
    const rows = await placesById(db, { ids: wanted })
    const found = new Set(rows.map(({ id }) => id))
    const missing = wanted.filter((id) => !found.has(id))
    const retired = missing.length > 0 ? await retiredPlacesById(db, { ids: missing }) : []
    return oneForEach(ids, [...rows, ...retired.map(({ place }) => rowOf(place))], (row) => row.id)
  }),

  /** A region by id; null when there is none. */
  region,

  /** The smallest region that a place is known to lie in; null for a place abroad. */
  regionOfPlace: new DataLoader<PlaceRow, RegionRow | null, string>(
    async (rows) => {
      const found = await neighbourhoodsOf(
        db,
        rows.map(({ id }) => id),
      )
      return Promise.all(rows.map(({ id, regionId }) => found.get(id) ?? (regionId ? region.load(regionId) : null)))
    },
    { cacheKeyFn: ({ id }) => id },
  ),

  /** The materials that a place takes and the terms, in the order of the catalogue. */
  materialsOfPlace: new DataLoader<string, AcceptedMaterialRow[]>(async (placeIds) => {
    const rows = await materialsByPlace(db, { ids: placeIds })
    return manyForEach(placeIds, rows, (row) => row.placeId)
  }),

  /** The undecided problem reports about a place, counted by problem, the latest first. */
  openReports: new DataLoader<string, OpenReport[]>((placeIds) => openReports(db, placeIds)),

  /** A suggestion by id; null when there is none and when the viewer may not see it. */
  suggestion: new DataLoader<string, SuggestionRow | null>(async (ids) => {
    const viewer = viewerOf()
    if (!viewer) return ids.map(() => null)
    const suggestionIds = idsWithPrefix('sug', ids)
    const rows = isModerator(viewer)
      ? await suggestionsById(db, { ids: suggestionIds })
      : await ownSuggestionsById(db, { ids: suggestionIds, userId: viewer.userId })
    return oneForEach(ids, rows, (row) => row.id)
  }),

  /** The opening hours of a place; null when the hours or the time zone are unknown. */
  hoursOfPlace: new DataLoader<string, KnownHours | null>(async (placeIds) => {
    const rows = await hoursByPlace(db, { ids: placeIds })
    return oneForEach(placeIds, rows, (row) => row.placeId)
  }),

  /**
   * The publications that a place's data comes from, named as the data portal requires: data set, provider and the day
   * of the data.
   */
  sourcesOfPlace: new DataLoader<string, Source[]>(async (placeIds) => {
    const rows = await sourcesByPlace(db, { ids: placeIds })
    return manyForEach(placeIds, rows, (row) => String(row.placeId)).map((records) => records.map(sourceOf))
  }),
})

function regionLoader(db: Db) {
  return new DataLoader<string, RegionRow | null>(async (ids) => {
    const rows = await regionsById(db, { ids: idsWithPrefix('reg', ids) })
    return oneForEach(ids, rows, (row) => row.id)
  })
}

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

const placesById = prepared((db, { ids }: ByIds) => db.select().from(places).where(isOneOf(places.id, ids)))

const retiredPlacesById = prepared((db, { ids }: ByIds) =>
  db.select({ place: retiredPlaces.place }).from(retiredPlaces).where(isOneOf(retiredPlaces.id, ids)),
)

const regionsById = prepared((db, { ids }: ByIds) => db.select().from(regions).where(isOneOf(regions.id, ids)))

const materialsByPlace = prepared((db, { ids }: ByIds) =>
  db
    .select({ ...getTableColumns(placeMaterials), ...getTableColumns(materials) })
    .from(placeMaterials)
    .innerJoin(materials, eq(materials.id, placeMaterials.materialId))
    .where(isOneOf(placeMaterials.placeId, ids))
    .orderBy(asc(placeMaterials.position)),
)

const suggestionsById = prepared((db, { ids }: ByIds) =>
  db.select().from(placeSuggestions).where(isOneOf(placeSuggestions.id, ids)),
)

const ownSuggestionsById = prepared((db, { ids, userId }: Placeholders<{ ids: readonly string[]; userId: string }>) =>
  db
    .select()
    .from(placeSuggestions)
    .where(and(isOneOf(placeSuggestions.id, ids), eq(placeSuggestions.userId, userId))),
)

const hoursByPlace = prepared((db, { ids }: ByIds) =>
  db
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
    .where(isOneOf(placeHours.placeId, ids)),
)

const sourcesByPlace = prepared((db, { ids }: ByIds) => {
  const { placeId, provider, observedOn, readOn } = sourceRecords
  const { title, publisher, url, license } = dataSets
  return db
    .select({ placeId, provider, observedOn, retrievedOn: max(readOn), title, publisher, url, license })
    .from(sourceRecords)
    .innerJoin(dataSets, eq(dataSets.id, sourceRecords.dataSet))
    .where(isOneOf(placeId, ids))
    .groupBy(placeId, provider, observedOn, dataSets.id)
    .orderBy(desc(observedOn), asc(title), asc(provider))
})

const idsWithPrefix = (prefix: string, ids: readonly string[]) => ids.filter((id) => hasPrefix(prefix, id))
