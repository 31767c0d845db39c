import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JWK } from 'jose'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { AgedKeys } from './key-set.ts'
import { publicKeysIn } from './public-keys.ts'

/** How often the file is written while the keys stay the same: it has the time of the last read, by which they expire. */
const confirmMs = 60 * 60_000

const content = z.object({ url: z.string(), readAt: z.iso.datetime(), keys: z.array(z.unknown()) })

/**
 * The last keys that were read from `url`, in a file: a process that starts while auth is down verifies tokens with them. Whoever can
 * write the folder can sign in as anybody while auth is down.
 */
export function keptKeys(folder: string, url: string, log: Logger) {
  const file = join(folder, 'access-token-keys.json')
  let saved = ''
  let savedMs = Number.NEGATIVE_INFINITY
  let isSaving = false
  let hasFailed = false
  return {
    /** The keys in the file; undefined without a file, for another URL, and for a file that can't be trusted. */
    load(): AgedKeys | undefined {
      try {
        const found = content.parse(JSON.parse(readFileSync(file, 'utf8')))
        const ageMs = Date.now() - Date.parse(found.readAt)
        const keys = publicKeysIn(found)
        // If the clock was set back, nobody knows the age.
        return found.url === url && ageMs >= 0 && keys.length > 0 ? { keys, ageMs } : undefined
      } catch {
        return undefined
      }
    },
    /** Replaces the file if it has other keys or is an hour old. Never fails; the log has the first failure. */
    async save(keys: readonly JWK[]): Promise<void> {
      const text = JSON.stringify(keys)
      const isCurrent = text === saved && performance.now() - savedMs < confirmMs
      if (isCurrent || isSaving) return
      isSaving = true
      try {
        await replace(folder, file, JSON.stringify({ url, readAt: new Date().toISOString(), keys }))
        saved = text
        savedMs = performance.now()
      } catch (error) {
        // It might have a key that was removed since.
        await rm(file, { force: true }).catch(() => {})
        const reason = error instanceof Error ? error.message : String(error)
        if (!hasFailed) log.warn({ reason }, 'The keys of access tokens could not be kept in KEYS_FOLDER')
        hasFailed = true
      } finally {
        isSaving = false
      }
    },
  }
}

// A process that dies in the middle leaves the file as it was.
async function replace(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const next = `${file}.${randomUUID()}`
  try {
    await writeFile(next, text, { mode: 0o600 })
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}
