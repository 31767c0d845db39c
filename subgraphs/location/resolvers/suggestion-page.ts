import { z } from 'zod'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { encodeCursor } from '../../_shared/pagination.ts'
import { sliceOf, twoWayConnection } from '../../_shared/two-way-page.ts'
import type { SuggestionRow } from '../db/suggestions.ts'
import {
  countSuggestions,
  hasSuggestionsFrom,
  type SuggestionFilter,
  type SuggestionOrder,
  suggestionsOf,
} from '../domain/suggestions/suggestion-lists.ts'

// The upper limit is the last year that PostgreSQL accepts in the four-digit form of ISO 8601.
const moment = z
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31))
const position = z.tuple([moment, z.string().refine((id) => hasPrefix('sug', id))]).readonly()

/** A page of suggestions in an order. @throws BAD_USER_INPUT */
export async function suggestionPage(
  db: Db,
  filter: SuggestionFilter,
  order: SuggestionOrder,
  args: Parameters<typeof sliceOf>[0],
) {
  const slice = sliceOf(args, position)
  const edge = (node: SuggestionRow) => ({ cursor: encodeCursor([node.submittedAt.getTime(), node.id]), node })
  return twoWayConnection(await suggestionsOf(db, filter, order, slice), slice, edge, {
    count: () => countSuggestions(db, filter),
    hasEntriesFrom: (where) => hasSuggestionsFrom(db, filter, order, where),
  })
}
