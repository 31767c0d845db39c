import type { ApolloServerPlugin } from '@apollo/server'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { RouterContext } from './context.ts'
import { createRouter } from './server.ts'
import { collectingLog, routerParts } from './testing.ts'

const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl'
const requestId = 'request-of-this-test'

/** Where the router fails next. */
let faultAt = ''
const failAt = (place: string, properties = {}): void => {
  if (faultAt !== place) return
  const message = `boom at postgres://bunri:s3cret-word@10.0.0.1:5432/auth with Bearer ${token}`
  throw Object.assign(new Error(message), properties)
}
/** Makes a property fail when it is read. */
const failOnReading = (object: object, property: string, place: string): void => {
  if (faultAt === place) Object.defineProperty(object, property, { get: () => failAt(place), enumerable: true })
}

const plugin: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    failAt('a plugin at the start')
    return {
      parsingDidStart: async () => failAt('a plugin while it parses'),
      didResolveOperation: async () => failAt('a plugin before the execution'),
      // The router answers where plugins may, and this one comes before.
      async responseForOperation({ document }) {
        failOnReading(document, 'definitions', 'planning')
        return null
      },
      async willSendResponse({ response }) {
        failAt('a plugin before the response')
        if (response.body.kind === 'single') failOnReading(response.body.singleResult, 'data', 'serialisation')
      },
    }
  },
}

const { log, lines } = collectingLog()
let subgraphError: object | undefined
const router = await createRouter({
  ...routerParts(),
  log,
  plugins: [plugin],
  readViewer: async () => {
    failAt('the reading of the token')
    return null
  },
  transports: routerParts().transports.map((transport) => ({
    ...transport,
    execute: async () => ({
      result: { data: { item: null }, ...(subgraphError && { errors: [subgraphError as { message: string }] }) },
      cacheControl: '',
    }),
  })),
})
router.addHook('preValidation', async () => failAt('Fastify'))
router.addHook('preHandler', async (request) => {
  failAt('a server behind the router', { statusCode: 404 })
  failOnReading(request, 'ip', 'the context')
})
router.addHook('onSend', async (_request, reply) => {
  if (reply.statusCode < 500) failAt('the end of the response')
})
afterAll(() => router.close())
afterEach(() => {
  faultAt = ''
  subgraphError = undefined
  lines.length = 0
})

const places = [
  'a plugin at the start',
  'a plugin while it parses',
  'a plugin before the execution',
  'planning',
  'a plugin before the response',
  'serialisation',
  'the reading of the token',
  'Fastify',
  'a server behind the router',
  'the context',
  'the end of the response',
]

test.each(places)('a fault of %s is masked, and logged under the id of its response without secrets', async (place) => {
  faultAt = place

  const response = await ask(`{ item(slug: "${places.indexOf(place)}") { name } }`)

  const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
  expect(response.statusCode).toBe(500)
  expect(response.json()).toEqual({ errors: [{ message: 'Something went wrong on our side.', extensions }] })
  expect(response.headers).toMatchObject({ 'x-request-id': requestId, 'cache-control': 'no-store' })
  expect(faults().map(({ cause }) => cause.message)).toEqual([
    'boom at postgres://bunri:…@10.0.0.1:5432/auth with Bearer …',
  ])
  expect(lines.join('')).not.toMatch(/s3cret-word|eyJhbGci/)
})

test.each([
  ['hides', 'INTERNAL_SERVER_ERROR'],
  ['does not hide', undefined],
])('a fault that a subgraph %s is logged under the id of the response', async (_how, code) => {
  subgraphError = { message: 'column "a" does not exist', path: ['item'], extensions: { code } }

  const response = await ask('{ item(slug: "can") { name } }')

  expect(response.json()).toMatchObject({
    data: { item: null },
    errors: [{ extensions: { code: code ?? 'DOWNSTREAM_SERVICE_ERROR', requestId } }],
  })
  expect(response.body).not.toContain('column')
  expect(faults()).toMatchObject([{ requestId, path: ['item'] }])
})

test('what a client does wrong is not logged as a fault', async () => {
  for (const query of [
    '{',
    '{ nothing }',
    '{ item(slug: 1) { name } }',
    'query A { a: __typename } query B { __typename }',
  ])
    expect((await ask(query)).json()).not.toHaveProperty('data')
  expect((await router.inject({ url: '/nothing' })).statusCode).toBe(404)

  expect(lines.filter((line) => JSON.parse(line).level > 30)).toEqual([])
})

function ask(query: string) {
  const headers = { authorization: `Bearer ${token}`, 'x-request-id': requestId }
  return router.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })
}

/** The lines about faults under the id of the request. */
const faults = () => lines.map((line) => JSON.parse(line)).filter((line) => line.cause && line.requestId === requestId)
