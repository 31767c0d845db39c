import { buildSchema, type GraphQLError } from 'graphql'
import { expect, onTestFinished, test } from 'vitest'
import { unauthenticated } from '../../subgraphs/_shared/errors.ts'
import type { CloudEvent } from '../../subgraphs/_shared/events/transport.ts'
import { testLog } from '../../subgraphs/_shared/testing-logs.ts'
import type { RouterContext } from '../context.ts'
import { eventFeed } from './event-feed.ts'
import { createSubscriptions } from './subscriptions.ts'
import { placeChanged } from './testing.ts'

const schema = buildSchema(`
  interface Node { id: ID! }
  type Notification implements Node { id: ID! }
  type Place implements Node { id: ID! }
  input Point { latitude: Float longitude: Float }
  input Bounds { southWest: Point northEast: Point }
  type Query { node(id: ID!): Node }
  type Subscription { notificationArrived: Notification placesChanged(bounds: Bounds): Place }`)

test('a token that ends, ends a subscription that hears nothing; while nobody knows, the subscription stays', async () => {
  let problem: GraphQLError | Error | null = null
  const subscriptions = createSubscriptions(
    {
      feed: eventFeed(undefined, testLog()),
      schema: () => schema,
      rules: () => [],
      measure() {},
      readViewer: async () => {
        if (problem) throw problem
        return { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
      },
      run: async () => ({ data: null }),
    },
    20,
  )
  onTestFinished(() => subscriptions.stop())
  const contextFor = () => ({ headers: {} }) as RouterContext
  const stream = await subscriptions.open(
    { query: 'subscription { notificationArrived { id } }' },
    { network: '192.0.2.1', authorization: 'Bearer a', contextFor },
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

test('an account has a limit of subscriptions, over all of its connections', async () => {
  const subscriptions = createSubscriptions({
    feed: eventFeed(undefined, testLog()),
    schema: () => schema,
    rules: () => [],
    measure() {},
    readViewer: async (token) => ({ userId: String(token), sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }),
    run: async () => ({ data: null }),
  })
  onTestFinished(() => subscriptions.stop())
  const open = (authorization: string, nth: number) =>
    subscriptions.open(
      { query: 'subscription { notificationArrived { id } }' },
      { network: `192.0.2.${nth}`, authorization, contextFor: () => ({ headers: {} }) as RouterContext },
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
    schema: () => schema,
    rules: () => [],
    measure() {},
    readViewer: async () => null,
    async run(_query, _variables, { headers }) {
      made += 1
      const isRefused = headers['x-client-ip'] === '192.0.2.0'
      return isRefused
        ? { data: null, errors: [{ message: 'Too much.' }] }
        : { data: { placesChanged: { id: 'plc_1' } } }
    },
  })
  onTestFinished(() => subscriptions.stop())
  const query =
    'subscription { placesChanged(bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } }) { id } }'
  const streams = await Promise.all(
    [0, 1, 2].map((nth) =>
      subscriptions.open(
        { query },
        {
          ...{ network: `192.0.2.${nth}`, authorization: undefined },
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
