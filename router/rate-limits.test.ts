import { afterAll, expect, test } from 'vitest'
import { sizeLimits } from './limits.ts'
import {
  anonymousMutationsMax,
  costlyCostPerMinute,
  ordinaryCostMax,
  ordinaryCostPerMinute,
  userMutationsMax,
} from './rate-limits.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const router = await createRouter({
  ...routerParts({ data: { isAccessTokenCurrent: true } }),
  readViewer: async (authorization) =>
    authorization ? { userId: authorization, sessionId: 'ses_a', contributorId: 'ctr_a', scopes: [] } : null,
})
afterAll(() => router.close())

interface Client {
  from?: string
  as?: string
}

const ask = (query: string, { from: remoteAddress = '192.0.2.1', as }: Client = {}) =>
  router.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query },
    remoteAddress,
    headers: as ? { authorization: as } : {},
  })

const signOut = 'signOut { userErrors { code } }'
const mutation = `mutation { ${signOut} }`
/** A query of nearly 10,000 elements. */
const largest = `{ ${Array.from({ length: 4 }, (_, nth) => `a${nth}: items(first: 49) { nodes { nearbyPlaces(center: { latitude: 37, longitude: 127 }, first: 50) { nodes { id } } } }`).join(' ')} }`
const ordinary = '{ items(first: 20) { nodes { name } } }'

const statusesOf = (responses: readonly { statusCode: number }[]) => responses.map(({ statusCode }) => statusCode)

test('anonymous mutations of one network are limited, and the headers say how many are left', async () => {
  const responses = []
  for (let count = 0; count < anonymousMutationsMax + 1; count += 1)
    responses.push(await ask(mutation, { from: `2001:db8::${count.toString(16)}` }))
  const elsewhere = await ask(mutation, { from: '2001:db8:0:1::1' })
  const query = await ask(ordinary, { from: '2001:db8::1' })

  expect(responses[0]?.headers.ratelimit).toMatch(/^"anonymous-mutations";r=59;t=\d+$/)
  expect(responses[0]?.headers['ratelimit-policy']).toBe('"anonymous-mutations";q=60;w=60')
  expect(statusesOf(responses).filter((status) => status === 429)).toHaveLength(1)
  expect(responses.at(-1)?.json().errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  expect(Number(responses.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  expect(responses.at(-1)?.headers['cache-control']).toBe('no-store')
  expect([elsewhere.statusCode, query.statusCode]).toEqual([200, 200])
})

test('each field of a mutation counts, under whatever alias', async () => {
  const twenty = `mutation { ${Array.from({ length: 20 }, (_, nth) => `a${nth}: ${signOut}`).join(' ')} }`
  const responses = []
  for (let count = 0; count < 4; count += 1) responses.push(await ask(twenty, { from: '192.0.2.2' }))

  expect(statusesOf(responses)).toEqual([200, 200, 200, 429])
})

test('networks of one IPv6 /48 share a limit of a hundred times as much', async () => {
  const twenty = `mutation { ${Array.from({ length: 20 }, (_, nth) => `a${nth}: ${signOut}`).join(' ')} }`
  let accepted = 0
  for (let network = 0; network < 110; network += 1)
    for (let count = 0; count < 3; count += 1)
      accepted += Number((await ask(twenty, { from: `2001:db8:7:${network.toString(16)}::1` })).statusCode === 200)

  expect(accepted * 20).toBe(100 * anonymousMutationsMax)
})

test('costly queries of a network have a budget, and its ordinary ones another', async () => {
  const from = '192.0.2.3'
  const responses = []
  for (let used = 0; used <= costlyCostPerMinute; used += 9_000) responses.push(await ask(largest, { from }))

  const refused = responses.find(({ statusCode }) => statusCode === 429)
  expect(statusesOf(responses.slice(0, 99))).toEqual(Array(99).fill(200))
  expect(responses[0]?.headers['ratelimit-policy']).toBe('"anonymous-costly-queries";q=2000000;w=60')
  expect(refused?.headers.ratelimit).toMatch(/^"anonymous-costly-queries";r=0;t=\d+$/)
  expect(refused?.headers['retry-after']).toMatch(/^\d+$/)
  expect(refused?.json().errors[0]).toMatchObject({
    message: expect.stringMatching(
      /^Without an access token, a network may send costly queries of 2,000,000 in all a minute, and with this one it would be 2,0\d\d,\d+; try again in \d+ s\.$/,
    ),
    extensions: {
      code: 'RATE_LIMITED',
      limit: { name: 'anonymous-costly-queries', maximum: costlyCostPerMinute, met: expect.any(Number) },
    },
  })
  expect((await ask(ordinary, { from })).headers.ratelimit).toMatch(/^"anonymous-queries";r=2999969;t=\d+$/)
  expect((await ask(largest, { from: '192.0.2.4' })).statusCode).toBe(200)
})

test('an account has limits of its own, wherever it is', async () => {
  const statuses: number[] = []
  for (let count = 0; count < 180; count += 1)
    statuses.push((await ask(largest, { as: 'usr_a', from: `198.51.100.${count}` })).statusCode)
  const writes = []
  for (let count = 0; count < userMutationsMax + 1; count += 1)
    writes.push(await ask(mutation, { as: 'usr_a', from: '192.0.2.5' }))

  expect(statuses.at(-1)).toBe(429)
  expect((await ask(largest, { as: 'usr_b', from: '198.51.100.1' })).statusCode).toBe(200)
  expect(writes[0]?.headers.ratelimit).toMatch(/^"account-mutations";r=599;t=\d+$/)
  expect(statusesOf(writes).filter((status) => status !== 200)).toEqual([429])
})

test('what is refused for its size is not charged', async () => {
  const from = '192.0.2.6'
  for (let count = 0; count < 30; count += 1)
    expect((await ask('{ items(first: 900000) { nodes { name } } }', { from })).statusCode).toBe(400)

  expect((await ask(largest, { from })).headers.ratelimit).toMatch(/;r=198\d{4};/)
})

test('a mutation that returns long lists is charged for them too', async () => {
  const field = 'setHome(input: {}) { user { savedPlaces(first: 50) { nodes { id place { id } } } } }'
  const query = `mutation { ${Array.from({ length: 20 }, (_, nth) => `a${nth}: ${field}`).join(' ')} }`

  const { headers } = await ask(query, { from: '192.0.2.7' })

  expect(headers['ratelimit-policy']).toBe('"anonymous-mutations";q=60;w=60, "anonymous-costly-queries";q=2000000;w=60')
})

test('15,000 ordinary screens a minute and 100 of the largest queries fit in', () => {
  expect(ordinaryCostPerMinute / 200).toBe(15_000)
  expect(costlyCostPerMinute / sizeLimits.cost).toBe(100)
  expect(ordinaryCostMax).toBeGreaterThan(1_300)
})
