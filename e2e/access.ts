import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { client } from '../client/request.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { accounts } from '../subgraphs/auth/db/schema.ts'
import { demoPersonId } from '../subgraphs/auth/reference/demo-person.ts'
import type { Mode, TestGraph } from './graph.ts'
import { homeQuery, savePlaceMutation } from './operations.ts'

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

  test('after a sign-out the access token changes nothing in any subgraph, and queries accept it until it expires', async () => {
    const token = await signIn()
    await mutate('mutation { signOut { endedSessionId } }', token)

    const saved = await request(savePlaceMutation, save, { token })
    const others = await Promise.all(writes.map((query) => mutate(query, token)))
    const home = await request(homeQuery, {}, { token })

    expect(saved).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(others.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(home).toMatchObject({
      status: 200,
      data: { viewer: { id: demoPersonId, savedPlaces: expect.anything() } },
    })
  })

  test('a token with a scope that was taken changes nothing; the next one does what is left', async () => {
    const { db, close } = connect(graph.databaseUrl('auth'), { max: 1 })
    const setScopes = (scopes: 'moderator'[]) =>
      db.update(accounts).set({ scopes }).where(eq(accounts.id, demoPersonId))
    const token = await signIn()

    await setScopes([])
    const refused = await request(savePlaceMutation, save, { token })
    const next = await request(savePlaceMutation, save, { token: await signIn() })
    await setScopes(['moderator'])
    await close()

    expect(refused.status).toBe(401)
    expect(next).toMatchObject({ status: 200, data: { savePlace: { userErrors: [] } } })
  })

  if (mode === 'one process') return

  test('while auth is down, changes are refused with the advice to try again, and queries are answered', async () => {
    const token = await signIn()

    await graph.kill('auth')
    const during = await mutate(String(writes[0]), token)
    const query = await mutate('{ viewer { id } }', token)
    await graph.restart('auth')
    const after = await mutate(String(writes[0]), token)

    expect(during).toMatchObject({
      status: 503,
      retryAfter: '1',
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    })
    expect(query).toMatchObject({ status: 200, data: { viewer: { id: demoPersonId } } })
    expect(after).toMatchObject({ status: 200, data: { updateProfile: { userErrors: [] } } })
  })
}
