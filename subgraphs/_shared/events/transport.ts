import { z } from 'zod'

/**
 * An event on its way, in the JSON format of CloudEvents 1.0 with its extensions `partitionkey` and `sequence`.
 * `source` is the subgraph that sent it; `sequence` numbers its events with this partition key, from 1. It is 0 where no order matters.
 */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string().max(68),
  source: z.string().max(100),
  type: z.string().max(200),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  partitionkey: z.string().max(200),
  sequence: z.string().regex(/^(0|[1-9]\d{0,14})$/),
  data: z.record(z.string(), z.unknown()),
})
export type CloudEvent = z.infer<typeof cloudEvent>

/** Stores events at a consumer. Once the promise is fulfilled, the consumer has them for good. */
export type Receive = (events: readonly CloudEvent[]) => Promise<void>

/** Carries events between subgraphs: each one to every consumer, at least once. */
export interface EventTransport {
  /**
   * Sends events in their order. Once the promise is fulfilled, they aren't lost any more.
   * @throws Error when that isn't sure; some of them may have been sent
   */
  publish(events: readonly CloudEvent[]): Promise<void>
  /**
   * Calls `receive` with the events for a consumer until the returned function is called. Events for which it fails come again.
   */
  subscribe(consumer: string, receive: Receive): () => Promise<void>
  /**
   * Calls `hear` with every event that is published from now on, until the returned function is called. Unlike a consumer, who listens may
   * miss events, and is told so by `gap`.
   */
  listen(hear: (event: CloudEvent) => void, gap: () => void): () => Promise<void>
  /** Whether events reach their consumers now. */
  isConnected(): boolean
  close(): Promise<void>
}
