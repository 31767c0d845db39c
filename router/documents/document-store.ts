import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { seenBefore } from '../../subgraphs/_shared/seen-before.ts'

// A parsed document takes about 37 bytes of memory for each character of its text (measured on the first query of
// GraphiQL, 3,000 times under different names).
const bytesPerCharacter = 40

/**
 * Parsed and validated documents, by their hash, for Apollo Server. They are kept from the second request on. Its own store counts 30 MB of
 * JSON, which are several times as much in memory.
 * @param maxBytes of memory, about
 */
export function createDocumentStore(maxBytes: number) {
  const isSeen = seenBefore()
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: ({ loc }) => bytesPerCharacter * Math.max(1, loc?.source.body.length ?? 1_000),
  })
  return {
    get: async (hash: string) => documents.get(hash),
    async set(hash: string, document: DocumentNode) {
      if (isSeen(hash)) documents.set(hash, document)
    },
    delete: async (hash: string) => documents.delete(hash),
  }
}
