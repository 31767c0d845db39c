import { buildSchema, type GraphQLError } from 'graphql'
import { expect, onTestFinished, test, vi } from 'vitest'
import { unauthenticated } from '../../subgraphs/_shared/errors.ts'
import type { CloudEvent } from '../../subgraphs/_shared/events/transport.ts'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import type { RouterContext } from '../context.ts'
import { routerParts } from '../testing.ts'
import { eventFeed } from './event-feed.ts'
import { createSubscriptions, type LiveGraph } from './subscriptions.ts'
import { collect, inSeoul, liveRouter, notified, placeChanged } from './testing.ts'

const schema = buildSchema(`
  interface Node { id: ID! }
  type Notification implements Node { id: ID! }
  type Place implements Node { id: ID! }
  input Point { latitude: Float longitude: Float }
  input Bounds { southWest: Point northEast: Point }
  type Query { node(id: ID!): Node }
  type Subscription { notificationArrived: Notification placesChanged(bounds: Bounds): Place }`)

/** A graph that answers nothing. */
const empty: LiveGraph = {
  name: '',
  schema: () => schema,
  rules: () => [],
  measure() {},
  run: async () => ({ data: null }),
}

test('a token that ends, ends a subscription that hears nothing; while nobody knows, the subscription stays', async () => {
  let problem: GraphQLError | Error | null = null
  const subscriptions = createSubscriptions(
    {
      feed: eventFeed(undefined, testLog()),
      readViewer: async () => {
        if (problem) throw problem
        return { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
      },
    },
    20,
  )
  onTestFinished(() => subscriptions.stop())
  const contextFor = () => ({ headers: {} }) as RouterContext
  const stream = await subscriptions.open(
    { query: 'subscription { notificationArrived { id } }' },
    { network: '192.0.2.1', authorization: 'Bearer a', graph: empty, contextFor },
  )
  let ended = false
  const next = stream.next().then((result) => {
    ended = true
    return result
  })

  problem = new Error('auth does not answer')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const whileUnknown = ended
  problem = unauthenticated('The session has ended.')

  expect((await next).value).toMatchObject({ errors: [{ message: 'The session has ended.' }] })
  expect([whileUnknown, subscriptions.count(), await stream.next()]).toEqual([
    false,
    0,
    { done: true, value: undefined },
  ])
})

test('an account has a limit of subscriptions, over all of its connections and all contracts', async () => {
  const subscriptions = createSubscriptions({
    feed: eventFeed(undefined, testLog()),
    readViewer: async (token) => ({ userId: String(token), sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }),
  })
  onTestFinished(() => subscriptions.stop())
  const open = (authorization: string, nth: number) =>
    subscriptions.open(
      { query: 'subscription { notificationArrived { id } }' },
      {
        ...{ network: `192.0.2.${nth}`, authorization, graph: { ...empty, name: nth % 2 === 0 ? '' : 'public' } },
        contextFor: () => ({ headers: {} }) as RouterContext,
      },
    )
  const all = await Promise.all(Array.from({ length: 50 }, (_, nth) => open('a', nth)))

  await expect(open('a', 51)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } })
  await open('b', 51)
  await all[0]?.return()
  await open('a', 51)
})

test('the answer that all share is not the refusal of one of them', async () => {
  let hear: (event: CloudEvent) => void = () => {}
  const bus = {
    listen(given: typeof hear) {
      hear = given
      return async () => {}
    },
  }
  let made = 0
  const subscriptions = createSubscriptions({
    feed: eventFeed(bus, testLog()),
    readViewer: async () => null,
  })
  const graph: LiveGraph = {
    ...empty,
    async run(_query, _variables, { headers }) {
      made += 1
      const isRefused = headers['x-client-ip'] === '192.0.2.0'
      return isRefused
        ? { data: null, errors: [{ message: 'Too much.' }] }
        : { data: { placesChanged: { id: 'plc_1' } } }
    },
  }
  onTestFinished(() => subscriptions.stop())
  const query =
    'subscription { placesChanged(bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } }) { id } }'
  const streams = await Promise.all(
    [0, 1, 2].map((nth) =>
      subscriptions.open(
        { query },
        {
          ...{ network: `192.0.2.${nth}`, authorization: undefined, graph },
          contextFor: () => ({ headers: { 'x-client-ip': `192.0.2.${nth}` } }) as RouterContext,
        },
      ),
    ),
  )
  const next = Promise.all(streams.map((stream) => stream.next()))

  const { type, data } = placeChanged('plc_1')
  const common = {
    specversion: '1.0' as const,
    datacontenttype: 'application/json' as const,
    partitionkey: 'a',
    sequence: '0',
  }
  hear({ ...common, id: 'evt_1', source: 'location', type, time: new Date().toISOString(), data })

  expect((await next).map(({ value }) => value?.errors?.length ?? 0)).toEqual([1, 0, 0])
  expect(made).toBe(3)
})

test('a contract has subscriptions of its own graph, at an address of its own', async () => {
  const supergraphSdl = routerParts().supergraphSdl.replace(
    /(\n {2}notificationArrived: Notification )/,
    '$1@tag(name: "moderation") ',
  )
  const { connect, tell, subscribed } = await liveRouter({ supergraphSdl, contracts: ['public'] })
  const own = 'subscription { notificationArrived { id } }'
  const contract = connect({ token: 'usr_1', path: '/public/graphql/stream' })
  const inWhole = collect(connect({ token: 'usr_1' }), own)
  const inContract = collect(contract, inSeoul)

  const [refused] = (await collect(contract, own).ended) as object[]
  await subscribed(2)
  await tell(notified('usr_1', 'ntf_1'), placeChanged('plc_1'))
  await vi.waitFor(() => expect([inWhole, inContract].map(({ results }) => results.length)).toEqual([1, 1]))

  expect(refused).toMatchObject({
    message: expect.stringContaining('Cannot query field "notificationArrived"'),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
  expect(inWhole.results[0]?.data).toEqual({ notificationArrived: { id: 'ntf_1' } })
  expect(inContract.results[0]?.data).toEqual({ placesChanged: { id: 'plc_1', name: 'xxx' } })
})
