import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { piecesOf } from '../../../_shared/events/personal-data.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { readConfig } from '../../config.ts'
import { accounts, dataExportParts, dataExports, mails, sessions } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { startDueDeletions } from '../accounts/account-deletion.ts'
import { deleteExpired } from '../retention.ts'
import { downloadUrl, findArchive } from './downloads.ts'

const { db, url, execute, deliver, sentEvents } = await testSubgraph(auth, testSettings)
const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url })
const request = `mutation { requestDataExport { dataExport { id readyAt downloadUrl } userErrors { code } } }`
const read = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) {
  ... on User { security { dataExport { id requestedAt readyAt expiresAt downloadUrl } } } } }`

async function aPerson() {
  const account = await anAccount(db, { passwordHash: 'none' })
  const { session, viewer } = await aSession(db, account.id)
  const ask = async () => (await execute(request, {}, viewer)).data?.requestDataExport.dataExport
  const latest = async () => {
    const { data, errors } = await execute(read, { id: account.id }, viewer)
    return { found: data?._entities[0]?.security?.dataExport, errors }
  }
  return { account, session, viewer, ask, latest }
}

/** The parts of the other subgraphs, each in pieces of 20 characters. */
const partsOf = (accountId: string, exportId: string, lists: Record<string, object[]>) =>
  Object.entries(lists).flatMap(([subgraph, rows]) => {
    const title = { ko: '목록', en: 'A list' }
    const pieces = piecesOf(JSON.stringify([{ name: 'list', title, rows }]), 20)
    return pieces.map((text, index) => ({
      source: subgraph,
      data: { accountId, exportId, part: index + 1, parts: pieces.length, text },
    }))
  })
const send = async (parts: ReturnType<typeof partsOf>) => {
  for (const { source, data } of parts) await deliver({ type: 'account.export-part.v1', data, source })
}
const filesIn = (archive: Uint8Array | null | undefined) => {
  const files = unzipSync(archive ?? new Uint8Array())
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

test('an export asks every subgraph once a day, and is ready with the last part, whatever comes twice or out of order', async () => {
  const { account, ask, latest } = await aPerson()
  const asked = await ask()
  const again = await ask()
  const parts = partsOf(account.id, asked.id, {
    user: [{ note: '<script>alert("♥")</script> 😀😀😀😀😀😀😀😀😀😀😀😀' }],
    location: [],
    info: [{ comment: 'a', number: 1, nothing: null }],
  })

  await send(parts.slice(0, 3).toReversed())
  await send(parts.slice(0, -1))
  const before = await latest()
  await send(parts.slice(-1))
  const { found } = await latest()

  expect(again).toEqual(asked)
  expect(asked).toMatchObject({ readyAt: null, downloadUrl: null })
  expect(before.found).toMatchObject({ id: asked.id, readyAt: null, downloadUrl: null })
  const requests = (await sentEvents()).filter(({ data }) => 'exportId' in data && data.exportId === asked.id)
  expect(requests).toEqual([
    {
      type: 'account.export-requested.v1',
      data: { accountId: account.id, contributorId: account.contributorId, exportId: asked.id },
    },
  ])
  expect(found.downloadUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/exports\/exp_\w+\?expires=\d+&signature=[\w-]{43}$/)
  expect(await db.$count(dataExportParts, eq(dataExportParts.exportId, asked.id))).toBe(0)
  expect(await db.select({ kind: mails.kind }).from(mails).where(eq(mails.accountId, account.id))).toEqual([
    { kind: 'DATA_EXPORT_READY' },
  ])
  const [row] = await db.select().from(dataExports).where(eq(dataExports.id, asked.id))
  const files = filesIn(row?.archive)
  expect(Object.keys(files).sort()).toEqual([
    'data/auth.json',
    'data/info.json',
    'data/location.json',
    'data/user.json',
    'index.html',
  ])
  expect(JSON.parse(files['data/user.json'] ?? '').list[0].note).toContain('😀😀')
  const own = JSON.parse(files['data/auth.json'] ?? '')
  expect(own.account).toMatchObject([{ id: account.id, email: account.email }])
  expect(own.sessions).toHaveLength(1)
  expect(own.securityEvents.map(({ kind }: { kind: string }) => kind)).toContain('DATA_EXPORT_REQUESTED')
  expect(files['index.html']).toContain('&#60;script&#62;')
  expect(files['index.html']).not.toContain('<script')
  expect(files['data/auth.json']).not.toMatch(/passwordHash|salt|secret/i)
})

test('requesting an export and reading its address take a recent sign-in', async () => {
  const { account, session, viewer, ask, latest } = await aPerson()
  const asked = await ask()
  await send(partsOf(account.id, asked.id, { user: [], location: [], info: [] }))
  const old = new Date(Date.now() - 11 * 60_000)
  await db.update(sessions).set({ confirmedAt: old }).where(eq(sessions.id, session.id))

  const refused = await execute(request, {}, viewer)
  const { found, errors } = await latest()

  expect(refused.errors?.[0]?.extensions?.code).toBe('RECENT_SIGN_IN_REQUIRED')
  expect(errors?.[0]?.extensions?.code).toBe('RECENT_SIGN_IN_REQUIRED')
  expect(found).toMatchObject({ id: asked.id, downloadUrl: null })
})

test('an address works for ten minutes, for one archive, and not with any other signature', async () => {
  const { account, ask } = await aPerson()
  const asked = await ask()
  await send(partsOf(account.id, asked.id, { user: [], location: [], info: [] }))
  const made = new Date()
  const link = new URL(downloadUrl(config, () => 'http://127.0.0.1:1/', asked.id, made))
  const id = link.pathname.split('/').at(-1) ?? ''
  const given = {
    id,
    expires: link.searchParams.get('expires') ?? '',
    signature: link.searchParams.get('signature') ?? '',
  }
  const open = async (changes: Partial<typeof given> = {}, seconds = 0) =>
    (await findArchive(db, config, { ...given, ...changes }, new Date(made.getTime() + seconds * 1000))) !== null

  expect(await open()).toBe(true)
  expect(await open({}, 590)).toBe(true)
  expect(await open({}, 601)).toBe(false)
  expect(await open({ expires: String(Number(given.expires) + 600) })).toBe(false)
  expect(await open({ signature: given.signature.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })).toBe(false)
  expect(await open({ signature: '' })).toBe(false)
  expect(await open({ id: 'exp_other' })).toBe(false)
  expect(await open({ expires: 'NaN' })).toBe(false)
})

test('a part for an export of somebody else, or for none, changes nothing', async () => {
  const [robin, ada] = [await aPerson(), await aPerson()]
  const asked = await robin.ask()

  await send(partsOf(ada.account.id, asked.id, { user: [{ planted: true }] }))
  await send(partsOf(ada.account.id, 'exp_none', { user: [{ planted: true }] }))

  expect(await db.$count(dataExportParts)).toBe(0)
})

test('an export goes with the start of a deletion, and after seven days', async () => {
  const [deleted, kept] = [await aPerson(), await aPerson()]
  const asked = [await deleted.ask(), await kept.ask()]
  await db
    .update(accounts)
    .set({ deletionScheduledFor: new Date(0) })
    .where(eq(accounts.id, deleted.account.id))

  await startDueDeletions(db)
  await send(partsOf(deleted.account.id, asked[0].id, { user: [], location: [], info: [] }))
  const remaining = await db.$count(dataExports, eq(dataExports.accountId, deleted.account.id))
  await db
    .update(dataExports)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(dataExports.id, asked[1].id))
  const expired = await kept.latest()
  await deleteExpired(db)

  expect(remaining).toBe(0)
  expect(expired.found).toBeNull()
  expect(await db.$count(dataExports, eq(dataExports.id, asked[1].id))).toBe(0)
})
