import type { JWK, JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'
import { boundedFetch } from './bounded-fetch.ts'
import { keptKeys } from './kept-keys.ts'
import { cachedKeySet, type KeySetTimes } from './key-set.ts'
import { publicKeysIn } from './public-keys.ts'

const bounds = { timeoutMs: 2_000, bytesMax: 100_000 }

/**
 * The key set that auth publishes at a URL. While the URL can't be reached, the last keys remain valid for 24 hours, also for a
 * process that starts then.
 * @param options.folder where they are kept on disk
 */
export function remoteKeys(
  url: string,
  { folder, log, times }: { folder: string; log: Logger; times?: Partial<KeySetTimes> },
): JWTVerifyGetKey {
  const kept = keptKeys(folder, url, log)
  const read = async () => {
    const keys = await fetchKeys(url)
    // Nobody waits for the disk.
    void kept.save(keys)
    return keys
  }
  return cachedKeySet(read, { initial: kept.load(), log, times })
}

async function fetchKeys(url: string): Promise<JWK[]> {
  const response = await boundedFetch(url, { headers: { accept: 'application/json' } }, bounds)
  if (response.status !== 200) throw new Error(`The key set was answered with status ${response.status}.`)
  return publicKeysIn(await response.json())
}
