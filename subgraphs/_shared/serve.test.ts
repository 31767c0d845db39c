import { exportJWK, generateKeyPair } from 'jose'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { assertionHeader, assertionSigner } from './assertion.ts'
import { connect } from './db.ts'
import { createSubgraphServer } from './serve.ts'
import { spentAssertions } from './spent-assertions.ts'
import { testDatabase } from './testing.ts'

const url = await testDatabase('user')
const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
const sign = assertionSigner(await exportJWK(privateKey))
const executed: string[] = []

/** A process of the subgraph `user`; all have one database. */
async function aReplica() {
  const { db, close } = connect(url, { max: 2 })
  const http = await createSubgraphServer(
    {
      name: 'user',
      routes: undefined,
      spend: spentAssertions(db),
      ready: async () => {},
      stop: close,
      execute: async ({ query }) => {
        executed.push(query)
        return { result: { data: {} }, cacheControl: undefined }
      },
    },
    (await exportJWK(publicKey)) as { kty: string },
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
    [assertionHeader]: await sign('user', { body, authorization: undefined }),
  }

  const responses = await Promise.all(
    [...replicas, ...replicas].map((http) => http.inject({ method: 'POST', url: '/graphql', headers, body })),
  )

  expect(responses.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401, 401, 401, 401])
  expect(executed).toHaveLength(1)
})

test('two assertions in one request are refused', async () => {
  const body = JSON.stringify({ query: '{ viewer { id } }' })
  const signed = [
    await sign('user', { body, authorization: undefined }),
    await sign('user', { body, authorization: undefined }),
  ]
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
