import { and, asc, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import type { Slice } from '../../../_shared/pagination.ts'
import { type Placeholders, preparedCount, preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { type DiaryEntryRow, diaryEntries } from '../../db/schema.ts'

/** Which entries of a diary a list has. Missing and null conditions exclude nothing. */
export interface DiaryFilter {
  from?: string | null
  to?: string | null
  materialIds?: readonly string[] | null
  itemIds?: readonly string[] | null
}

/** Sort key of an entry: its day and its id. */
export type DiaryPosition = readonly [disposedOn: string, id: string]

/**
 * Up to `size + 1` entries between two positions, the latest day first. The last `size + 1` of them, in reverse, if `isBackward`.
 */
export async function diaryPage(
  db: Db,
  userId: string,
  filter: DiaryFilter,
  { size, isBackward, after, before }: Slice<DiaryPosition>,
): Promise<DiaryEntryRow[]> {
  const order = isBackward ? asc : desc
  const parts = {
    condition: and(matches(userId, filter), after && isBeyond('<', after), before && isBeyond('>', before)),
    byDay: order(diaryEntries.disposedOn),
    byId: order(diaryEntries.id),
  }
  return entriesInOrder(db, parts, { limit: size + 1 })
}

/** Number of entries in a list. */
export async function countDiaryEntries(db: Db, userId: string, filter: DiaryFilter): Promise<number> {
  return entryCount(db, matches(userId, filter))
}

/** Whether a list has an entry at a position or on one side of it: `start` for those that come first. */
export async function hasEntriesFrom(
  db: Db,
  userId: string,
  filter: DiaryFilter,
  { position, towards }: { position: DiaryPosition; towards: 'start' | 'end' },
): Promise<boolean> {
  const rows = await anyEntry(db, {
    condition: and(matches(userId, filter), isBeyond(towards === 'start' ? '>=' : '<=', position)),
  })
  return rows.length > 0
}

const entriesInOrder = preparedWithParts(
  (db, { condition, byDay, byId }: Condition & { byDay: SQL; byId: SQL }, { limit }: Placeholders<{ limit: number }>) =>
    db.select().from(diaryEntries).where(condition).orderBy(byDay, byId).limit(limit),
)

type Condition = { condition: SQL | undefined }

const entryCount = preparedCount(diaryEntries)

const anyEntry = preparedWithParts((db, { condition }: Condition) =>
  db.select({ id: diaryEntries.id }).from(diaryEntries).where(condition).limit(1),
)

function matches(userId: string, { from, to, materialIds, itemIds }: DiaryFilter): SQL | undefined {
  const { disposedOn, materialId, itemId } = diaryEntries
  return and(
    eq(diaryEntries.userId, userId),
    from ? gte(disposedOn, storable(from)) : undefined,
    to ? lte(disposedOn, storable(to)) : undefined,
    materialIds
      ? isOneOf(
          materialId,
          materialIds.filter((id) => hasPrefix('mat', id)),
        )
      : undefined,
    itemIds
      ? isOneOf(
          itemId,
          itemIds.filter((id) => hasPrefix('itm', id)),
        )
      : undefined,
  )
}

// PostgreSQL has no year 0.
const storable = (day: string): string => (day < '0001' ? '0001-01-01' : day)

const isBeyond = (comparison: '<' | '<=' | '>' | '>=', [day, id]: DiaryPosition): SQL =>
  sql`(${diaryEntries.disposedOn}, ${diaryEntries.id}) ${sql.raw(comparison)} (${day}::date, ${id})`
