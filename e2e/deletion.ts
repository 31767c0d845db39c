import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { newId } from '../subgraphs/_shared/ids.ts'
import { accounts } from '../subgraphs/auth/db/schema.ts'
import { startDueDeletions } from '../subgraphs/auth/domain/accounts/account-deletion.ts'
import { anAccount, password } from '../subgraphs/auth/fixtures.ts'
import { tablesWith } from './deletion-model.ts'
import type { Mode, TestGraph } from './graph.ts'

const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) {
  result { ... on SignedIn { tokens { accessToken refreshToken } } } userErrors { code } } }`
const refresh = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { tokens { accessToken } userErrors { code } } }`
const write = `mutation ($name: String!) {
  updateProfile(input: { displayName: $name, preferredLocale: "en" }) { userErrors { code } }
  savePlace(input: { placeId: "plc_jung-gu-office-seoul", note: $name }) { userErrors { code } }
  logDisposal(input: { clientEntryId: "first", materialId: "mat_paper", note: $name }) { userErrors { code } }
  reportPlaceProblem(input: { placeId: "plc_jung-gu-office-seoul", problem: FULL, comment: $name }) { userErrors { code } }
  requestItem(input: { name: "A lamp of salt", description: $name }) { userErrors { code } }
}`
const requestExport = 'mutation { requestDataExport { dataExport { readyAt } userErrors { code } } }'
const readExport = '{ viewer { security { dataExport { readyAt downloadUrl } } } }'
const requestDeletion = 'mutation { requestAccountDeletion { deletionScheduledFor userErrors { code } } }'

/** Tests the export of everything about a person, and that a deletion leaves nothing of it in any database, on a running graph. */
export function testDeletion(graph: TestGraph, mode: Mode): void {
  const names = ['auth', 'user', 'location', 'info']
  const connections = names.map((name) => connect(graph.databaseUrl(name), { max: 1 }))
  afterAll(() => Promise.all(connections.map(({ close }) => close())))
  const auth = connect(graph.databaseUrl('auth'), { max: 1 })
  afterAll(auth.close)
  const tracesOf = async (mark: string) =>
    (
      await Promise.all(
        connections.map(async ({ db }, nth) => (await tablesWith(db, mark)).map((table) => `${names[nth]}: ${table}`)),
      )
    ).flat()
  const ask = async (query: string, variables: object = {}, token = '', headers = {}) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': '203.0.113.30',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    })
    const language = response.headers.get('content-language')
    return { status: response.status, language, ...(await response.json()) }
  }

  test('a person gets everything that four databases know about them, and once their account is deleted, none knows anything', async () => {
    const id = newId('usr')
    const mark = id.slice(-12)
    const contributorId = newId('ctr').slice(0, -12) + mark
    const account = await anAccount(auth.db, { id, contributorId, email: `robin.${mark}@example.org` })
    const input = { email: account.email, password, device: { platform: 'WEB', name: `Robin's ${mark}` } }
    const { tokens } = (await ask(signIn, { input })).data.signIn.result

    const written = await ask(write, { name: `Robin ${mark}` }, tokens.accessToken)
    const asked = await ask(requestExport, {}, tokens.accessToken)
    const link = await vi.waitFor(
      async () => {
        const { data } = await ask(readExport, {}, tokens.accessToken)
        expect(data.viewer.security.dataExport.readyAt).not.toBeNull()
        return data.viewer.security.dataExport.downloadUrl
      },
      { timeout: 60_000, interval: 250 },
    )
    const response = await fetch(link)
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))

    expect(written.errors).toBeUndefined()
    expect(Object.values(written.data)).toEqual(Object.keys(written.data).map(() => ({ userErrors: [] })))
    expect(asked.data.requestDataExport.userErrors).toEqual([])
    expect(response.headers.get('content-disposition')).toContain('attachment')
    for (const name of names) expect(strFromU8(files[`data/${name}.json`] ?? new Uint8Array()), name).toContain(mark)
    const before = await tracesOf(mark)
    for (const name of names) expect(before.join(), name).toContain(name)
    const renewed = await vi.waitFor(async () => {
      const { data } = await ask(refresh, { input: { refreshToken: tokens.refreshToken } })
      const { accessToken } = data.refreshSession.tokens
      expect((await ask('{ __typename }', {}, accessToken)).language).toBe('en')
      return accessToken
    }, 20_000)

    const scheduled = await ask(requestDeletion, {}, renewed)
    if (mode === 'five processes') await graph.kill('info')
    await auth.sql`update ${auth.sql('accounts')} set deletion_scheduled_for = now() where id = ${id}`
    await startDueDeletions(auth.db)
    const during = await ask(signIn, { input })
    if (mode === 'five processes') await graph.restart('info')

    await vi.waitFor(async () => expect(await auth.db.$count(accounts)).toBe((await others()).length), 30_000)
    const refused = await ask(write, { name: `Robin ${mark}` }, renewed)
    await vi.waitFor(async () => expect(await tracesOf(mark)).toEqual([]), 30_000)
    expect(scheduled.data.requestAccountDeletion.userErrors).toEqual([])
    expect(during.data.signIn.result).toBeNull()
    expect(refused.status).toBe(401)
    expect(await graph.mailTo(account.email)).toBeTruthy()
    expect((await fetch(link)).status).toBe(404)

    async function others() {
      return (await auth.db.select({ id: accounts.id }).from(accounts)).filter((row) => row.id !== id)
    }
  })

  test('whoever runs the service sees how many events wait, in readiness and in metrics; others see no metrics', async () => {
    const base = mode === 'one process' ? graph.url : graph.address('user')

    const ready = await (await fetch(`${base}/readyz`)).json()
    const metrics = await (await fetch(`${base}/metrics`)).text()
    const elsewhere = await fetch(`${base}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.30' } })

    expect(ready).toMatchObject({
      status: 'ready',
      events: { user: { outgoing: { count: 0 }, incoming: { count: 0 }, setAside: 0 } },
    })
    expect(metrics).toMatch(/^bunri_events_waiting\{subgraph="user",box="outbox"\} 0$/m)
    expect(metrics).toMatch(/^bunri_events_oldest_seconds\{subgraph="user",box="inbox"\} 0$/m)
    expect(metrics).toMatch(/^bunri_events_set_aside\{subgraph="user"\} 0$/m)
    expect(elsewhere.status).toBe(404)
  })
}
