import { type SQL, sql } from 'drizzle-orm'
import { type Coordinates, vectorOf } from './earth.ts'

/** A point as the value that the column `pos` has for it. */
export function cubeAt(point: Coordinates): SQL {
  const [x, y, z] = vectorOf(point)
  return sql`cube(array[${x}::float8, ${y}::float8, ${z}::float8])`
}
