import { z } from 'zod'
import { hasPrefix } from '../../_shared/ids.ts'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import type { Context } from '../context.ts'
import { type Bounds, rectangle } from '../domain/geo/areas.ts'
import { coverageAt } from '../domain/places/coverage.ts'
import type { PlaceFilter } from '../domain/places/filter.ts'
import { countPlaces, nearestPlaces } from '../domain/places/place-lists.ts'

const placeKey = [z.number().min(0), z.string().refine((id) => hasPrefix('plc', id))] as const

/** The cursor of a page by distance: straight-line distance in metres, id. */
export const nearestPosition = z.tuple([...placeKey]).readonly()

/** The cursor of a page by check date: moment of the check (null for never), straight-line distance in metres, id. */
export const checkedPosition = z.tuple([z.iso.datetime().nullable(), ...placeKey]).readonly()

/** The cursor of a search: rank, straight-line distance in metres, id. */
export const hitPosition = z.tuple([z.int().min(0).max(3), ...placeKey]).readonly()

/** A page of the places in a rectangle, the nearest to its centre first. @throws BAD_USER_INPUT */
export async function placesInBounds(
  { db }: Context,
  args: { bounds: Bounds; filter?: PlaceFilter | null; first?: number | null; after?: string | null },
) {
  const first = pageSize(args.first ?? 20)
  const search = { area: rectangle(args.bounds), filter: args.filter }
  const page = connection(
    await nearestPlaces(db, search, { first, after: decodeCursor(args.after, nearestPosition) }),
    first,
    ({ place: node, chord }) => ({ cursor: encodeCursor([chord, node.id]), node }),
    () => countPlaces(db, search),
    args.after,
  )
  return { ...page, coverage: () => coverageAt(db, search.area.center, args.filter) }
}
