import { and, asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Slice } from '../../../_shared/pagination.ts'

/** Sort key of an entry of a saved list: `savedAt` in milliseconds since 1970, and the id. */
export type SavedPosition = readonly [savedAtMs: number, id: string]

interface List {
  savedAt: PgColumn
  id: PgColumn
}

/** SQL condition for the entries between the positions of a slice, in a list that is sorted by most recently saved. */
export const isWithin = (list: List, { after, before }: Slice<SavedPosition>): SQL | undefined =>
  and(after && isBeyond('<', list, after), before && isBeyond('>', list, before))

/** SQL condition for the entries at a position or on one side of it: `start` for those that come first. */
export const isFrom = (list: List, { position, towards }: { position: SavedPosition; towards: 'start' | 'end' }): SQL =>
  isBeyond(towards === 'start' ? '>=' : '<=', list, position)

/** The order of a slice: most recently saved first, or in reverse. */
export const orderOf = (list: List, { isBackward }: { isBackward: boolean }): { byTime: SQL; byId: SQL } => {
  const order = isBackward ? asc : desc
  return { byTime: order(list.savedAt), byId: order(list.id) }
}

const isBeyond = (comparison: '<' | '<=' | '>' | '>=', list: List, [savedAtMs, id]: SavedPosition): SQL =>
  sql`(${list.savedAt}, ${list.id}) ${sql.raw(comparison)} (${new Date(savedAtMs).toISOString()}::timestamptz, ${id})`
