import { LRUCache } from 'lru-cache'
import type { Operation } from '../subgraphs/_shared/operation.ts'
import type { ForwardedHeaders, SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { keptMs, keptSecondsMax, publicFor, sharedAge } from './cache-control.ts'
import type { FetchedResponse, Transport } from './data-sources.ts'
import { InFlight } from './in-flight.ts'
import type { SharedAnswer, SharedAnswers } from './redis-answers.ts'

/** Answers of subgraphs that everybody may share, kept for as long as their `Cache-Control` allows, and a minute at most. */
export interface FetchCache {
  /** The transport with answers from the cache. A mutation that it sends makes the cache forget what its subgraph said. */
  over(transport: Transport): Transport
  /** Forgets what a subgraph said, or what all said. What they are saying at the moment isn't kept either. */
  forget(subgraph?: string): Promise<void>
  /** Another text after each time that something was forgotten of one of the subgraphs. */
  versionOf(subgraphs: readonly string[]): string
  counts: FetchCounts
}

/** How many entities and other answers came from the cache, and how many from a subgraph though they may be cached. */
export interface FetchCounts {
  hits: number
  misses: number
  /** Those of the hits that another router had kept. */
  shared: number
}

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
  /** The same for all routers. */
  name: string
  /** Whether its last answer was public. Others aren't looked up. */
  isPublic: boolean
  /** Whether it asks for entities alone, which are kept one by one. */
  isOfEntities: boolean
}

/**
 * Keeps what may be shared by everybody: queries whose answer is public, by subgraph, query, variables and language, and entities one
 * by one. An answer for which a resolver looked at the viewer is private (`_shared/subgraph.ts`), so it never gets here. Of the same
 * queries at the same moment one is sent.
 * @param memoryBytes for all answers, about
 * @param shared what other routers keep, too; by default this one is alone
 */
