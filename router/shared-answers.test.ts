import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { aViewer, propertyRuns } from '../subgraphs/_shared/testing.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

// Subgraphs whose answers name the language and, if a field is personal, the person, as those of `_shared/subgraph.ts`: what depends on
// the person is private.
const languages = ['ko', 'en'] as const
const people = [null, 'ada', 'ben'] as const
const given = routerParts()
let asked = 0
const router = await createRouter({
  ...given,
  transports: given.transports.map((transport) => ({
    ...transport,
    async execute(operation, headers, signal) {
      if (operation.query.includes('revocations')) return transport.execute(operation, headers, signal)
      asked += 1
      const { authorization, 'accept-language': language } = headers
      const person = authorization?.replace('Bearer ', '') ?? 'nobody'
      const isPersonal = /viewerHasSaved|viewer\b/.test(operation.query)
      const text = (what: string) => `${what} in ${language} with ${JSON.stringify(operation.variables)}`
      const item = { __typename: 'Item', id: 'itm_1', name: text('name'), viewerHasSaved: person !== 'nobody' }
      const representations = operation.variables?.representations
      const viewer = person === 'nobody' ? null : { __typename: 'User', id: `usr_${person}`, displayName: person }
      const data = Array.isArray(representations)
        ? { _entities: representations.map(() => ({ ...item, name: undefined })) }
        : { ...(operation.query.includes('item(') && { item }), ...(isPersonal && { viewer }) }
      return { result: { data }, cacheControl: `max-age=60, ${isPersonal ? 'private' : 'public'}` }
    },
  })),
  readViewer: async (authorization) => (authorization ? aViewer(`usr_${authorization.replace('Bearer ', '')}`) : null),
})
afterAll(() => router.close())

const queries = {
  shared: 'query ($slug: String) { item(slug: $slug) { name } }',
  personal: 'query ($slug: String) { item(slug: $slug) { name viewerHasSaved } }',
  own: '{ viewer { displayName } }',
  both: 'query ($slug: String) { item(slug: $slug) { name } viewer { displayName } }',
}

const requests = fc.record({
  query: fc.constantFrom(...(Object.keys(queries) as (keyof typeof queries)[])),
  slug: fc.constantFrom<string>('cup', 'box'),
  language: fc.constantFrom(...languages),
  person: fc.constantFrom(...people),
  method: fc.constantFrom('GET', 'POST'),
})
type Request = typeof requests extends fc.Arbitrary<infer R> ? R : never

function send({ query, slug, language, person, method }: Request): InjectOptions {
  const headers = { 'accept-language': language, ...(person && { authorization: `Bearer ${person}` }) }
  const variables = { slug }
  if (method === 'POST') return { method, url: '/graphql', headers, payload: { query: queries[query], variables } }
  const parameters = new URLSearchParams({ query: queries[query], variables: JSON.stringify(variables) })
  return { method: 'GET', url: `/graphql?${parameters}`, headers }
}

/** What a router without any cache answers. */
function expected({ query, slug, language, person }: Request) {
  const name = `name in ${language} with {"slug":"${slug}"}`
  const viewer = person && { displayName: person }
  if (query === 'own') return { viewer }
  if (query === 'both') return { item: { name }, viewer }
  return { item: { name, ...(query === 'personal' && { viewerHasSaved: person !== null }) } }
}

test('no answer of one person reaches another, also behind a shared cache', { timeout: 300_000 }, async () => {
  let served = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(requests, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 12 }),
      async (rounds) => {
        // RFC 9111: by address and the headers that the response varies with, if it is public.
        const shared = new Map<string, { vary: string[]; headers: Record<string, unknown>; data: unknown }[]>()
        for (const round of rounds) {
          await Promise.all(
            round.map(async (request) => {
              const options = send(request)
              const sent = options.headers as Record<string, unknown>
              const kept = shared
                .get(String(options.url))
                ?.find(({ vary, headers }) => vary.every((name) => headers[name] === sent[name]))
              if (kept) {
                served += 1
                expect(kept.data, JSON.stringify({ request, rounds })).toEqual(expected(request))
                return
              }
              const response = await router.inject(options)
              const { data } = response.json()
              expect(data, JSON.stringify({ request, rounds })).toEqual(expected(request))
              if (request.method === 'POST' || !/^max-age=\d+, public$/.test(String(response.headers['cache-control'])))
                return
              const vary = String(response.headers.vary).toLowerCase().split(/, */)
              shared.set(String(options.url), [
                ...(shared.get(String(options.url)) ?? []),
                { vary, headers: sent, data },
              ])
            }),
          )
        }
      },
    ),
    { numRuns: propertyRuns(30, 500) },
  )

  expect(served).toBeGreaterThan(0)
  expect(asked).toBeGreaterThan(0)
})

test('equal requests of people who are not signed in wait for one answer, and the next ones get it with its age', async () => {
  const one: Request = { query: 'shared', slug: `${Math.random()}`, language: 'ko', person: null, method: 'POST' }
  // The first ones teach the router that the query is public.
  await router.inject(send({ ...one, slug: 'a' }))
  await router.inject(send({ ...one, slug: 'b' }))
  const before = asked

  const responses = await Promise.all(Array.from({ length: 20 }, () => router.inject(send(one))))
  const signedIn = await router.inject(send({ ...one, person: 'ada' }))

  expect(asked - before).toBe(1)
  expect(new Set([...responses, signedIn].map(({ body }) => body)).size).toBe(1)
  expect(signedIn.headers['cache-control']).toBe('max-age=60, public')
  expect(signedIn.statusCode).toBe(200)
})

test('a part that everybody may share is not asked for again for a person, though their answer is private', async () => {
  const one: Request = { query: 'both', slug: `${Math.random()}`, language: 'ko', person: 'ada', method: 'POST' }
  await router.inject(send({ ...one, slug: 'a' }))
  await router.inject(send(one))
  const before = asked

  const response = await router.inject(send({ ...one, person: 'ben' }))

  expect(response.json().data.viewer).toEqual({ displayName: 'ben' })
  expect(response.headers['cache-control']).toMatch(/^max-age=\d+, private$/)
  expect(asked - before).toBe(1)
})

test('a client that has the answer to a query by GET gets 304 without it', async () => {
  const get = (headers = {}, person: Request['person'] = null) => {
    const options = send({ query: 'shared', slug: 'cup', language: 'ko', person, method: 'GET' })
    return router.inject({ ...options, headers: { ...options.headers, ...headers } })
  }
  const { headers, body } = await get()
  const tag = String(headers.etag)

  for (const given of [tag, `"x", ${tag}`, tag.replace('W/', ''), '*']) {
    const response = await get({ 'if-none-match': given })
    expect([response.statusCode, response.body, response.headers.etag]).toEqual([304, '', tag])
    expect(response.headers['cache-control']).toMatch(/^max-age=\d+, public$/)
  }
  const other = await get({ 'if-none-match': 'W/"other"', 'accept-encoding': 'gzip' })
  expect([other.statusCode, other.headers.etag]).toEqual([200, tag])
  expect((await get({ 'if-none-match': tag, 'accept-encoding': 'gzip' })).statusCode).toBe(304)
  expect((await get()).body).toBe(body)
  const post = await router.inject(send({ query: 'shared', slug: 'cup', language: 'ko', person: null, method: 'POST' }))
  expect(post.headers.etag).toBeUndefined()
})
