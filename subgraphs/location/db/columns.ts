import { sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

/** A point of the module `cube`: places lie on the unit sphere, so that the nearest in space is the nearest on earth. */
export const cube = customType<{ data: string }>({ dataType: () => 'cube' })

/** The point of the unit sphere at the row's latitude and longitude; null where those may be null, and are. */
export function position({ isNullable = false } = {}) {
  const point =
    'cube(array[cosd(latitude) * cosd(longitude), cosd(latitude) * sind(longitude), sind(latitude)]::double precision[])'
  const isThere = 'latitude is not null and longitude is not null'
  return cube().generatedAlwaysAs(sql.raw(isNullable ? `case when ${isThere} then ${point} end` : point))
}

/**
 * A closed ring of `(longitude, latitude)`, in millionths of a degree. PostgreSQL takes numbers for equal that are within a
 * millionth of each other; with degrees it found one random point in 170 in a second district as well.
 */
export const polygon = customType<{ data: string }>({ dataType: () => 'polygon' })

/** The box around a ring. */
export const box = customType<{ data: string }>({ dataType: () => 'box' })

/** Ranges of whole numbers: `{[540,1080),[2880,3960)}`. */
export const int4multirange = customType<{ data: string }>({ dataType: () => 'int4multirange' })
