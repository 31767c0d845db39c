import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { propertyRuns } from '../../subgraphs/_shared/testing.ts'
import { waitingEventsMax } from './subscription-limits.ts'
import { collect, inSeoul, liveRouter, notified, placeChanged } from './testing.ts'

const shared = await liveRouter({}, 3, afterAll)
beforeEach(async () => {
  shared.invalid.clear()
  await shared.subscribed(0)
})

/** Time for a message to a client and for its answer. */
const settled = () => sleep(150)

test('a change in the rectangle arrives with what was selected, one outside does not, and a repeated event once', async () => {
  const { connect, tell, subscribed } = shared
  const { results } = collect(connect(), inSeoul)
  await subscribed(1)

  const [id] = await tell(placeChanged('plc_1'))
  await tell(placeChanged('plc_2', 35))
  await vi.waitFor(() => expect(results).toHaveLength(1))
  await settled()

  expect(results).toEqual([
    { data: { placesChanged: { id: 'plc_1', name: 'xxx' } }, extensions: { event: { id, about: 'plc_1' } } },
  ])
})

test('what is somebody’s own arrives at this account alone, and nobody without a token may ask for it', async () => {
  const { connect, tell, subscribed } = shared
  const query = 'subscription { notificationArrived { id title } }'
  const [own, others, nobodys] = [connect({ token: 'usr_1' }), connect({ token: 'usr_2' }), connect()].map((client) =>
    collect(client, query),
  )
  await subscribed(2)

  await tell(notified('usr_1', 'ntf_1'))
  await vi.waitFor(() => expect(own?.results).toHaveLength(1))
  await settled()

  expect(own?.results[0]?.data).toEqual({ notificationArrived: { id: 'ntf_1', title: 'of Bearer usr_1' } })
  expect(others?.results).toEqual([])
  expect(await nobodys?.ended).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('a token that is no longer valid ends a subscription with the reason, before anything else arrives', async () => {
  const { connect, tell, invalid, fetches, subscribed } = shared
  const { results, ended } = collect(connect({ token: 'usr_1' }), 'subscription { notificationArrived { id } }')
  await subscribed(1)
  const before = fetches()
  invalid.add('usr_1')

  await tell(notified('usr_1', 'ntf_1'))

  expect(await ended).toBe('complete')
  expect(results).toEqual([
    {
      errors: [
        { message: 'The access token has expired; refresh the session.', extensions: { code: 'UNAUTHENTICATED' } },
      ],
    },
  ])
  expect(fetches()).toBe(before)
})

test('a connection with a token that is not valid is closed with a code for which clients renew it', async () => {
  const { url, invalid } = shared
  invalid.add('usr_1')
  const socket = new WebSocket(`ws://${url}`, 'graphql-transport-ws')
  await once(socket, 'open')

  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer usr_1' } }))
  const [code, reason] = await once(socket, 'close')

  expect([code, String(reason)]).toEqual([4403, 'The access token has expired; refresh the session.'])
})

test('a client that comes back gets what it missed, and learns if that is no longer known', async () => {
  const { connect, tell } = shared
  const [first] = await tell(placeChanged('plc_1'))
  await tell(placeChanged('plc_2'), placeChanged('plc_3', 35), placeChanged('plc_4'))

  const back = collect(connect(), inSeoul, { lastEventId: first })
  const tooLate = collect(connect(), inSeoul, { lastEventId: 'evt_unknown' })
  await vi.waitFor(() => expect(back.results).toHaveLength(2))
  await vi.waitFor(() => expect(tooLate.results).toHaveLength(1))

  expect(back.results.map(({ extensions }) => extensions?.event.about)).toEqual(['plc_2', 'plc_4'])
  expect(tooLate.results).toEqual([{ data: { placesChanged: null }, extensions: { event: { missed: true } } }])
})

test('nobody gets what is another one’s own by naming an event', async () => {
  const { connect, tell } = shared
  const [first] = await tell(notified('usr_2', 'ntf_1'))
  await tell(notified('usr_2', 'ntf_2'))

  const { results } = collect(connect({ token: 'usr_1' }), 'subscription { notificationArrived { id } }', {
    lastEventId: first,
  })
  await settled()

  expect(results).toEqual([])
})

test('a client that does not read is cut off, and the others get everything', async () => {
  const { url, connect, tell, subscribed } = await liveRouter({}, 60_000)
  const { results } = collect(connect({ address: '192.0.2.2' }), inSeoul)
  const slow = new WebSocket(`ws://${url}`, 'graphql-transport-ws')
  await once(slow, 'open')
  slow.send(JSON.stringify({ type: 'connection_init' }))
  await once(slow, 'message')
  slow.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: inSeoul } }))
  await subscribed(2)
  slow.pause()

  const count = 2 * waitingEventsMax + 100
  for (let nth = 0; nth < count; nth += 1) {
    await tell(placeChanged(`plc_${nth}`))
    await vi.waitFor(() => expect(results).toHaveLength(nth + 1), { timeout: 5_000, interval: 1 })
  }
  const messages: string[] = []
  slow.on('message', (data) => void messages.push(String(data)))
  slow.resume()
  await vi.waitFor(() => expect(messages.at(-1) ?? '').toContain('"complete"'), 10_000)

  expect(results).toHaveLength(count)
  expect(messages.at(-2)).toContain('this one reads too slowly')
  expect(messages.length).toBeLessThan(count)
  slow.close()
})

