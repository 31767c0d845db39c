import type { AddressInfo } from 'node:net'
import { type Client, createClient } from 'graphql-ws'
import { expect, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { unauthenticated } from '../../subgraphs/_shared/errors.ts'
import type { NewEvent } from '../../subgraphs/_shared/events/catalogue.ts'
import { localTransport } from '../../subgraphs/_shared/events/local-transport.ts'
import type { Operation } from '../../subgraphs/_shared/operation.ts'
import type { RouterParts } from '../router-parts.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import type { EventResult } from './subscriptions.ts'

/** A router that listens, over subgraphs that know every place and notification, and the bus that it listens to. */
export async function liveRouter(
  others: Partial<RouterParts> = {},
  nameLength = 3,
  whenDone: (close: () => Promise<void>) => void = onTestFinished,
) {
  const bus = localTransport([])
  const parts = routerParts()
  const invalid = new Set<string>()
  let fetches = 0
  const router = await createRouter({
    ...parts,
    trustProxy: 'loopback',
    events: bus,
    // The token is the name of the account.
    readViewer: async (authorization) => {
      if (authorization === undefined) return null
      const userId = authorization.replace('Bearer ', '')
      if (invalid.has(userId)) throw unauthenticated('The access token has expired; refresh the session.')
      return { userId, sessionId: `ses_${userId}`, contributorId: 'ctr_1', scopes: [] }
    },
    transports: parts.transports.map((transport) => ({
      ...transport,
      async execute(operation, headers, signal) {
        if (operation.query.includes('revocations')) return transport.execute(operation, headers, signal)
        fetches += 1
        return {
          result: { data: answerTo(operation, `of ${headers.authorization}`, 'x'.repeat(nameLength)) },
          cacheControl: undefined,
        }
      },
    })),
    metrics: { token: undefined },
    ...others,
  })
  await router.listen({ host: '127.0.0.1', port: 0 })
  whenDone(() => router.close())
  const { port } = router.server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const url = `${host}/graphql/stream`
  let nth = 0
  return {
    router,
    url,
    /** Tokens that are not valid any more. */
    invalid,
    fetches: () => fetches,
    /** Waits until so many subscriptions are open. */
    async subscribed(count: number): Promise<void> {
      await vi.waitFor(
        async () => {
          const { body } = await router.inject({ url: '/metrics', headers: { host: 'localhost' } })
          expect(body).toContain(`bunri_subscriptions ${count}\n`)
        },
        { timeout: 60_000, interval: 20 },
      )
    },
    /** Publishes events, and returns their ids. */
    async tell(...events: NewEvent[]): Promise<string[]> {
      const sent = events.map(({ type, data }) => {
        nth += 1
        const id = `evt_${nth}`
        const common = { specversion: '1.0' as const, datacontenttype: 'application/json' as const, source: 'location' }
        return { ...common, id, type, time: new Date().toISOString(), partitionkey: 'a', sequence: '0', data }
      })
      await bus.publish(sent)
      return sent.map(({ id }) => id)
    },
    /** A client of a network of its own. */
    connect(options: { address?: string; token?: string; path?: string } = {}): Client {
      const { address = '192.0.2.1', token, path = '/graphql/stream' } = options
      class FromAddress extends WebSocket {
        constructor(to: string, protocol: string) {
          super(to, protocol, { headers: { 'x-forwarded-for': address } })
        }
      }
      const client = createClient({
        url: `ws://${host}${path}`,
        webSocketImpl: FromAddress,
        retryAttempts: 0,
        ...(token && { connectionParams: { authorization: `Bearer ${token}` } }),
      })
      onTestFinished(() => void client.dispose())
      return client
    },
  }
}

/** What any subgraph says of a place or a notification, as the planner asks for it. */
function answerTo({ query, variables }: Operation, title: string, name: string) {
  const representations = variables?.representations
  if (Array.isArray(representations))
    return { _entities: representations.map((one) => ({ ...one, name, existence_of_Place: 'RECYCLING_CENTER' })) }
  const alias = /(\w+): ?node\(/.exec(query)?.[1] ?? 'node'
  const id = String(Object.values(variables ?? {}).find((value) => /^(plc|ntf)_/.test(String(value))))
  return { [alias]: { __typename: id.startsWith('plc') ? 'Place' : 'Notification', id, title, name } }
}

/** Subscribes, and collects what arrives. */
export function collect(client: Client, query: string, extensions?: Record<string, unknown>) {
  const results: EventResult[] = []
  let end: unknown
  const ended = new Promise<unknown>((resolve) => {
    end = resolve
  })
  const stop = client.subscribe<Record<string, unknown>>(
    { query, ...(extensions && { extensions }) },
    {
      next: (result) => void results.push(result as EventResult),
      error: (error) => (end as (reason: unknown) => void)(error),
      complete: () => (end as (reason: unknown) => void)('complete'),
    },
  )
  return { results, ended, stop }
}

/** A change of a place at a point. */
export const placeChanged = (placeId: string, latitude = 37.5, longitude = 127): NewEvent => ({
  type: 'place.changed.v1',
  data: {
    placeId,
    placeName: { ko: '수거함', en: null },
    changes: ['STATUS'],
    status: 'OPEN',
    successorId: null,
    positions: [{ latitude, longitude }],
  },
})

export const notified = (accountId: string, notificationId: string): NewEvent => ({
  type: 'notification.arrived.v1',
  data: { accountId, notificationId, topic: 'PLACE' },
})

export const inSeoul =
  'subscription { placesChanged(bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } }) { id name } }'
