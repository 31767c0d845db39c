import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { type LightSignal, onAbort } from '../subgraphs/_shared/abort.ts'
import { unauthenticated } from '../subgraphs/_shared/errors.ts'
import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { names } from '../subgraphs/testing.ts'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'

type Result = SubgraphResponse['result']

const isCurrent = (answer: boolean): Result => ({ data: { isAccessTokenCurrent: answer } })
let ofAuth: (signal: LightSignal) => Promise<Result>
const revocations: object[] = []
let sent: string[] = []
let tokens: (string | undefined)[] = []
const parts: RouterParts = {
  supergraphSdl: readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8'),
  transports: names.map((name) => ({
    name,
    async execute({ query }, { authorization }, signal) {
      if (query.includes('revocations')) return { result: { data: { revocations } }, cacheControl: undefined }
      tokens.push(authorization)
      sent.push(`${name}: ${query.includes('isAccessTokenCurrent') ? 'session?' : query.split(/\W/)[0] || 'query'}`)
      const data = { viewer: { id: 'usr_1' }, requestItem: { ticket: null }, updateProfile: { user: null } }
      const ofMutation = {
        signOut: { endedSessionId: 'ses_1' },
        reportPlaceProblem: { userErrors: [] },
        refreshSession: { userErrors: [] },
        signIn: { userErrors: [] },
      }
      const result = query.includes('isAccessTokenCurrent')
        ? await ofAuth(signal)
        : { data: { ...data, ...ofMutation } }
      return { result, cacheControl: undefined }
    },
    close: async () => {},
  })),
  readViewer: async (authorization) => {
    if (authorization === 'Bearer expired') throw unauthenticated('The access token has expired; refresh the session.')
    return authorization ? { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] } : null
  },
  ready: async () => undefined,
  log: pino({ level: 'silent' }),
  development: false,
  origins: [],
  trustProxy: false,
}
const router = await createRouter(parts)
afterAll(() => router.close())
beforeEach(() => {
  sent = []
  tokens = []
  ofAuth = async () => isCurrent(true)
})

const post = (query: string, headers: Record<string, string> = { authorization: 'Bearer a.b.c' }, more = {}) =>
  router.inject({ method: 'POST', url: '/graphql', payload: { query, ...more }, headers })

const rename = 'updateProfile(input: { displayName: "Robin" }) { user { id } }'
const mutations = [
  ['user', `mutation { ${rename} }`],
  ['info', 'mutation { requestItem(input: { name: "cup" }) { ticket { id } } }'],
  [
    'location',
    'mutation { reportPlaceProblem(input: { placeId: "plc_1", problem: CLOSED }) { userErrors { message } } }',
  ],
  ['auth', 'mutation { signOut { endedSessionId } }'],
] as const

test.each(mutations)('auth confirms the session before a mutation of %s runs', async (name, query) => {
  const response = await post(query)

  expect(response.json().errors).toBeUndefined()
  expect(sent).toEqual(['auth: session?', `${name}: mutation`])
})

test.each(mutations)('an ended session changes nothing in %s and gets 401', async (_name, query) => {
  ofAuth = async () => isCurrent(false)

  const response = await post(query)

  expect(response.statusCode).toBe(401)
  expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
  expect(sent).toEqual(['auth: session?'])
})

