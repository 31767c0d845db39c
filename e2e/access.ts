import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { accounts } from '../subgraphs/auth/db/schema.ts'
import { setBan } from '../subgraphs/auth/domain/operators/operators.ts'
import { demoPerson, demoPersonId } from '../subgraphs/auth/reference/demo-person.ts'
import type { Mode, TestGraph } from './graph.ts'
import { nodeQuery, savePlaceMutation, signInMutation } from './operations.ts'
import { client } from './request.ts'

/** Tests that ended sessions and removed scopes stop changes at once, on a running graph. */
export function testAccess(graph: TestGraph, mode: Mode, signIn: () => Promise<string>): void {
  const request = client(`${graph.url}/graphql`)
  const mutate = async (query: string, token: string) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, retryAfter: response.headers.get('retry-after'), ...(await response.json()) }
  }
  const save = { input: { placeId: 'plc_jung-gu-office-seoul' } }
  const writes = [
    'mutation { updateProfile(input: { displayName: "Robin" }) { userErrors { message } } }',
    'mutation { requestItem(input: { name: "a cup of paper" }) { userErrors { message } } }',
    'mutation { revokeOtherSessions { endedSessionIds } }',
  ]

  /** Queries that need each subgraph alone. */
  const reads = [
    '{ viewer { security { currentSession { id } } } }',
    '{ viewer { displayName } }',
    '{ placesNearby(center: { latitude: 37.5, longitude: 127 }) { nodes { name } } }',
    '{ materials { name } }',
  ]
  /** Milliseconds until each of the queries gets 401. */
  const untilRefused = (token: string) => {
    const start = performance.now()
    return Promise.all(
      reads.map(async (query) => {
        for (;;) {
          const { status } = await mutate(query, token)
          if (status === 401) return performance.now() - start
          expect(status).toBe(200)
          await new Promise((later) => setTimeout(later, 20))
        }
      }),
    )
  }

  test('after a sign-out the access token changes nothing in any subgraph at once, and reads nothing after three seconds', async () => {
    const token = await signIn()
    await mutate('mutation { signOut { endedSessionId } }', token)

    const saved = await request(savePlaceMutation, save, { token })
    const others = await Promise.all(writes.map((query) => mutate(query, token)))
    const waits = await untilRefused(token)

    expect(saved).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(others.map(({ status }) => status)).toEqual([401, 401, 401])
    for (const waitMs of waits) expect(waitMs).toBeLessThan(3_000)
  })

  test('a client refreshes and signs in while it still sends the token of an ended session or a broken one', async () => {
    const device = { platform: 'OTHER' as const }
    const credentials = { input: { ...demoPerson, device } }
    const { data } = await request(signInMutation, credentials)
    const result = data?.signIn?.result
    if (result?.__typename !== 'SignedIn') throw new Error('The demo person could not sign in.')
    const ended = await signIn()
    await mutate('mutation { signOut { endedSessionId } }', ended)
    await untilRefused(ended)
    const refresh = `mutation { refreshSession(input: { refreshToken: "${result.tokens.refreshToken}" }) { tokens { expiresInSeconds } } }`

    const refreshed = [await mutate(refresh, ended), await mutate(refresh, 'eyJhbGciOiJFZERTQSJ9.e30.AAAA')]
    const signedIn = await request(signInMutation, credentials, { token: ended })

    const tokens = { status: 200, data: { refreshSession: { tokens: { expiresInSeconds: 300 } } } }
    expect(refreshed).toMatchObject([tokens, tokens])
    expect(signedIn).toMatchObject({ status: 200, data: { signIn: { result: { __typename: 'SignedIn' } } } })
  })

  test('a token with a scope that was taken changes nothing; the next one does what is left', async () => {
    const { db, close } = connect(graph.databaseUrl('auth'), { max: 1 })
    const setScopes = (scopes: 'moderator'[]) =>
      db.update(accounts).set({ scopes }).where(eq(accounts.id, demoPersonId))
    const token = await signIn()

    await setScopes([])
    const refused = await request(savePlaceMutation, save, { token })
    const waits = await untilRefused(token)
    const next = await request(savePlaceMutation, save, { token: await signIn() })
    await setScopes(['moderator'])
    await close()
    const again = await mutate('{ viewer { id } }', await signIn())

    expect(refused.status).toBe(401)
    for (const waitMs of waits) expect(waitMs).toBeLessThan(3_000)
    expect(again.status).toBe(200)
    expect(next).toMatchObject({ status: 200, data: { savePlace: { userErrors: [] } } })
  })

  test('somebody who is banned reads and changes nothing after three seconds, until the ban is lifted', async () => {
    const { db, close } = connect(graph.databaseUrl('auth'), { max: 1 })
    const ban = { account: demoPerson.email, operator: 'robin' }
    const token = await signIn()

    await setBan(db, ban, true)
    const changed = await mutate(String(writes[0]), token)
    const waits = await untilRefused(token)
    const refused = await request(signInMutation, { input: { ...demoPerson, device: { platform: 'OTHER' } } })
    await setBan(db, ban, false)
    await close()
    const again = await mutate(String(writes[0]), await signIn())

    expect(changed.status).toBe(401)
    for (const waitMs of waits) expect(waitMs).toBeLessThan(3_000)
    expect(refused.data?.signIn).toMatchObject({ result: null, userErrors: [{ code: 'ACCOUNT_SUSPENDED' }] })
    expect(again).toMatchObject({ status: 200, data: { updateProfile: { userErrors: [] } } })
  })

  if (mode === 'one process') return

  test('while auth is down, changes are refused with the advice to try again, and queries are answered', async () => {
    const token = await signIn()

    await graph.kill('auth')
    const during = await mutate(String(writes[0]), token)
    const query = await mutate('{ viewer { id } }', token)
    await graph.restart('auth')
    // If auth was away for more than ten of the router's questions, the router rests for up to five seconds before it asks again.
    const after = await vi.waitFor(
      async () => {
        const change = await mutate(String(writes[0]), token)
        expect(change.status).toBe(200)
        return change
      },
      { timeout: 15_000, interval: 250 },
    )

    expect(during).toMatchObject({
      status: 503,
      retryAfter: '1',
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    })
    expect(query).toMatchObject({ status: 200, data: { viewer: { id: demoPersonId } } })
    expect(after).toMatchObject({ status: 200, data: { updateProfile: { userErrors: [] } } })
  })
  test('a router and a subgraph that start while auth is down verify tokens with the last keys', async () => {
    const token = await signIn()
    await mutate('{ viewer { displayName } }', token)
    await Promise.all(['auth', 'router', 'user'].map(graph.kill))
    await Promise.all(['router', 'user'].map(graph.restart))

    const anonymous = await request(nodeQuery, { id: save.input.placeId })
    const queries = await Promise.all(reads.slice(1).map((query) => mutate(query, token)))
    const forged = await mutate('{ viewer { displayName } }', `${token.slice(0, -8)}AAAAAAAA`)
    const changes = await Promise.all(writes.map((query) => mutate(query, token)))
    const next = await request(signInMutation, { input: { ...demoPerson, device: { platform: 'OTHER' } } })
    await graph.restart('auth')

    expect(anonymous).toMatchObject({ status: 200, data: { node: { id: save.input.placeId } }, errors: undefined })
    for (const query of queries) expect(query).toMatchObject({ status: 200, data: expect.anything() })
    expect(queries.flatMap(({ errors = [] }) => errors)).toEqual([])
    expect(forged.status).toBe(401)
    for (const change of changes)
      expect(change).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    expect(next.errors).toMatchObject([{ extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }])
    // Until the router has asked which tokens were revoked meanwhile.
    await vi.waitFor(async () => expect((await mutate(String(writes[0]), token)).status).toBe(200), { timeout: 15_000 })
  })
}
