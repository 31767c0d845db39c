import { and, arrayOverlaps, between, eq, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { badInput } from '../../../_shared/errors.ts'
import { type ByIds, preparable, prepared, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { mapCells, type PlaceRow, places } from '../../db/schema.ts'
import type { PlaceKind } from '../../types.generated.ts'
import { type Bounds, rectangle } from '../geo/areas.ts'
import { containsLongitudes, overlapsLongitudes } from '../geo/date-line.ts'
import type { Coordinates } from '../geo/earth.ts'
import { matches, type PlaceFilter, validMaterialIds } from '../places/filter.ts'
import { nearestPlaces } from '../places/place-lists.ts'
import { cellAggregates } from './cells.ts'
import { boundsOfGrid, cellsAcross, type Grid, gridOver, levelMax } from './grid.ts'

/** Maximum number of markers in one response. */
const markersMax = 300

/** From this zoom on, places are drawn individually unless there are too many. A screen is then less than 2 km wide. */
const singlePlacesZoom = 16

/** Maximum number of kinds listed for a cluster. */
const topKindsMax = 3

/** Several places drawn as one marker. */
export interface Cluster {
  /** `level/column/row` of its cell. */
  key: string
  /** The mean of the places' coordinates. */
  coordinates: Coordinates
  bounds: Bounds
  count: number
  topKinds: PlaceKind[]
}

export type Marker = { place: PlaceRow } | { cluster: Cluster }

/**
 * The markers for a rectangle of the map at a zoom, at most 300. Places are grouped by the cells of a grid that doesn't
 * move with the map. A cell that is only partly inside the rectangle is drawn as a whole.
 * @throws BAD_USER_INPUT for a zoom outside 0 to 22 or a rectangle whose northern edge is south of its southern one
 */
export async function mapMarkers(db: Db, bounds: Bounds, zoom: number, filter?: PlaceFilter | null): Promise<Marker[]> {
  if (zoom < 0 || zoom > 22) throw badInput(`\`zoom\` is a whole number from 0 to 22; this one is ${zoom}.`)
  const area = rectangle(bounds)
  const { level, query } = clustersQuery(bounds, zoom, filter)
  const cells = (await cellsOf(db, { query })).filter((cell) => overlaps(cell, bounds))
  if (zoom >= singlePlacesZoom && countInside(cells, bounds) <= markersMax) {
    const found = await nearestPlaces(db, { area, filter }, { first: markersMax })
    if (found.length <= markersMax) return found.map(({ place }) => ({ place }))
  }
  const alone = cells.filter(({ count }) => count === 1).map(({ placeId }) => placeId)
  const rows = alone.length > 0 ? await placesById(db, { ids: alone }) : []
  const byId = new Map(rows.map((place) => [place.id, place]))
  return cells.flatMap((cell): Marker[] => {
    if (cell.count > 1) return [{ cluster: clusterOf(cell, level) }]
    const place = byId.get(cell.placeId)
    return place ? [{ place }] : []
  })
}

const cellsOf = preparedWithParts((db, { query }: { query: SQL }) => preparable<CellRow>(db, query))

const placesById = prepared((db, { ids }: ByIds) => db.select().from(places).where(isOneOf(places.id, ids)))

/**
 * The statement that reads clusters, exported for a test of its plan. It sums up `map_cells`; for a filter that
 * `map_cells` isn't grouped by, it counts the places themselves.
 */
export function clustersQuery(
  bounds: Bounds,
  zoom: number,
  filter?: PlaceFilter | null,
): { level: number; query: SQL } {
  const grid = gridOver(bounds, zoom, markersMax)
  const cells = isPrecounted(filter) ? precountedCells(grid, filter ?? {}) : cellsFromPlaces(grid, filter ?? {})
  return { level: grid.level, query: clustersOf(cells) }
}

interface CellRow {
  x: number
  y: number
  count: number
  placeId: string
  latitude: number
  longitude: number
  south: number
  west: number
  north: number
  east: number
  topKinds: PlaceKind[]
}

/** Sums up the cells of all kinds and material sets into one cluster for each column and row. */
const clustersOf = (cells: SQL): SQL => sql`
  with kinds as (
    select x, y, kind, sum(count)::int as count, min(place_id) as place_id,
      sum(latitudes) as latitudes, sum(longitudes) as longitudes,
      min(south) as south, min(west) as west, max(north) as north, max(east) as east
    from (${cells}) as cells group by x, y, kind)
  select x, y, sum(count)::int as count, min(place_id) as "placeId",
    sum(latitudes) / sum(count) as latitude, sum(longitudes) / sum(count) as longitude,
    min(south) as south, min(west) as west, max(north) as north, max(east) as east,
    (array_agg(kind order by count desc, kind))[:${sql.raw(String(topKindsMax))}] as "topKinds"
  from kinds group by x, y order by x, y`

/** Whether `map_cells` can answer a filter: it is grouped by kind and materials only. */
function isPrecounted(filter: PlaceFilter | null | undefined): boolean {
  const { features, access, pricing, openNow, openAt } = filter ?? {}
  return !(access || features?.length || pricing || openNow || openAt)
}

function precountedCells({ level, columns, rows }: Grid, { kinds, materialIds }: PlaceFilter): SQL {
  const [first, last] = rows
  const condition = and(
    eq(mapCells.level, level),
    isOneOf(mapCells.x, columns),
    between(mapCells.y, first, last),
    kinds ? isOneOf(mapCells.kind, kinds) : undefined,
    materialIds ? arrayOverlaps(mapCells.materialIds, validMaterialIds(materialIds)) : undefined,
  )
  return sql`select x, y, kind, count, place_id, latitudes, longitudes, south, west, north, east from ${mapCells} where ${condition}`
}

function cellsFromPlaces(grid: Grid, filter: PlaceFilter): SQL {
  const area = rectangle(boundsOfGrid(grid))
  const [across, shift] = [cellsAcross(levelMax), cellsAcross(levelMax - grid.level)]
  const at = sql`(cell / ${across}::bigint / ${shift}::bigint)::int as x, (cell % ${across}::bigint / ${shift}::bigint)::int as y`
  const condition = and(area.boxContains(places.pos), area.contains, matches(filter))
  return sql`select ${at}, kind, ${cellAggregates} from ${places} where ${condition} group by 1, 2, 3`
}

/** Whether the rectangle around a cell's places and the one that is drawn have a point in common. */
function overlaps(cell: CellRow, { southWest, northEast }: Bounds): boolean {
  const isInHeight = cell.north >= southWest.latitude && cell.south <= northEast.latitude
  return isInHeight && overlapsLongitudes({ west: southWest.longitude, east: northEast.longitude }, cell)
}

/** The number of places that are known to lie in a rectangle: those of the cells that lie in it as a whole. */
function countInside(cells: readonly CellRow[], { southWest, northEast }: Bounds): number {
  const inside = cells.filter(
    (cell) =>
      cell.south >= southWest.latitude &&
      cell.north <= northEast.latitude &&
      containsLongitudes({ west: southWest.longitude, east: northEast.longitude }, cell),
  )
  return inside.reduce((sum, { count }) => sum + count, 0)
}

function clusterOf(cell: CellRow, level: number): Cluster {
  const { x, y, count, latitude, longitude, south, west, north, east, topKinds } = cell
  const bounds = { southWest: { latitude: south, longitude: west }, northEast: { latitude: north, longitude: east } }
  return { key: `${level}/${x}/${y}`, coordinates: { latitude, longitude }, bounds, count, topKinds }
}
