import { expect, test } from 'vitest'
import { app, cookieName, cookieRouters, fromApp, refresh, token } from './testing-cookies.ts'

const { state, aRouter } = cookieRouters()
const send = await aRouter()
const sendInDevelopment = await aRouter({ development: true, origins: undefined })
const sendThroughProxy = await aRouter({ origins: [], trustProxy: '127.0.0.1' })

const cookies = () => state.received.map(({ operation }) => operation.refreshCookie)

test.each<[string, object | undefined, Record<string, string>]>([
  ['an allowed page', { token }, { origin: app }],
  ['an allowed page on the same site', { token }, { origin: app, 'sec-fetch-site': 'same-site' }],
  [
    'an allowed page on another site, where no cookie stays',
    undefined,
    { origin: app, 'sec-fetch-site': 'cross-site' },
  ],
  ['no page', undefined, {}],
  ['an opaque origin', undefined, { origin: 'null' }],
  ['another page', undefined, { origin: 'https://elsewhere.example' }],
  ['a page without TLS', undefined, { origin: 'http://app.example' }],
  ['another port', undefined, { origin: `${app}:8443` }],
  ['a longer host', undefined, { origin: `${app}.evil.example` }],
  ['another spelling', undefined, { origin: 'https://APP.example' }],
  ['a page of this machine', undefined, { origin: 'http://localhost:3000' }],
])('in production the cookie that comes with %s is %j', async (_what, expected, headers) => {
  await send(refresh, { cookie: `${cookieName}=${token}`, ...headers })

  expect(cookies()).toEqual([expected])
})

test.each<[string, object | undefined, Record<string, string>]>([
  [
    'its own page behind a proxy with TLS',
    { token },
    { host: 'api.example', 'x-forwarded-proto': 'https', origin: 'https://api.example' },
  ],
  ['a page of the same host with another scheme', undefined, { host: 'api.example', origin: 'https://api.example' }],
  ['its own page without TLS', undefined, { host: 'api.example', origin: 'http://api.example' }],
  ['its own page on this machine', { token }, { host: 'localhost:4000', origin: 'http://localhost:4000' }],
  ['a page of another port of this machine', undefined, { host: 'localhost:4000', origin: 'http://localhost:3000' }],
])('the router itself is allowed: %s', async (_what, expected, headers) => {
  await sendThroughProxy(refresh, { cookie: `${cookieName}=${token}`, ...headers })

  expect(cookies()).toEqual([expected])
})

test.each<[string | undefined, object | undefined]>([
  ['http://localhost:3000', { token }],
  ['https://localhost', { token }],
  ['http://127.0.0.1:5173', { token }],
  ['http://[::1]:3000', { token }],
  ['http://localhost.evil.example', undefined],
  ['http://127.0.0.1.evil.example', undefined],
  ['http://localhost:3000/path', undefined],
  ['http://localhost@evil.example', undefined],
  ['file://localhost', undefined],
  ['http://192.168.0.5:3000', undefined],
  [app, undefined],
  ['null', undefined],
  [undefined, undefined],
])('in development without settings the cookie of %s is %j', async (origin, expected) => {
  const { headers } = await sendInDevelopment(refresh, { cookie: `${cookieName}=${token}`, ...(origin && { origin }) })

  expect(cookies()).toEqual([expected])
  expect(headers['access-control-allow-credentials']).toBe(expected && 'true')
})

const text = JSON.stringify(refresh)
const inUrl = `/graphql?query=${encodeURIComponent(refresh.query)}`

test.each<[string, number, string, Record<string, string>, object?]>([
  ['GET', 405, '', {}, { method: 'GET', path: inUrl }],
  ['HEAD', 405, '', {}, { method: 'HEAD', path: inUrl }],
  ['POST without a body', 400, '', {}, { path: inUrl }],
  ['POST without a type', 415, text, { 'content-type': '' }],
  ['text', 415, text, { 'content-type': 'text/plain' }],
  ['text that mentions JSON', 415, text, { 'content-type': 'text/plain; application/json' }],
  ['text with JSON as its parameter', 415, text, { 'content-type': 'text/plain;x="application/json"' }],
  ['a tab before another type', 415, text, { 'content-type': 'text/plain\tapplication/json' }],
  [
    'a form',
    415,
    `query=${encodeURIComponent(refresh.query)}`,
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['a form of parts', 415, text, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['several operations at once', 400, `[${text},${text}]`, {}],
])('a request that needs no preflight never uses the cookie: %s', async (_what, status, body, headers, more = {}) => {
  const response = await send(body, { ...fromApp, ...headers }, more)

  expect(response.statusCode).toBe(status)
  expect(response.headers['set-cookie']).toBeUndefined()
  expect(state.received).toEqual([])
})

test.each([
  [app, app, 'true'],
  ['https://elsewhere.example', undefined, undefined],
])('a preflight from %s allows credentials: %s', async (origin, allowed, credentials) => {
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }

  const { headers } = await send('', { origin, ...asked }, { method: 'OPTIONS' })

  expect(headers['access-control-allow-origin']).toBe(allowed)
  expect(headers['access-control-allow-credentials']).toBe(credentials)
  expect(headers.vary?.toLowerCase()).toContain('origin')
})

test('in development a preflight of any page is answered, and credentials only on this machine', async () => {
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  const preflight = async (origin: string) =>
    (await sendInDevelopment('', { origin, ...asked }, { method: 'OPTIONS' })).headers

  const [here, elsewhere] = [await preflight('http://localhost:3000'), await preflight(app)]

  expect(here).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    'access-control-allow-credentials': 'true',
  })
  expect(elsewhere['access-control-allow-origin']).toBe(app)
  expect(elsewhere['access-control-allow-credentials']).toBeUndefined()
})
