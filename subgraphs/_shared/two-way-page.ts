import type { z } from 'zod'
import { badInput } from './errors.ts'
import { type Connection, decodeCursor, page, pageSize, type Slice } from './pagination.ts'

/** The arguments of a connection that pages forwards and backwards. */
interface PageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The part of a list that the arguments name; the first 20 entries by default. @throws BAD_USER_INPUT */
export function sliceOf<Position>(
  { first, after, last, before }: PageArgs,
  position: z.ZodType<Position>,
): Slice<Position> {
  if (first != null && last != null) throw badInput('A page has either `first` or `last`; this one has both.')
  return {
    size: last != null ? pageSize(last, undefined, 'last') : pageSize(first ?? 20),
    isBackward: last != null,
    after: decodeCursor(after, position),
    before: decodeCursor(before, position, 'before'),
  }
}

/** What a page asks of its list when a query selects it. */
interface List<Position> {
  count(): Promise<number>
  /** Whether there are entries at a position or on one side of it. */
  hasEntriesFrom(where: { position: Position; towards: 'start' | 'end' }): Promise<boolean>
}

/**
 * A page of a connection, built from up to `size + 1` rows: in the order of the list, or in reverse if the slice is backward. The
 * extra row shows that there are more in that direction; in the other one, there are if the list has entries beyond the cursor.
 */
export function twoWayConnection<Row, Edge extends { cursor: string; node: unknown }, Position>(
  rows: readonly Row[],
  slice: Slice<Position>,
  edge: (row: Row) => Edge,
  { count, hasEntriesFrom }: List<Position>,
): Connection<Edge> {
  const isPart = slice.after || slice.before || rows.length > slice.size
  // A page that shows the whole list has counted it.
  return { ...twoWayPage(rows, slice, edge, hasEntriesFrom), totalCount: isPart ? count : async () => rows.length }
}

/** As `twoWayConnection`, for a connection without a total. */
export function twoWayPage<Row, Edge extends { cursor: string; node: unknown }, Position>(
  rows: readonly Row[],
  { size, isBackward, after, before }: Slice<Position>,
  edge: (row: Row) => Edge,
  hasEntriesFrom: List<Position>['hasEntriesFrom'],
): Omit<Connection<Edge>, 'totalCount'> {
  const hasExtra = rows.length > size
  const shown = isBackward ? rows.slice(0, size).reverse() : rows
  const { pageInfo, ...rest } = page(shown, size, edge)
  const hasAt = async (position: Position | undefined, towards: 'start' | 'end') =>
    position !== undefined && hasEntriesFrom({ position, towards })
  return {
    ...rest,
    pageInfo: {
      ...pageInfo,
      hasNextPage: async () => (hasExtra && !isBackward) || hasAt(before, 'end'),
      hasPreviousPage: async () => (hasExtra && isBackward) || hasAt(after, 'start'),
    },
  }
}
