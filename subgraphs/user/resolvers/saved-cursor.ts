import { z } from 'zod'
import { hasPrefix } from '../../_shared/ids.ts'
import { encodeCursor } from '../../_shared/pagination.ts'

// Up to the last year that PostgreSQL reads in ISO 8601's four-digit form.
const timeMs = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31))

/** Schema of the sort key in a cursor of saved places. */
export const savedPlacePosition = positionOf('svp')

/** Schema of the sort key in a cursor of saved items. */
export const savedItemPosition = positionOf('svi')

const savedCursor = ({ savedAt, id }: { savedAt: Date; id: string }): string => encodeCursor([savedAt.getTime(), id])

/** The edge of an entry of a saved list. */
export const savedEdge = <Row extends { savedAt: Date; id: string }>(node: Row) => ({ cursor: savedCursor(node), node })

/** Schema of a sort key: a time in milliseconds since 1970, and an id with a prefix. */
export function positionOf(prefix: string) {
  return z.tuple([timeMs, z.string().refine((id) => hasPrefix(prefix, id))]).readonly()
}
