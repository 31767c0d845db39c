import { describe, expect, test } from 'vitest'
import { app, cookieName, cookieRouters, fromApp, next, refresh, token } from './testing-cookies.ts'

const { state, lines, aRouter } = cookieRouters()
const send = await aRouter()
const sendToProcesses = await aRouter({}, 'in five')

const written = `${cookieName}=${next.token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=1209599`
const cookies = () => state.received.map(({ operation }) => operation.refreshCookie)

describe.each([
  ['in one process', send],
  ['in five processes', sendToProcesses],
])('%s', (_mode, ask) => {
  test('auth gets the cookie of an allowed page, and the browser the next one, with exactly these attributes', async () => {
    const response = await ask(refresh, fromApp)

    expect(response.statusCode).toBe(200)
    expect(cookies()).toEqual([{ token }])
    expect(response.headers['set-cookie']).toEqual([written])
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
    })
    expect(response.text).not.toContain('v1.')
  })

  test('auth can remove the cookie, and leave it alone', async () => {
    state.change = { token: '', maxAgeSeconds: 0 }
    const removed = await ask(refresh, fromApp)
    state.change = undefined
    const left = await ask(refresh, fromApp)

    expect(removed.headers['set-cookie']).toEqual([
      `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`,
    ])
    expect(left.headers['set-cookie']).toBeUndefined()
  })

  test('a cookie that another page sends, or none, reaches nobody, and the answer sets none', async () => {
    const response = await ask(refresh, { ...fromApp, origin: 'https://elsewhere.example' })

    expect(cookies()).toEqual([undefined])
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('only auth gets it, only in mutations, and nobody may write it but auth', async () => {
    const responses = [
      await ask({ query: '{ viewer { id } }' }, fromApp),
      await ask({ query: '{ signInOptions { termsVersion } }' }, fromApp),
      await ask({ query: 'mutation { requestItem(input: { name: "cup" }) { ticket { id } } }' }, fromApp),
    ]

    expect(state.received.map(({ subgraph }) => subgraph)).toEqual(['user', 'auth', 'info'])
    expect(JSON.stringify(state.received)).not.toMatch(/cookie|v1\./)
    expect(responses.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined])
  })

  test('a later fetch of the operation has the cookie that an earlier one wrote', async () => {
    const query = `mutation { refreshSession(input: {}) { userErrors { code } }
      requestItem(input: { name: "cup" }) { ticket { id } } again: refreshSession(input: {}) { userErrors { code } } }`

    const { headers } = await ask({ query }, fromApp)

    expect(state.received.map(({ subgraph: of, operation }) => [of, operation.refreshCookie])).toEqual([
      ['auth', { token }],
      ['info', undefined],
      ['auth', { token: next.token }],
    ])
    expect(headers['set-cookie']).toEqual([written])
  })

  test('no header and no field of a client can stand in for the cookie', async () => {
    const forged = { 'refresh-cookie': JSON.stringify({ token }), 'refresh-token': token }
    await ask({ ...refresh, refreshCookie: { token } }, forged)

    expect(cookies()).toEqual([undefined])
    expect(JSON.stringify(state.received.map(({ operation }) => operation))).not.toContain('v1.')
  })
})

test('the token in the cookie is in no line of the log', async () => {
  state.data = { refreshSession: { userErrors: 'not a list' } }
  await send(refresh, fromApp)
  await sendToProcesses(refresh, fromApp)
  await send('{', fromApp)

  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toMatch(/v1\.|bunri-refresh/)
})

test.each<[string, string | string[], string | null]>([
  ['none', 'theme=dark', null],
  ['one among others', `theme=dark;${cookieName}=${token}; x=${cookieName}=evil`, token],
  ['two', `${cookieName}=${token}; ${cookieName}=evil`, null],
  ['two in two headers', [`${cookieName}=${token}`, `${cookieName}=evil`], null],
  ['twice the same', `${cookieName}=${token}; ${cookieName}=${token}`, null],
  ['an empty one', `${cookieName}=`, null],
  ['a quoted one', `${cookieName}="${token}"`, null],
  ['one with =', `${cookieName}=${token}=x`, null],
  ['one with a line break', `${cookieName}=${token}%0d%0aset-cookie: a=1`, null],
  ['one that is not ASCII', `${cookieName}=v1.\u00e9`, null],
  ['one of another case', `__host-bunri-refresh=${token}`, null],
  ['a name alone', cookieName, null],
  ['separators', ';;=;', null],
  ['the longest', `${cookieName}=${'a'.repeat(1_000)}`, 'a'.repeat(1_000)],
  ['one that is too long', `${cookieName}=${'a'.repeat(1_001)}`, null],
  ['a huge one', `${cookieName}=${'a'.repeat(12_000)}`, null],
])('of cookies the router reads one that it can have written: %s', async (_what, cookie, expected) => {
  const { statusCode } = await send(refresh, { origin: app, cookie })

  expect(statusCode).toBe(200)
  expect(cookies()).toEqual([{ token: expected }])
})

test('cookies beyond the limit for headers get 431', async () => {
  expect((await send(refresh, { origin: app, cookie: `${cookieName}=${'a'.repeat(20_000)}` })).statusCode).toBe(431)
})

test('a compressed answer sets the cookie as well', async () => {
  const query = `mutation { ${Array.from({ length: 20 }, (_, nth) => `${'a'.repeat(100)}${nth}: refreshSession(input: {}) { __typename }`).join(' ')} }`
  state.data = Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [`${'a'.repeat(100)}${nth}`, {}]))

  const { headers } = await send({ query }, { ...fromApp, 'accept-encoding': 'br' })

  expect(headers['content-encoding']).toBe('br')
  expect(headers['set-cookie']).toEqual([written])
})

test('a fault after the refresh does not lose the cookie, since the old one is of no use any more', async () => {
  const fails = { requestDidStart: async () => ({ willSendResponse: () => Promise.reject(new Error('a fault')) }) }
  const failing = await aRouter({ plugins: [fails] })

  const { statusCode, headers } = await failing(refresh, fromApp)

  expect(statusCode).toBe(500)
  expect(headers['set-cookie']).toEqual([written])
})