test.each([
  ['a query', '{ materials { id } }', 'OPERATION_RESOLUTION_FAILURE'],
  ['a mutation', 'mutation { signOut { userErrors { message } } }', 'OPERATION_RESOLUTION_FAILURE'],
  ['what is not valid', 'subscription { placesChanged { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['what is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
  ['what asks for the schema', 'subscription { __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'what is too large',
    `subscription { placesChanged(bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } }) { region { ${'parent { '.repeat(14)}id${' }'.repeat(14)} } } }`,
    'COST_LIMIT_EXCEEDED',
  ],
])('%s is refused, and the connection goes on', async (_what, query, code) => {
  const { connect } = shared

  const [error] = (await collect(connect({ token: 'usr_1' }), query).ended) as object[]

  expect(error).toMatchObject({ extensions: { code } })
})

test('a subscription that is sent as a query learns where to send it', async () => {
  const { router } = shared

  const response = await router.inject({ method: 'POST', url: '/graphql', payload: { query: inSeoul } })

  expect(response.json().errors[0].message).toBe(
    'Subscriptions are served by WebSocket and as server-sent events at this address with /stream.',
  )
})

test('one socket has a limit of subscriptions, of the size of a message, and of how many it sends', async () => {
  const { url, connect } = shared
  const client = connect({ token: 'usr_1' })
  const all = Array.from({ length: 21 }, () => collect(client, inSeoul))
  expect(await all[20]?.ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])

  const closeOf = async (send: (socket: WebSocket) => void) => {
    const socket = new WebSocket(`ws://${url}`, 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init' }))
    await once(socket, 'message')
    send(socket)
    return (await once(socket, 'close'))[0]
  }
  expect(await closeOf((socket) => socket.send('x'.repeat(100_001)))).toBe(1009)
  const ping = JSON.stringify({ type: 'ping' })
  expect(await closeOf((socket) => Array.from({ length: 60 }, () => socket.send(ping)))).toBe(4429)
})

test('a page of another origin may not open a socket', async () => {
  const { url } = await liveRouter({ origins: ['https://app.example'] })
  const opened = (origin: string) =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://${url}`, 'graphql-transport-ws', { origin })
      socket
        .once('error', () => resolve(false))
        .once('open', () => {
          socket.close()
          resolve(true)
        })
    })

  expect([await opened('https://app.example'), await opened('https://elsewhere.example')]).toEqual([true, false])
})

test('a message to all arrives once at each of many subscribers', async () => {
  const { connect, tell, fetches, subscribed } = await liveRouter()
  const count = propertyRuns(200, 2_000)
  const all = Array.from({ length: count }, (_, nth) =>
    collect(connect({ address: `10.0.${Math.floor(nth / 250)}.${nth % 250}` }), inSeoul),
  )
  await subscribed(count)
  const before = fetches()

  const [id] = await tell(placeChanged('plc_1'))
  await vi.waitFor(() => expect(all.every(({ results }) => results.length > 0)).toBe(true), 30_000)
  await settled()

  expect(all.filter(({ results }) => results.length !== 1 || results[0]?.extensions?.event.id !== id)).toEqual([])
  // One answer, of the subgraph that knows the type and the one with the name, serves all who have no token.
  expect(fetches() - before).toBeLessThanOrEqual(2)
})
