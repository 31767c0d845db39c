import type { z } from 'zod'
import { badInput } from './errors.ts'

/** Most that one page may hold. */
export const pageMax = 50

/** `first`, if it is within the contract. @throws BAD_USER_INPUT */
export function pageSize(first: number, max = pageMax): number {
  if (first >= 1 && first <= max) return first
  throw badInput(`\`first\` is a whole number from 1 to ${max}; this one is ${first}.`)
}

/** An opaque cursor that carries the sort key of a row. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** The sort key in a cursor, or undefined without one. @throws BAD_USER_INPUT for one that this list never gave. */
export function decodeCursor<T>(cursor: string | null | undefined, key: z.ZodType<T>): T | undefined {
  if (cursor == null) return undefined
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw badInput('`after` is a cursor that this list gave; this one is not.')
  }
}

/** A page as resolvers return it. GraphQL calls the function that it finds in place of a value, once that is asked for. */
export interface Connection<Edge extends { node: unknown }> {
  edges: Edge[]
  nodes: Edge['node'][]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: () => Promise<number>
}

/**
 * A page of a connection from up to `first + 1` rows: the one too many tells that there is another page.
 * @param edge the node of a row, its cursor, and what else belongs on the edge
 * @param count how many rows match in all; called only when `totalCount` is asked for
 */
export function connection<Row, Edge extends { cursor: string; node: unknown }>(
  rows: readonly Row[],
  first: number,
  edge: (row: Row) => Edge,
  count: () => Promise<number>,
): Connection<Edge> {
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
    totalCount: count,
  }
}
