import type { StoredSession } from './session-storage.ts'

/** How long a tab waits for tokens of another one before it renews them itself. */
const answerMs = 100
/** A tab that renews tokens and then stands still must not block the others: the server accepts a late refresh for ten seconds. */
const lockMs = 15_000

type Message = { kind: 'ask' } | { kind: 'session'; session: StoredSession | null }

interface Locks {
  request<T>(name: string, options: { signal: AbortSignal }, work: () => Promise<T>): Promise<T>
}

/** Tabs of the same origin that share a session. */
export interface Tabs {
  /** Tells the others the new session, or that it has ended. */
  share(session: StoredSession | null): void
  /** A session with a fresh token that another tab has. */
  ask(): Promise<StoredSession | null>
  /** Does some work while no other tab does it. */
  oneAtATime<T>(work: () => Promise<T>): Promise<T>
  close(): void
}

const alone: Tabs = { share() {}, ask: async () => null, oneAtATime: (work) => work(), close() {} }

/**
 * Joins the tabs that share a session under a name. Without a name, or where the platform has no tabs, this one is alone.
 * @param own reads and writes the session of this tab
 */
export function openTabs(
  name: string | undefined,
  own: { read(): Promise<StoredSession | null>; write(session: StoredSession | null): Promise<void> },
): Tabs {
  const locks = (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks
  if (!name || !locks || typeof BroadcastChannel === 'undefined') return alone
  const channel = new BroadcastChannel(name)
  const post = (message: Message) => channel.postMessage(message)
  const waiting = new Set<(session: StoredSession) => void>()
  channel.onmessage = async (event: { data: unknown }) => {
    const message = event.data as Message
    if (message.kind === 'ask') {
      const session = await own.read()
      if (session) post({ kind: 'session', session })
      return
    }
    await own.write(message.session)
    if (message.session) for (const receive of waiting) receive(message.session)
  }
  return {
    share: (session) => post({ kind: 'session', session }),
    ask: () =>
      new Promise((resolve) => {
        const finish = (session: StoredSession | null) => {
          clearTimeout(timer)
          waiting.delete(finish)
          resolve(session)
        }
        const timer = setTimeout(() => finish(null), answerMs)
        waiting.add(finish)
        post({ kind: 'ask' })
      }),
    async oneAtATime(work) {
      const waited = new AbortController()
      const timer = setTimeout(() => waited.abort(), lockMs)
      let isStarted = false
      try {
        return await locks.request(name, { signal: waited.signal }, () => {
          isStarted = true
          clearTimeout(timer)
          return work()
        })
      } catch (error) {
        if (isStarted || !waited.signal.aborted) throw error
        return work()
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => channel.close(),
  }
}
