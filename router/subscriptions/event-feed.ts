import type { Logger } from 'pino'
import { serializeError } from '../../subgraphs/_shared/errors.ts'
import { eventTypes } from '../../subgraphs/_shared/events/catalogue.ts'
import type { CloudEvent, EventTransport } from '../../subgraphs/_shared/events/transport.ts'
import { liveFields } from './live-fields.ts'

/** An event that clients may hear of. */
export interface LiveEvent {
  id: string
  type: string
  data: unknown
}

/** Somebody who hears events of one type. */
export interface Listener {
  type: string
  /** Whose own events it hears; undefined to hear those that aren't somebody's own. */
  accountId: string | undefined
  hear(event: LiveEvent): void
  /** Events may have been missed. */
  gap(): void
}

/** The events of the bus for those who subscribed, and the last ones for those who come back. */
export interface EventFeed {
  /** @returns how to stop it */
  add(listener: Listener): () => void
  /** A listener's events after the one with this id; null if it is not among those that are kept, or some may have been missed since. */
  after(id: string, type: string, accountId: string | undefined): LiveEvent[] | null
  stop(): Promise<void>
}

/** So many events are kept, for so long, for clients that lost their connection. */
const keptMax = 5_000
const keptMs = 5 * 60_000

export function eventFeed(bus: Pick<EventTransport, 'listen'> | undefined, log: Logger): EventFeed {
  const accountOf = new Map(Object.values(liveFields).map(({ type, accountId }) => [type as string, accountId]))
  const listeners = new Map<string, Set<Listener>>()
  let kept: (LiveEvent & { atMs: number })[] = []

  const hear = ({ id, type, data: given }: CloudEvent) => {
    if (!accountOf.has(type)) return
    const read = eventTypes[type as keyof typeof eventTypes].data.safeParse(given)
    if (!read.success) return log.warn({ type, id, cause: serializeError(read.error) }, 'An event has another shape')
    // A subgraph sends an event again if it doesn't know that it was sent.
    if (kept.some((event) => event.id === id)) return
    const event = { id, type, data: read.data }
    kept.push({ ...event, atMs: performance.now() })
    if (kept.length > keptMax || (kept[0]?.atMs ?? 0) < performance.now() - keptMs) forgetOld()
    for (const listener of listeners.get(keyOf(type, accountOf.get(type)?.(read.data))) ?? []) listener.hear(event)
  }
  const forgetOld = () => {
    kept = kept.slice(-keptMax).filter(({ atMs }) => atMs >= performance.now() - keptMs)
  }
  const gap = () => {
    kept = []
    for (const listener of [...listeners.values()].flatMap((some) => [...some])) listener.gap()
  }
  const stop = bus?.listen(hear, gap)

  return {
    add(listener) {
      const key = keyOf(listener.type, listener.accountId)
      const some = listeners.get(key) ?? new Set()
      listeners.set(key, some.add(listener))
      return () => {
        some.delete(listener)
        if (some.size === 0 && listeners.get(key) === some) listeners.delete(key)
      }
    },
    after(id, type, accountId) {
      const index = kept.findIndex((event) => event.id === id)
      if (index === -1) return null
      const key = keyOf(type, accountId)
      return kept.slice(index + 1).filter((event) => keyOf(event.type, accountOf.get(event.type)?.(event.data)) === key)
    },
    stop: async () => stop?.(),
  }
}

const keyOf = (type: string, accountId: string | undefined): string => `${type} ${accountId ?? ''}`
