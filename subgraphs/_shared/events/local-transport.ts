import { consumers } from './catalogue.ts'
import type { CloudEvent, EventTransport, Receive } from './transport.ts'

/**
 * Carries events between subgraphs in one process. What it has published is in every consumer's database. While one of them is down,
 * the events wait in the sender's outbox.
 */
export function localTransport(names: readonly string[] = consumers): EventTransport {
  const receivers = new Map<string, Receive>()
  const listeners = new Set<(event: CloudEvent) => void>()
  const isConnected = () => names.every((name) => receivers.has(name))
  return {
    isConnected,
    async publish(events) {
      if (!isConnected()) throw new Error('Not every subgraph has started yet.')
      await Promise.all([...receivers.values()].map((receive) => receive(events)))
      for (const hear of listeners) events.forEach(hear)
    },
    listen(hear) {
      listeners.add(hear)
      return async () => {
        listeners.delete(hear)
      }
    },
    subscribe(consumer, receive) {
      receivers.set(consumer, receive)
      return async () => {
        receivers.delete(consumer)
      }
    },
    async close() {},
  }
}
