import { sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

/** A point of the module `cube`, in metres from the middle of the earth: the nearest in space is the nearest on earth. */
export const cube = customType<{ data: string }>({ dataType: () => 'cube' })

/** Where the row's latitude and longitude are in space; null where those are. */
export const position = () => cube().generatedAlwaysAs(sql.raw('earth_position(latitude, longitude)'))

/**
 * A closed ring of `(longitude, latitude)`, in millionths of a degree. PostgreSQL takes numbers for equal that are within a
 * millionth of each other; with degrees it found one random point in 170 in a second district as well.
 */
export const polygon = customType<{ data: string }>({ dataType: () => 'polygon' })

/** The box around a ring. */
export const box = customType<{ data: string }>({ dataType: () => 'box' })

/** Ranges of whole numbers: `{[540,1080),[2880,3960)}`. */
export const int4multirange = customType<{ data: string }>({ dataType: () => 'int4multirange' })
