import type { z } from 'zod'
import { decodeJson, encodeJson } from './canonical-encoding.ts'
import { badInput } from './errors.ts'

/** Maximum number of edges on a page. */
export const pageMax = 50

/** `first`, or the argument called `name`, if it is from 1 to `max`. @throws BAD_USER_INPUT otherwise */
export function pageSize(first: number, max = pageMax, name = 'first'): number {
  if (first >= 1 && first <= max) return first
  throw badInput(`\`${name}\` is a whole number from 1 to ${max}; this one is ${first}.`)
}

/** An opaque cursor that contains the sort key of a row. */
export const encodeCursor = (key: readonly (string | number | null)[]): string => encodeJson(key)

/** Maximum length of a cursor. The longest contain a name. */
export const cursorMax = 1_000

/** The refusal of a cursor that this list never returned. */
export const badCursor = (name = 'after') => badInput(`\`${name}\` must be a cursor from this list; this one is not.`)

/**
 * The sort key in a cursor; undefined without a cursor.
 * @throws BAD_USER_INPUT for a cursor that this list never returned
 */
export function decodeCursor<T>(
  cursor: string | null | undefined,
  key: z.ZodType<T>,
  name: 'after' | 'before' = 'after',
): T | undefined {
  if (cursor == null) return undefined
  try {
    return key.parse(decodeJson(cursor))
  } catch {
    throw badCursor(name)
  }
}

/** A part of a list: its first `size` entries between two positions, or its last ones in reverse if `isBackward`. */
export interface Slice<Position> {
  size: number
  isBackward: boolean
  after?: Position
  before?: Position
}

/** A page of a connection without a total. */
export interface Page<Edge extends { node: unknown }> {
  edges: Edge[]
  nodes: Edge['node'][]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** A page as resolvers return it. GraphQL calls a function only when a query selects its field. */
export interface Connection<Edge extends { node: unknown }> extends Omit<Page<Edge>, 'pageInfo'> {
  pageInfo: Omit<Page<Edge>['pageInfo'], 'hasNextPage' | 'hasPreviousPage'> & {
    hasNextPage: boolean | (() => Promise<boolean>)
    hasPreviousPage: boolean | (() => Promise<boolean>)
  }
  totalCount: () => Promise<number>
}

/**
 * A page of a connection, built from up to `first + 1` rows. The extra row shows that another page follows.
 * @param edge returns the edge of a row: its node, its cursor, and further fields of the edge
 * @param count returns the number of all matching rows; called only when a query selects `totalCount` and the page does not
 * show it
 * @param after the cursor of the request: a first page without another one is the whole list
 */
export function connection<Row, Edge extends { cursor: string; node: unknown }>(
  rows: readonly Row[],
  first: number,
  edge: (row: Row) => Edge,
  count: () => Promise<number>,
  after: string | null | undefined,
): Connection<Edge> {
  const isWhole = after == null && rows.length <= first
  return { ...page(rows, first, edge), totalCount: isWhole ? async () => rows.length : count }
}

/** As `connection`, for a connection without a total. */
export function page<Row, Edge extends { cursor: string; node: unknown }>(
  rows: readonly Row[],
  first: number,
  edge: (row: Row) => Edge,
): Page<Edge> {
  const edges = rows.slice(0, first).map(edge)
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
