import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { assertionHeader, assertionSigner } from './assertion.ts'
import { connect } from './db.ts'
import { nothingWaits } from './events/events.ts'
import { createSubgraphServer } from './serve.ts'
import { spentAssertions } from './spent-assertions.ts'
import { testDatabase } from './testing.ts'

const url = await testDatabase('user')
const aSecret = () => randomBytes(32).toString('base64url')
const [secret, next] = [aSecret(), aSecret()]
const sign = assertionSigner('user', secret)
const executed: string[] = []

/** A process of the subgraph `user`; all have one database. */
async function aReplica() {
  const { db, close } = connect(url, { max: 2 })
  const http = await createSubgraphServer(
    {
      name: 'user',
      routes: undefined,
      spend: spentAssertions(db),
      ready: async () => nothingWaits,
      stop: close,
      execute: async ({ query }) => {
        executed.push(query)
        return { result: { data: {} }, cacheControl: undefined }
      },
    },
    [secret, next],
    pino({ level: 'silent' }),
  )
  afterAll(async () => {
    await http.close()
    await close()
  })
  return http
}
const replicas = [await aReplica(), await aReplica(), await aReplica()]

test('a mutation that the router signed once runs once, however often and wherever it is sent', async () => {
  const body = JSON.stringify({
    query: 'mutation { unsavePlace(input: { placeId: "plc_1" }) { removedSavedPlaceId } }',
  })
  const headers = {
    'content-type': 'application/json',
    [assertionHeader]: sign({ body, authorization: undefined }),
  }

  const responses = await Promise.all(
    [...replicas, ...replicas].map((http) => http.inject({ method: 'POST', url: '/graphql', headers, body })),
  )

  expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401, 401, 401])
  expect(executed).toHaveLength(1)
})

test('two assertions in one request are refused', async () => {
  const body = JSON.stringify({ query: '{ viewer { id } }' })
  const signed = [sign({ body, authorization: undefined }), sign({ body, authorization: undefined })]
  const send = (assertion: string) =>
    replicas[0]?.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', [assertionHeader]: assertion },
      body,
    })

  expect((await send(signed.join(', ')))?.statusCode).toBe(401)
  expect((await send(String(signed[0])))?.statusCode).toBe(200)
})

const read = JSON.stringify({ query: '{ viewer { id } }' })
const token = 'Bearer a.b.c'
const send = (body: string, headers: Record<string, string>) =>
  replicas[0]?.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })

test('while the router changes its secret, both are accepted, and no third one', async () => {
  const statuses = []
  for (const one of [secret, next, aSecret()]) {
    const signed = assertionSigner('user', one)({ body: read, authorization: undefined })
    statuses.push((await send(read, { [assertionHeader]: signed }))?.statusCode)
  }

  expect(statuses).toEqual([200, 200, 401])
})

const signed = (subgraph: string, body: string, authorization: string | undefined) => ({
  [assertionHeader]: assertionSigner(subgraph, secret)({ body, authorization }),
})
const replayed = signed('user', read, token)

test.each<[string, string, Record<string, string>]>([
  ["a copied access token without the router's signature", read, { authorization: token }],
  ['no JSON and no signature', '{', { authorization: token }],
  ['a signature for another subgraph', read, { authorization: token, ...signed('auth', read, token) }],
  ['another body than the signed one', `${read} `, { authorization: token, ...signed('user', read, token) }],
  ['another token', read, { authorization: 'Bearer d.e.f', ...signed('user', read, token) }],
  ['a token that was added', read, { authorization: token, ...signed('user', read, undefined) }],
  ['a token that was removed', read, signed('user', read, token)],
  ['a signature that was used before', read, { authorization: token, ...replayed }],
  ['a signed body that is no JSON, with the signature of another', '{', signed('user', read, undefined)],
])('%s gets 401 before the query is parsed', async (what, body, headers) => {
  if (what.includes('used before')) expect((await send(body, headers))?.statusCode).toBe(200)
  const before = executed.length

  const response = await send(body, headers)

  expect(response?.statusCode).toBe(401)
  expect(response?.json()).toEqual({
    errors: [
      {
        message: 'Only the router may send requests, and each only once.',
        extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }),
      },
    ],
  })
  expect(executed).toHaveLength(before)
})
