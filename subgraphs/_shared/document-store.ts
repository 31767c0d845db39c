import type { DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'

// A parsed document takes about 37 bytes of memory for each character of its text (measured on the first query of
// GraphiQL, 3,000 times under different names).
const bytesPerCharacter = 40

/**
 * Parsed and validated documents, by their hash, for Apollo Server. Its own store counts 30 MB of JSON, which are several
 * times as much in memory.
 * @param maxBytes of memory, about
 */
export function createDocumentStore(maxBytes: number) {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: ({ loc }) => bytesPerCharacter * Math.max(1, loc?.source.body.length ?? 1_000),
  })
  return {
    get: async (hash: string) => documents.get(hash),
    set: async (hash: string, document: DocumentNode) => void documents.set(hash, document),
    delete: async (hash: string) => documents.delete(hash),
  }
}
