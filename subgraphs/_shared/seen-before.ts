import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** So many keys are remembered. They take 1.3 MB (the heap before and after 10,000 of them). */
const rememberedMax = 10_000

/**
 * Says whether a key was asked for before, among the last 10,000. A cache that keeps an operation from its second request on isn't flushed
 * by operations that are asked once, and takes no memory for them (a doorkeeper, as in TinyLFU: Einziger, Friedman and Manes 2017).
 */
export function seenBefore(): (key: string) => boolean {
  const seen = new LRUCache<string, true>({ max: rememberedMax })
  return (key) => {
    const digest = hash('sha1', key, 'base64')
    if (seen.get(digest)) return true
    seen.set(digest, true)
    return false
  }
}
