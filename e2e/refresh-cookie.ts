import { expect, test } from 'vitest'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import type { TestGraph } from './graph.ts'

const device = '{ platform: WEB }'
const credentials = `email: "${demoPerson.email}", password: "${demoPerson.password}", device: ${device}`
const tokens = 'tokens { accessToken refreshToken }'
const signIn = `mutation {
  signIn(input: { ${credentials}, tokenDelivery: COOKIE }) { result { ... on SignedIn { ${tokens} } } }
}`
const refresh = `mutation { refreshSession(input: {}) { ${tokens} userErrors { code } } }`
const signOut = 'mutation { signOut { endedSessionId } }'

/** Tests that a web page signs in, stays signed in and signs out with the refresh token in a cookie, on a running graph. */
export function testRefreshCookie(graph: TestGraph): void {
  const send = async (
    query: string,
    cookie = '',
    headers: Record<string, string> = { origin: 'http://localhost:5173' },
  ) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = await response.json()
    const [set = ''] = response.headers.getSetCookie()
    return { data, errors, set, cookie: set.split(';')[0] }
  }

  test('a page keeps its session in a cookie: it signs in, refreshes in twenty tabs at once, and signs out', async () => {
    const signedIn = await send(signIn)
    const tabs = await Promise.all(Array.from({ length: 20 }, () => send(refresh, signedIn.cookie)))
    const [tab] = tabs
    const authorization = `Bearer ${tab?.data.refreshSession.tokens.accessToken}`
    const left = await send(signOut, tab?.cookie, { origin: 'http://localhost:5173', authorization })
    const afterwards = await send(refresh, tab?.cookie)

    expect(signedIn.data.signIn.result.tokens).toEqual({ accessToken: expect.any(String), refreshToken: null })
    expect(signedIn.set).toMatch(
      /^__Host-bunri-refresh=v1\.[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=12\d{5}$/,
    )
    expect(new Set(tabs.map(({ data }) => data.refreshSession.tokens.refreshToken))).toEqual(new Set([null]))
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1)
    expect(tab?.cookie).not.toBe(signedIn.cookie)
    expect(left.data.signOut.endedSessionId).toMatch(/^ses_/)
    expect(left.set).toMatch(/^__Host-bunri-refresh=; .*Max-Age=0$/)
    expect(afterwards.data.refreshSession).toEqual({ tokens: null, userErrors: [{ code: 'TOKEN_INVALID' }] })
    expect(afterwards.set).toBe('')
  })

  test('a foreign page, and a client that is no page, neither gets a cookie nor can use one', async () => {
    const { cookie } = await send(signIn)
    const senders: Record<string, string>[] = [{ origin: 'https://elsewhere.example' }, { 'x-app': 'none' }]

    for (const headers of senders) {
      const refused = await send(signIn, '', headers)
      const refreshed = await send(refresh, cookie, headers)

      expect(refused.errors).toMatchObject([{ path: ['signIn'], extensions: { code: 'BAD_USER_INPUT' } }])
      expect(refreshed.data.refreshSession).toEqual({ tokens: null, userErrors: [{ code: 'TOKEN_INVALID' }] })
      expect([refused.set, refreshed.set]).toEqual(['', ''])
    }
    expect((await send(refresh, cookie)).data.refreshSession.userErrors).toEqual([])
  })
}
