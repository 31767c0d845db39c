import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { isObject } from './plans/merge.ts'

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

/**
 * What is wrong with the persisted query of a request; null if it has none or a right one. Apollo Server reports most of these
 * mistakes as its own.
 */
export function persistedQueryProblem({ method, body, query }: FastifyRequest): string | null {
  const request = method === 'GET' ? parametersOf(query) : body
  if (!isObject(request) || !isObject(request.extensions)) return null
  const { persistedQuery } = request.extensions
  // Apollo Server ignores these as well.
  if (!persistedQuery) return null
  const { version, sha256Hash } = isObject(persistedQuery) ? persistedQuery : {}
  if (version !== 1 || typeof sha256Hash !== 'string' || !/^[\da-f]{64}$/.test(sha256Hash))
    return 'A persisted query has version 1 and a sha256Hash of 64 lower-case hexadecimal digits.'
  if (typeof request.query !== 'string') return null
  const hash = createHash('sha256').update(request.query).digest('hex')
  return hash === sha256Hash ? null : 'The sha256Hash of a persisted query is that of its text; this one is not.'
}

function parametersOf(parameters: unknown): unknown {
  if (!isObject(parameters) || typeof parameters.extensions !== 'string') return undefined
  try {
    return { query: parameters.query, extensions: JSON.parse(parameters.extensions) }
  } catch {
    // Apollo Server refuses extensions that are not JSON.
    return undefined
  }
}
