import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Sort key of the last entry on a page of a saved list: `savedAt` in milliseconds since 1970, and the id. */
export type SavedPosition = readonly [savedAtMs: number, id: string]

/** SQL condition for the entries after a position in a list that is sorted by most recently saved. */
export const isAfter = (list: { savedAt: PgColumn; id: PgColumn }, [savedAtMs, id]: SavedPosition): SQL =>
  sql`(${list.savedAt}, ${list.id}) < (${new Date(savedAtMs).toISOString()}::timestamptz, ${id})`
