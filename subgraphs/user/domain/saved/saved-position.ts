import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** Where a page of a saved list ended: when its last line was saved, in milliseconds since 1970, and the line's id. */
export type SavedPosition = readonly [savedAtMs: number, id: string]

/** The condition that a line comes behind a position, in a list with the line saved last first. */
export const behind = (list: { savedAt: PgColumn; id: PgColumn }, [savedAtMs, id]: SavedPosition): SQL =>
  sql`(${list.savedAt}, ${list.id}) < (${new Date(savedAtMs).toISOString()}::timestamptz, ${id})`
