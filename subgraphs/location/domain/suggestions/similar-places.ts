import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import type { PlaceKind } from '../../types.generated.ts'
import { cubeAt } from '../geo/cube.ts'
import { type Coordinates, chordOf } from '../geo/earth.ts'
import { nameKey } from '../places/keys.ts'

/**
 * Within this distance in metres, a place of the same name is probably the same place: people don't place the point
 * exactly.
 */
const namesakeMeters = 200

/** Within this distance in metres, a place of the same kind is probably the same place. */
const sameKindMeters = 30

/** Maximum number of places returned. */
const similarMax = 5

/** The places that may be the same as a suggested one, by name, kind and point; at most five, the nearest first. */
export async function similarPlaces(
  db: Db,
  { name, kind, coordinates }: { name: string; kind: PlaceKind; coordinates: Coordinates },
): Promise<PlaceRow[]> {
  const chord = sql`${places.pos} <-> ${cubeAt(coordinates)}`
  return db
    .select()
    .from(places)
    .where(
      and(
        sql`${places.pos} <@ cube_enlarge(${cubeAt(coordinates)}, ${chordOf(namesakeMeters)}::float8, 3)`,
        or(
          and(eq(places.nameKey, nameKey(name)), sql`${chord} <= ${chordOf(namesakeMeters)}::float8`),
          and(eq(places.kind, kind), sql`${chord} <= ${chordOf(sameKindMeters)}::float8`),
        ),
      ),
    )
    .orderBy(asc(chord), asc(places.id))
    .limit(similarMax)
}
