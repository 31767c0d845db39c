import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import type { PlaceKind } from '../../types.generated.ts'
import { cubeAt } from '../geo/cube.ts'
import { type Coordinates, chordOf } from '../geo/earth.ts'
import { nameKey } from '../places/keys.ts'

/** Two places of one name are likely the same within this distance, in metres: people don't meet the spot exactly. */
const namesakeMeters = 200

/** Two places of one sort are likely the same within this distance, in metres. */
const sameKindMeters = 30

/** Most places that are shown. */
const similarMax = 5

/** Places that somebody may mean who says that there is one of this name and sort at a point, the nearest first. */
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
