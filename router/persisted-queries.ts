import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

/**
 * The texts of automatic persisted queries by their hash, for Apollo Server. A client that names an unknown hash sends the text
 * along with its next request.
 */
export function persistedQueryCache(maxBytes: number) {
  const texts = new LRUCache<string, string>({
    maxSize: maxBytes,
    // A text takes up to two bytes per UTF-16 code unit, its key and entry some 200.
    sizeCalculation: (text) => 2 * text.length + 200,
  })
  return {
    get: async (hash: string) => texts.get(hash),
    set: async (hash: string, text: string) => void texts.set(hash, text),
    delete: async (hash: string) => texts.delete(hash),
  }
}

const requestShape = z.object({
  query: z.unknown().optional(),
  extensions: z.object({ persistedQuery: z.unknown().optional() }),
})

const persistedQueryShape = z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[\da-f]{64}$/) })

/**
 * What is wrong with the persisted query of a request; null if it has none or a right one. Apollo Server reports most of these
 * mistakes as its own.
 */
export function persistedQueryProblem({ method, body, query }: FastifyRequest): string | null {
  const { data: request } = requestShape.safeParse(method === 'GET' ? parametersOf(query) : body)
  const given = request?.extensions.persistedQuery
  // Apollo Server ignores these as well.
  if (!given) return null
  const { data: persisted } = persistedQueryShape.safeParse(given)
  if (!persisted) return 'A persisted query has version 1 and a sha256Hash of 64 lower-case hexadecimal digits.'
  if (typeof request?.query !== 'string') return null
  const hash = createHash('sha256').update(request.query).digest('hex')
  return hash === persisted.sha256Hash
    ? null
    : 'The sha256Hash of a persisted query is that of its text; this one is not.'
}

function parametersOf(parameters: unknown): unknown {
  const { data } = z.object({ query: z.unknown().optional(), extensions: z.string() }).safeParse(parameters)
  try {
    return data && { query: data.query, extensions: JSON.parse(data.extensions) }
  } catch {
    // Apollo Server refuses extensions that are not JSON.
    return undefined
  }
}
