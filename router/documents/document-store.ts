import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import { seenBefore } from '../../subgraphs/_shared/seen-before.ts'
import type { RouterContext } from '../context.ts'
import { singleFlight } from '../in-flight.ts'
import { limits } from '../limits.ts'
import type { PreparedDocuments } from './warm-up.ts'

// A parsed document takes about 37 bytes of memory for each character of its text (measured on the first query of
// GraphiQL, 3,000 times under different names).
const bytesPerCharacter = 40

/** Parsed and validated documents, for Apollo Server. Its keys end in the hashes of the texts. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>
  set(key: string, document: DocumentNode): Promise<void>
  delete(key: string): Promise<boolean>
  has(hash: string): boolean
  /** Hands over a valid document for the request that asks for it next. */
  offer(hash: string, document: DocumentNode): void
}

/**
 * Keeps documents from the second request on. Apollo Server's own store counts 30 MB of JSON, which are several times as much in memory.
 * @param maxBytes of memory, about
 * @param prepared documents that are kept as long as the router runs
 */
export function createDocumentStore(maxBytes: number, prepared: () => PreparedDocuments): DocumentStore {
  const isSeen = seenBefore()
  const offered = new Map<string, DocumentNode>()
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: ({ loc }) => bytesPerCharacter * Math.max(1, loc?.source.body.length ?? 1_000),
  })
  const keep = (hash: string, document: DocumentNode) => {
    if (isSeen(hash)) documents.set(hash, document)
  }
  return {
    async get(key) {
      const hash = hashIn(key)
      const fresh = offered.get(hash)
      if (!fresh) return prepared().get(hash) ?? documents.get(hash)
      offered.delete(hash)
      keep(hash, fresh)
      return fresh
    },
    set: async (key, document) => keep(hashIn(key), document),
    delete: async (key) => documents.delete(hashIn(key)),
    has: (hash) => prepared().has(hash) || documents.has(hash),
    offer: (hash, document) => void offered.set(hash, document),
  }
}

const hashIn = (key: string): string => key.slice(-64)

/**
 * Has documents that are new validated by another thread, which takes longer than all else until their plans. What it doesn't find valid, Apollo Server validates
 * and reports. Several requests for one document wait for it together.
 */
export function validateApart(
  store: DocumentStore,
  isValid: (text: string) => Promise<boolean>,
): ApolloServerPlugin<RouterContext> {
  const once = singleFlight<boolean>()
  return {
    async requestDidStart() {
      return {
        async didResolveSource({ source, queryHash }) {
          if (store.has(queryHash) || !(await once(queryHash, () => isValid(source)))) return
          store.offer(queryHash, parse(source, limits.parseOptions))
        },
      }
    },
  }
}