test.each([
  ['is down', async () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1:4001'))],
  [
    'hangs',
    (signal: LightSignal) =>
      new Promise<never>((_resolve, reject) => onAbort(signal, () => reject(new Error('aborted')))),
  ],
  ['has a fault', async () => ({ data: { isAccessTokenCurrent: null }, errors: [{ message: 'no database' }] })],
  ['answers something else', async () => ({ data: { isAccessTokenCurrent: 'yes' } })],
])('while auth %s, mutations with a token are refused with the advice to try again', async (_what, answer) => {
  ofAuth = answer

  const response = await post(`mutation { ${rename} }`)
  const query = await post('{ viewer { id } }')

  expect(response.statusCode).toBe(503)
  expect(response.headers['retry-after']).toBe('1')
  expect(response.json().errors).toMatchObject([
    { message: expect.stringContaining('nothing was changed; try again'), extensions: { code: 'SERVICE_UNAVAILABLE' } },
  ])
  expect(response.body).not.toContain('10.0.0.1')
  expect(query.json()).toEqual({ data: { viewer: { id: 'usr_1' } } })
  expect(sent).not.toContain('user: mutation')
})

test('neither queries nor mutations without a token ask auth', async () => {
  await post('{ viewer { id } }')
  await post('mutation { requestItem(input: { name: "cup" }) { ticket { id } } }', {})

  expect(sent).toEqual(['user: query', 'info: mutation'])
})

test('a session that its own operation ends changes nothing afterwards', async () => {
  const answers = [true, false]
  ofAuth = async () => isCurrent(answers.shift() ?? false)

  const response = await post(`mutation { signOut { endedSessionId } renamed: ${rename} }`)

  expect(sent).toEqual(['auth: session?', 'auth: mutation', 'auth: session?'])
  expect(response.json()).toMatchObject({
    data: { signOut: { endedSessionId: 'ses_1' }, renamed: null },
    errors: [{ path: ['renamed'], extensions: { code: 'UNAUTHENTICATED' } }],
  })
})

const refresh = 'refreshSession(input: { refreshToken: "v1" }) { userErrors { code } }'
const signIn =
  'signIn(input: { email: "a@b.example", password: "x", device: { platform: WEB } }) { userErrors { code } }'

test.each<[string, string, object?]>([
  ['a refresh', `mutation { ${refresh} }`],
  ['a sign-in', `mutation { ${signIn} }`],
  ['a refresh in a fragment', `mutation { __typename ...F } fragment F on Mutation { ${refresh} }`],
  [
    'the named one of two operations',
    `mutation A { ${refresh} } mutation B { signOut { endedSessionId } }`,
    { operationName: 'A' },
  ],
])(
  '%s runs without the token that came along, expired or of an ended session',
  async (_what, query, more: object = {}) => {
    ofAuth = async () => isCurrent(false)

    for (const authorization of ['Bearer expired', 'Bearer a.b.c']) {
      const response = await post(query, { authorization }, more)

      expect(response.statusCode).toBe(200)
      expect(response.json().errors).toBeUndefined()
    }
    expect(sent).toEqual(['auth: mutation', 'auth: mutation'])
    expect(tokens).toEqual([undefined, undefined])
  },
)

test.each([
  ['a query', '{ viewer { id } }'],
  ['a public query', '{ signInOptions { termsVersion } }'],
  ['another mutation', `mutation { ${rename} }`],
  ['a mutation with an id', 'mutation { savePlace(input: { placeId: "plc_1" }) { userErrors { message } } }'],
  ['another mutation beside a refresh', `mutation { ${refresh} ${rename} }`],
  [
    'another mutation behind a refresh in a fragment',
    `mutation { ...F } fragment F on Mutation { ${refresh} ${rename} }`,
  ],
  ['a query with the name of a mutation', '{ signIn: viewer { id } }'],
])('%s with an expired token gets 401 before any fetch', async (_what, query) => {
  const response = await post(query, { authorization: 'Bearer expired' })

  expect(response.statusCode).toBe(401)
  expect(response.headers).toMatchObject({
    'www-authenticate': 'Bearer error="invalid_token"',
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
  })
  expect(response.json()).toEqual({
    errors: [
      { message: 'The access token has expired; refresh the session.', extensions: { code: 'UNAUTHENTICATED' } },
    ],
  })
  expect(sent).toEqual([])
})

test('a revoked token gets 401 for queries as well, while refreshes and requests without it run', async () => {
  const earlier = await post('{ viewer { id } }')
  revocations.push({
    number: '1',
    sessionId: 'ses_1',
    userId: null,
    scopes: null,
    recordedAt: new Date().toISOString(),
  })
  await vi.waitFor(async () => expect((await post('{ viewer { id } }')).statusCode).toBe(401), { timeout: 10_000 })

  const refreshed = await post(`mutation { ${refresh} }`)
  const anonymous = await post('{ viewer { id } }', {})
  revocations.pop()

  expect(earlier.statusCode).toBe(200)
  expect([refreshed.statusCode, anonymous.statusCode]).toEqual([200, 200])
})

test('while nobody knows which tokens are revoked, queries run and mutations with a token do not', async () => {
  const stale = await createRouter({
    ...parts,
    transports: parts.transports.map((transport) => ({
      ...transport,
      execute: (operation, ...rest) =>
        operation.query.includes('revocations')
          ? Promise.reject(new Error('connect ECONNREFUSED'))
          : transport.execute(operation, ...rest),
    })),
  })
  const ask = (query: string) =>
    stale.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: { authorization: 'Bearer d.e.f' } })

  const [read, renewed, changed] = [
    await ask('{ materials { name } }'),
    await ask(`mutation { ${refresh} }`),
    await ask(`mutation { ${rename} }`),
  ]
  await stale.close()

  expect([read.statusCode, renewed.statusCode, changed.statusCode]).toEqual([200, 200, 503])
  expect(changed.headers['retry-after']).toBe('1')
  expect(changed.json().errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  expect(sent).not.toContain('user: mutation')
})

test('clients cannot ask for revoked tokens', async () => {
  const response = await post('{ revocations { sessionId } }', {})

  expect(response.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  expect(sent).toEqual([])
})
