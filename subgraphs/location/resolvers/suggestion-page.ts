import { z } from 'zod'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { connection, decodeCursor, encodeCursor, pageSize } from '../../_shared/pagination.ts'
import {
  countSuggestions,
  type latestSuggestions,
  type SuggestionFilter,
} from '../domain/suggestions/suggestion-lists.ts'

// The upper limit is the last year that PostgreSQL accepts in the four-digit form of ISO 8601.
const moment = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31))
const position = z.tuple([moment, z.string().refine((id) => hasPrefix('sug', id))]).readonly()

/** A page of suggestions in the order of `list`. @throws BAD_USER_INPUT */
export async function suggestionPage(
  db: Db,
  list: typeof latestSuggestions,
  filter: SuggestionFilter,
  args: { first?: number | null; after?: string | null },
) {
  const first = pageSize(args.first ?? 20)
  return connection(
    await list(db, filter, { first, after: decodeCursor(args.after, position) }),
    first,
    (node) => ({ cursor: encodeCursor([node.submittedAt.getTime(), node.id]), node }),
    () => countSuggestions(db, filter),
    args.after,
  )
}
