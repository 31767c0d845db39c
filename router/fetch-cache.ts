import { LRUCache } from 'lru-cache'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { ForwardedHeaders, SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import type { FetchedResponse, Transport } from './data-sources.ts'
import { isObject } from './plans/merge.ts'

/** Answers of subgraphs that everybody may share, kept for as long as their `Cache-Control` allows, and a minute at most. */
export interface FetchCache {
  /** The transport with answers from the cache. A mutation that it sends makes the cache forget what its subgraph said. */
  over(transport: Transport): Transport
  /** Forgets what a subgraph said, or what all said. What they are saying at the moment isn't kept either. */
  forget(subgraph?: string): void
  /** Another text after each time that something was forgotten of one of the subgraphs. */
  versionOf(subgraphs: readonly string[]): string
  counts: FetchCounts
}

/** How many entities and other answers came from the cache, and how many from a subgraph though they may be cached. */
export interface FetchCounts {
  hits: number
  misses: number
}

/** Facts change by imports and approved corrections. This is how long an old one may be served. */
export const keptSecondsMax = 60

/** Longest variables of an answer that is kept, in characters. */
const keyMax = 4_000

interface Kept {
  /** JSON, since what merges answers changes them. */
  text: string
  /** When the subgraph's `max-age` ends, in ms of `Date.now()`. */
  freshUntil: number
}

/** A query of a subgraph in a language. */
interface Asked {
  id: number
  /** Whether its last answer was public. Others aren't looked up. */
  isPublic: boolean
  /** Whether it asks for entities alone, which are kept one by one. */
  isOfEntities: boolean
}

/**
 * Keeps what may be shared by everybody: queries whose answer is public, by subgraph, query, variables and language, and entities one
 * by one. An answer for which a resolver looked at the viewer is private (`_shared/subgraph.ts`), so it never gets here.
 * @param memoryBytes for all answers, about
 */
export function fetchCache(memoryBytes: number): FetchCache {
  const kept = new LRUCache<string, Kept>({ maxSize: memoryBytes, ttl: keptSecondsMax * 1_000 })
  const versions = new Map<string, number>()
  let commonVersion = 0
  const versionOf = (subgraph: string) => `${commonVersion}.${versions.get(subgraph) ?? 0}`
  const queries = new LRUCache<string, Asked>({ max: 5_000 })
  const counts = { hits: 0, misses: 0 }
  let lastId = 0

  const askedOf = (subgraph: string, { query, operationName }: Operation, headers: ForwardedHeaders): Asked => {
    // What was kept of an earlier version is never looked up again.
    const name = `${subgraph} ${versionOf(subgraph)} ${headers['accept-language']} ${operationName?.length ?? 0} ${operationName ?? ''} ${query}`
    const known = queries.get(name)
    if (known) return known
    lastId += 1
    const asked = { id: lastId, isPublic: true, isOfEntities: entitiesOnly.test(query) }
    queries.set(name, asked)
    return asked
  }

  const keep = (key: string, value: unknown, maxAge: number): void => {
    if (key.length > keyMax) return
    const text = JSON.stringify(value) ?? 'null'
    const ttl = Math.min(maxAge, keptSecondsMax) * 1_000
    kept.set(
      key,
      { text, freshUntil: Date.now() + maxAge * 1_000 },
      { ttl, size: 2 * (key.length + text.length) + 200 },
    )
  }

  const fetchRoots = async (fetch: Fetch): Promise<FetchedResponse> => {
    const { asked, operation, send } = fetch
    const key = `${asked.id} ${JSON.stringify(operation.variables ?? {})}`
    const found = kept.get(key)
    if (found) {
      counts.hits += 1
      return { result: { data: JSON.parse(found.text) }, cacheControl: publicFor(found.freshUntil), kept: 1 }
    }
    const response = await send(operation)
    const maxAge = sharedAge(response)
    asked.isPublic = maxAge > 0
    if (maxAge === 0) return response
    counts.misses += 1
    keep(key, response.result.data, maxAge)
    return response
  }

  const fetchEntities = async (fetch: Fetch, representations: readonly unknown[]): Promise<FetchedResponse> => {
    const { asked, operation, send } = fetch
    const { representations: _all, ...others } = operation.variables ?? {}
    const start = `${asked.id} ${JSON.stringify(others)}`
    const keys = representations.map((one) => `${start} ${JSON.stringify(one)}`)
    const found = keys.map((key) => kept.get(key))
    const missing = found.flatMap((one, index) => (one ? [] : [index]))
    const freshUntil = Math.min(...found.flatMap((one) => one?.freshUntil ?? []))
    const entities: unknown[] = found.map((one) => one && JSON.parse(one.text))
    if (missing.length === 0) {
      counts.hits += representations.length
      const kept = representations.length
      return { result: { data: { _entities: entities } }, cacheControl: publicFor(freshUntil), kept }
    }
    const isPart = missing.length < representations.length
    const response = await send(
      isPart
        ? { ...operation, variables: { ...others, representations: missing.map((index) => representations[index]) } }
        : operation,
    )
    const answered = response.result.data?._entities
    const maxAge = sharedAge(response)
    asked.isPublic = maxAge > 0
    if (!Array.isArray(answered) || answered.length !== missing.length) {
      // What follows reports a wrong answer to the whole question.
      return isPart ? send(operation) : response
    }
    counts.hits += representations.length - missing.length
    if (maxAge > 0) counts.misses += missing.length
    for (const [nth, index] of missing.entries()) {
      if (maxAge > 0) keep(keys[index] ?? '', answered[nth], maxAge)
      entities[index] = answered[nth]
    }
    if (!isPart) return response
    const { errors } = response.result
    return {
      ...response,
      kept: representations.length - missing.length,
      result: {
        data: { _entities: entities },
        ...(errors && { errors: errors.map((error) => ({ ...error, path: atPlaceIn(missing, error.path) })) }),
      },
      cacheControl: maxAge > 0 ? publicFor(Math.min(freshUntil, Date.now() + maxAge * 1_000)) : response.cacheControl,
    }
  }

  const forget = (subgraph?: string) => {
    if (subgraph === undefined) commonVersion += 1
    else versions.set(subgraph, (versions.get(subgraph) ?? 0) + 1)
  }

  return {
    counts,
    forget,
    versionOf: (subgraphs) => subgraphs.map(versionOf).join(),
    over: (transport) => ({
      ...transport,
      async execute(operation, headers, signal) {
        const send = (asked: Operation) => transport.execute(asked, headers, signal)
        if (isChange(operation)) return send(operation).finally(() => forget(transport.name))
        const asked = askedOf(transport.name, operation, headers)
        if (!asked.isPublic) {
          const response = await send(operation)
          asked.isPublic = sharedAge(response) > 0
          return response
        }
        const fetch = { asked, operation, send }
        const representations = operation.variables?.representations
        return Array.isArray(representations) && asked.isOfEntities
          ? fetchEntities(fetch, representations)
          : fetchRoots(fetch)
      },
    }),
  }
}

interface Fetch {
  asked: Asked
  operation: Operation
  send(operation: Operation): Promise<SubgraphResponse>
}

// A fetch of entities as the planner writes it. With several lists of representations, the answer is kept as a whole.
const entitiesOnly =
  /^\s*query\b[^{]*\{\s*_entities\(representations: ?\$representations\)\s*\{(?![\s\S]*\b_entities\()/

const isChange = ({ query, confirmedIds, refreshCookie }: Operation): boolean =>
  /^\s*mutation\b/.test(query) || Boolean(confirmedIds?.length) || refreshCookie !== undefined

/** Seconds for which everybody may share a response; 0 for one with errors, or that is somebody's own. */
function sharedAge({ result, cacheControl, accessToken, cookieChange }: SubgraphResponse): number {
  if (!result.data || result.errors || accessToken || cookieChange || !isObject(result.data)) return 0
  return publicAge(cacheControl)
}

/** The seconds for which everybody may share what has this `Cache-Control`; 0 if they may not. */
export const publicAge = (cacheControl = ''): number => Number(/^max-age=(\d+), public$/.exec(cacheControl)?.[1] ?? 0)

const publicFor = (freshUntil: number): string =>
  `max-age=${Math.max(1, Math.floor((freshUntil - Date.now()) / 1_000))}, public`

/** The path of an error of a part of the entities, in the whole list. */
function atPlaceIn(missing: readonly number[], path: readonly (string | number)[] | undefined) {
  const [root, index, ...rest] = path ?? []
  return root === '_entities' && typeof index === 'number' ? [root, missing[index] ?? index, ...rest] : path
}
