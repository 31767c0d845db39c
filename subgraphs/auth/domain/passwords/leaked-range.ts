import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { boundedFetch } from '../../../_shared/bounded-fetch.ts'

/** Whether a password is known from a leak. */
export type LeakCheck = (password: string) => Promise<boolean>

/** How long a sign-up waits for the service. */
const deadlineMs = 1_000

/** Maximum size of a range. Those of Have I Been Pwned have about 40 kB. */
const bytesMax = 1_000_000

/**
 * Asks a service with the range API of Have I Been Pwned (https://haveibeenpwned.com/API/v3#PwnedPasswords) at
 * `url`. It gets the first 20 bits of a password's SHA-1 digest, which hundreds of leaked passwords share, and returns
 * the rest of their digests. If it doesn't answer in time, the password passes: the list that ships with us has the most
 * common ones. Without `url` every password passes.
 */
export function leakedRange(url: string | undefined, log: () => Logger): LeakCheck {
  return async (password) => {
    if (url === undefined) return false
    const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
    try {
      const range = await fetchRange(new URL(`range/${digest.slice(0, 5)}`, url.endsWith('/') ? url : `${url}/`))
      return (range.get(digest.slice(5)) ?? 0) > 0
    } catch (error) {
      // Messages may contain the address, and with it a part of the digest.
      const { name, code } = error as Error & { code?: unknown }
      log().warn({ name, code }, 'The service with leaked passwords did not answer, so a password was not looked up')
      return false
    }
  }
}

// The counts of leaks by the rest of the digest. A count of 0 is padding, which hides the size of the range.
async function fetchRange(address: URL): Promise<Map<string, number>> {
  const headers = { 'add-padding': 'true', 'user-agent': 'bunri' }
  const response = await boundedFetch(address, { headers }, { timeoutMs: deadlineMs, bytesMax })
  if (!response.ok) throw new RangeError(`Status ${response.status}`)
  const lines = (await response.text()).matchAll(/^([0-9A-F]{35}):(\d+)\r?$/gim)
  const range = new Map([...lines].map(([, suffix = '', count]) => [suffix.toUpperCase(), Number(count)]))
  if (range.size === 0) throw new RangeError('This is no range.')
  return range
}
