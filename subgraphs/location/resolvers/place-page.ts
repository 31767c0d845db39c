import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/connection.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import type { Context } from '../context.ts'
import { type Bounds, rectangle } from '../domain/geo/areas.ts'
import type { PlaceFilter } from '../domain/places/filter.ts'
import { countPlaces, nearestPlaces } from '../domain/places/places.ts'

const placeKey = [z.number().min(0), z.string().refine((id) => hasPrefix('plc', id))] as const

/** Where a page by distance ended: how far the place is, and its id. */
export const nearestPosition = z.tuple([...placeKey]).readonly()

/** Where a page by day of check ended: when, if ever, how far, and the id. */
export const checkedPosition = z.tuple([z.iso.datetime().nullable(), ...placeKey]).readonly()

/** Where a page of a search ended: how well the place matches, how far it is, and its id. */
export const hitPosition = z.tuple([z.int().min(0).max(3), ...placeKey]).readonly()

/** A page of the places in a rectangle, the nearest to its middle first. @throws BAD_USER_INPUT */
export async function placesInBounds(
  { db }: Context,
  args: { bounds: Bounds; filter?: PlaceFilter | null; first?: number | null; after?: string | null },
) {
  const first = pageSize(args.first ?? 20)
  const search = { area: rectangle(args.bounds), filter: args.filter }
  return connection(
    await nearestPlaces(db, search, { first, after: decodeCursor(args.after, nearestPosition) }),
    first,
    ({ place: node, chord }) => ({ cursor: encodeCursor([chord, node.id]), node }),
    () => countPlaces(db, search),
  )
}
