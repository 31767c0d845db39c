import { setTimeout as sleep } from 'node:timers/promises'
import {
  AckPolicy,
  type ConsumerMessages,
  DiscardPolicy,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, type Msg, type NatsConnection, nanos } from '@nats-io/transport-node'
import type { Logger } from 'pino'
import { serializeError, withoutSecrets } from '../errors.ts'
import { consumers } from './catalogue.ts'
import { type CloudEvent, cloudEvent, type EventTransport, type Receive } from './transport.ts'

/** Longest wait for an answer of the broker. */
const deadlineMs = 5_000
const retryMs = 1_000
/** How long a consumer may take to store an event before it comes again. */
const acknowledgeMs = 30_000
/** The broker refuses more, and events wait in the outboxes. */
const streamBytes = 1_000_000_000

/**
 * Carries events over NATS JetStream, in a stream on the broker's disk: an event stays there until every consumer has stored it, and no
 * longer. Returns at once; while the broker is away, publishing fails and subscriptions wait for it.
 * @param options.stream name of the stream, so that tests don't meet each other
 */
export function natsTransport(url: string, log: Logger, { stream = 'bunri-events' } = {}): EventTransport {
  const stopping = new AbortController()
  let isUp = false
  let nats: NatsConnection | undefined
  const connection = connectOnce(url, log, stopping.signal)
  const watch = async () => {
    nats = await connection
    if (stopping.signal.aborted) return nats.close()
    isUp = true
    for await (const { type } of nats.status()) {
      if (type === 'disconnect') log.warn('The broker of events is gone')
      if (type === 'reconnect') log.warn('The broker of events is back')
      if (type === 'disconnect' || type === 'reconnect') isUp = type === 'reconnect'
    }
  }
  // It fails only when the transport is closed before it has a connection.
  watch().catch(() => {})
  let prepared: Promise<void> | undefined
  // All consumers exist before the first event: the stream keeps an event for those that do.
  const prepare = () => {
    prepared ??= withDeadline(connection)
      .then((connected) => createStream(connected, stream))
      .catch((error: unknown) => {
        prepared = undefined
        throw error
      })
    return prepared
  }

  return {
    isConnected: () => isUp,
    async publish(events) {
      try {
        await prepare()
        const client = jetstream(await connection, { timeout: deadlineMs })
        for (const event of events) {
          const subject = `${stream}.${event.source}`
          // The broker drops an event with the same id for two minutes; consumers recognise it later.
          await client.publish(subject, JSON.stringify(event), { msgID: event.id, timeout: deadlineMs })
        }
      } catch (error) {
        // The broker may have lost the stream.
        prepared = undefined
        throw error
      }
    },
    subscribe(consumer, receive) {
      let current: ConsumerMessages | undefined
      let isOver = false
      const consume = async () => {
        while (!isOver) {
          try {
            await prepare()
            const found = await jetstream(await connection).consumers.get(stream, consumer)
            current = await found.consume({ max_messages: 100 })
            if (isOver) await current.close()
            for await (const message of current) await store(message, receive, log)
          } catch (error) {
            prepared = undefined
            if (!isOver) log.warn({ cause: serializeError(error) }, 'Events do not arrive')
          }
          if (!isOver) await sleep(retryMs, undefined, { signal: stopping.signal }).catch(() => {})
        }
      }
      const consuming = consume()
      return async () => {
        isOver = true
        await current?.close()
        await consuming
      }
    },
    listen(hear, gap) {
      let isOver = false
      let stop = () => {}
      connection
        .then(async (connected) => {
          if (isOver) return
          // What the stream stores also reaches those who listen at the moment, without a consumer of their own.
          const heard = connected.subscribe(`${stream}.>`)
          stop = () => heard.unsubscribe()
          const told = connected.status()
          const tell = async () => {
            for await (const { type } of told) if (type === 'reconnect') gap()
          }
          gap()
          await Promise.all([tell(), hearAll(heard, hear, log)])
        })
        .catch(() => {})
      return async () => {
        isOver = true
        stop()
      }
    },
    async close() {
      stopping.abort()
      await nats?.close()
    },
  }

  function withDeadline<T>(promise: Promise<T>): Promise<T> {
    const late = sleep(deadlineMs, undefined, { signal: stopping.signal, ref: false }).then(() => {
      throw new Error('The broker does not answer.')
    })
    return Promise.race([promise, late])
  }
}

async function hearAll(heard: AsyncIterable<Msg>, hear: (event: CloudEvent) => void, log: Logger): Promise<void> {
  for await (const message of heard) {
    try {
      hear(cloudEvent.parse(message.json()))
    } catch (error) {
      log.warn({ cause: serializeError(error) }, 'A message that is no event was heard')
    }
  }
}

// Tries until the broker is there. Afterwards, the client connects again by itself.
async function connectOnce(url: string, log: Logger, signal: AbortSignal): Promise<NatsConnection> {
  const { protocol, host, username, password } = new URL(url)
  const options = {
    servers: host,
    timeout: deadlineMs,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' && { tls: {} }),
  }
  let reason = ''
  for (;;) {
    signal.throwIfAborted()
    try {
      // A connection that may try again says nothing about why it fails.
      await (await connect({ ...options, reconnect: false, maxReconnectAttempts: 0 })).close()
      return await connect({ ...options, maxReconnectAttempts: -1, reconnectTimeWait: 500 })
    } catch (error) {
      const message = withoutSecrets(error instanceof Error ? error.message : String(error))
      if (message !== reason) log.warn({ reason: message }, 'The broker of events can not be reached yet')
      reason = message
    }
    await sleep(retryMs, undefined, { signal })
  }
}

async function createStream(nats: NatsConnection, name: string): Promise<void> {
  const manager = await jetstreamManager(nats, { timeout: deadlineMs })
  await manager.streams.add({
    name,
    subjects: [`${name}.*`],
    retention: RetentionPolicy.Interest,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    max_bytes: streamBytes,
    duplicate_window: nanos(2 * 60_000),
  })
  for (const consumer of consumers)
    await manager.consumers.add(name, {
      durable_name: consumer,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(acknowledgeMs),
      max_deliver: -1,
    })
}

async function store(message: JsMsg, receive: Receive, log: Logger): Promise<void> {
  const event = readEvent(message)
  if (!event) {
    log.error({ subject: message.subject }, 'A message is no event, and was dropped')
    return message.term()
  }
  try {
    await receive([event])
    message.ack()
  } catch (error) {
    log.warn({ eventId: event.id, cause: serializeError(error) }, 'An event could not be stored')
    message.nak(retryMs)
  }
}

function readEvent(message: JsMsg): CloudEvent | undefined {
  try {
    return cloudEvent.parse(message.json())
  } catch {
    return undefined
  }
}