export function fetchCache(memoryBytes: number, shared?: SharedAnswers): FetchCache {
  const kept = new LRUCache<string, Kept>({ maxSize: memoryBytes, ttl: keptSecondsMax * 1_000 })
  const versions = new Map<string, number>()
  let commonVersion = 0
  const versionOf = (subgraph: string) => `${commonVersion}.${versions.get(subgraph) ?? 0}`
  const queries = new LRUCache<string, Asked>({ max: 5_000 })
  const inFlight = new InFlight()
  const counts = { hits: 0, misses: 0, shared: 0 }
  let lastId = 0

  const askedOf = (subgraph: string, { query, operationName }: Operation, headers: ForwardedHeaders): Asked => {
    const name = `${headers['accept-language']} ${operationName?.length ?? 0} ${operationName ?? ''} ${query}`
    // What was kept of an earlier version is never looked up again.
    const key = `${subgraph} ${versionOf(subgraph)} ${name}`
    const known = queries.get(key)
    if (known) return known
    lastId += 1
    const asked = { id: lastId, name, isPublic: true, isOfEntities: entitiesOnly.test(query) }
    queries.set(key, asked)
    return asked
  }

  const remember = (key: string, { text, madeAt, maxAge }: SharedAnswer): void => {
    const ttl = madeAt + keptMs(maxAge) - Date.now()
    const size = 2 * (key.length + text.length) + 200
    if (ttl > 0) kept.set(key, { text, freshUntil: madeAt + maxAge * 1_000 }, { ttl, size })
  }

  /** What this router keeps under each key, what others keep, and how to keep more. */
  const lookUp = ({ subgraph, asked }: Fetch, keys: readonly string[]): LookUp => {
    const idOf = (index: number) => `${asked.id} ${keys[index]}`
    const sharedKey = (index: number) => `${asked.name} ${keys[index]}`
    const found = keys.map((_key, index) => kept.get(idOf(index)))
    let sharedVersion: string | undefined
    const missing = () => found.flatMap((one, index) => (one ? [] : [index]))
    return {
      found,
      missing,
      async askOthers() {
        const asking = missing()
        const others = await shared?.read(subgraph, asking.map(sharedKey))
        sharedVersion = others?.version
        for (const [nth, index] of asking.entries()) {
          const answer = others?.kept[nth]
          if (!answer) continue
          counts.shared += 1
          remember(idOf(index), answer)
          found[index] = { text: answer.text, freshUntil: answer.madeAt + answer.maxAge * 1_000 }
        }
      },
      keep(values, maxAge) {
        const [madeAt, ttlMs] = [Date.now(), keptMs(maxAge)]
        const answers = values.flatMap(([index, value]) => {
          if ((keys[index]?.length ?? 0) > keyMax) return []
          const answer = { text: JSON.stringify(value) ?? 'null', madeAt, maxAge }
          remember(idOf(index), answer)
          return { ...answer, key: sharedKey(index), ttlMs }
        })
        if (sharedVersion !== undefined) shared?.keep(subgraph, sharedVersion, answers)
      },
    }
  }

  const fetchRoots = async (fetch: Fetch): Promise<FetchedResponse> => {
    const { asked, operation, send } = fetch
    const { found, askOthers, keep } = lookUp(fetch, [JSON.stringify(operation.variables ?? {})])
    if (shared && !found[0]) await askOthers()
    if (found[0]) {
      counts.hits += 1
      return { result: { data: JSON.parse(found[0].text) }, cacheControl: publicFor(found[0].freshUntil), kept: 1 }
    }
    const response = await send(operation)
    const maxAge = sharedAge(response)
    asked.isPublic = maxAge > 0
    if (maxAge === 0) return response
    counts.misses += 1
    keep([[0, response.result.data]], maxAge)
    return response
  }

  const fetchEntities = async (fetch: Fetch, representations: readonly unknown[]): Promise<FetchedResponse> => {
    const { asked, operation, send } = fetch
    const { representations: _all, ...others } = operation.variables ?? {}
    const start = JSON.stringify(others)
    const { found, askOthers, keep, ...places } = lookUp(
      fetch,
      representations.map((one) => `${start} ${JSON.stringify(one)}`),
    )
    if (shared && places.missing().length > 0) await askOthers()
    const missing = places.missing()
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
    for (const [nth, index] of missing.entries()) entities[index] = answered[nth]
    if (maxAge > 0) {
      counts.misses += missing.length
      keep(
        missing.map((index, nth) => [index, answered[nth]]),
        maxAge,
      )
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

  const forget = async (subgraph?: string) => {
    if (subgraph === undefined) commonVersion += 1
    else versions.set(subgraph, (versions.get(subgraph) ?? 0) + 1)
    await shared?.forget(subgraph)
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
        const fetch = { subgraph: transport.name, asked, operation, send }
        const representations = operation.variables?.representations
        const isOfEntities = Array.isArray(representations) && asked.isOfEntities
        return inFlight.after(`${asked.id} ${JSON.stringify(operation.variables)}`, signal, () =>
          isOfEntities ? fetchEntities(fetch, representations) : fetchRoots(fetch),
        )
      },
    }),
  }
}

interface Fetch {
  subgraph: string
  asked: Asked
  operation: Operation
  send(operation: Operation): Promise<SubgraphResponse>
}

interface LookUp {
  /** In the order of the keys. */
  found: (Kept | undefined)[]
  /** The places of the keys under which nothing was found yet. */
  missing(): number[]
  /** Looks for what is missing where other routers keep it. */
  askOthers(): Promise<void>
  /** Keeps values by the places of their keys. */
  keep(values: (readonly [number, unknown])[], maxAge: number): void
}

// A fetch of entities as the planner writes it. With several lists of representations, the answer is kept as a whole.
const entitiesOnly =
  /^\s*query\b[^{]*\{\s*_entities\(representations: ?\$representations\)\s*\{(?![\s\S]*\b_entities\()/

const isChange = ({ query, confirmedIds, refreshCookie }: Operation): boolean =>
  /^\s*mutation\b/.test(query) || Boolean(confirmedIds?.length) || refreshCookie !== undefined

/** The path of an error of a part of the entities, in the whole list. */
function atPlaceIn(missing: readonly number[], path: readonly (string | number)[] | undefined) {
  const [root, index, ...rest] = path ?? []
  return root === '_entities' && typeof index === 'number' ? [root, missing[index] ?? index, ...rest] : path
}
