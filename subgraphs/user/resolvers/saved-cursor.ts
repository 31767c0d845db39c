import { z } from 'zod'
import { encodeCursor } from '../../_shared/connection.ts'
import { hasPrefix } from '../../_shared/ids.ts'

// Up to the last year that PostgreSQL reads in ISO 8601's short form.
const moment = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31))

/** What a cursor of a list of places carries. */
export const savedPlacePosition = positionOf('svp')

/** What a cursor of a list of items carries. */
export const savedItemPosition = positionOf('svi')

/** The cursor of a line of a saved list. */
export const savedCursor = ({ savedAt, id }: { savedAt: Date; id: string }): string =>
  encodeCursor([savedAt.getTime(), id])

function positionOf(prefix: string) {
  return z.tuple([moment, z.string().refine((id) => hasPrefix(prefix, id))]).readonly()
}
