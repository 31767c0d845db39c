import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import type { Context } from '../context.ts'
import { circle } from '../domain/geo/areas.ts'
import type { Coordinates } from '../domain/geo/earth.ts'
import { coverageAt } from '../domain/places/coverage.ts'
import { knownDistance } from '../domain/places/distance.ts'
import type { PlaceFilter } from '../domain/places/filter.ts'
import { countPlaces, lastCheckedPlaces, nearestPlaces } from '../domain/places/place-lists.ts'
import type { PlaceSort } from '../types.generated.ts'
import { checkedPosition, nearestPosition } from './place-page.ts'

/** A page of the places around a point, by distance or by the date of their last check. @throws BAD_USER_INPUT */
export async function nearbyPage(
  { db }: Context,
  args: {
    center: Coordinates
    radiusMeters?: number | null
    filter?: PlaceFilter | null
    sort?: PlaceSort | null
    first?: number | null
    after?: string | null
  },
) {
  const { center, filter, after } = args
  const first = pageSize(args.first ?? 20)
  const search = { area: circle(center, args.radiusMeters ?? 3_000), filter }
  const isByCheckDate = args.sort === 'RECENTLY_VERIFIED'
  const found = isByCheckDate
    ? await lastCheckedPlaces(db, search, { first, after: decodeCursor(after, checkedPosition) })
    : await nearestPlaces(db, search, { first, after: decodeCursor(after, nearestPosition) })
  const page = connection(
    found,
    first,
    ({ place: node, chord }) => ({
      cursor: encodeCursor([...(isByCheckDate ? [node.verifiedAt?.toISOString() ?? null] : []), chord, node.id]),
      node,
      distanceMeters: knownDistance(center, node),
    }),
    () => countPlaces(db, search),
    after,
  )
  return { ...page, coverage: () => coverageAt(db, center, filter) }
}

/** A filter of a list that has only places with some of these materials. */
export const within = (
  materialIds: readonly string[],
  { filter, openNow }: { filter?: PlaceFilter | null; openNow?: boolean | null },
): PlaceFilter => ({
  ...filter,
  materialIds: filter?.materialIds ? materialIds.filter((id) => filter.materialIds?.includes(id)) : materialIds,
  openNow: openNow || filter?.openNow,
})
