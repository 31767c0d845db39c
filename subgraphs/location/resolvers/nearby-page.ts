import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/connection.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import type { Context } from '../context.ts'
import { countPlacesNearby, type PlaceFilter, placesNearby } from '../domain/places.ts'
import { type Coordinates, distanceMeters } from '../domain/sphere.ts'

const position = z.tuple([z.number().min(0).max(2), z.string().refine((id) => hasPrefix('plc', id))]).readonly()

/** A page of places around a point, the nearest first. @throws BAD_USER_INPUT */
export async function nearbyPage(
  { db }: Context,
  args: {
    center: Coordinates
    radiusMeters?: number | null
    filter?: PlaceFilter | null
    first?: number | null
    after?: string | null
  },
) {
  const { center, filter } = args
  const first = pageSize(args.first ?? 20)
  const search = { center, radiusMeters: args.radiusMeters ?? 2_000, filter }
  const found = await placesNearby(db, search, { first, after: decodeCursor(args.after, position) })
  return connection(
    found,
    first,
    ({ place: node, chord }) => ({
      cursor: encodeCursor([chord, node.id]),
      node,
      distanceMeters: distanceMeters(center, node),
    }),
    () => countPlacesNearby(db, search),
  )
}
