import { and, eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { Db } from '../../../_shared/db.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { accounts, mails, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer } from '../../testing.ts'

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, {
  ...testSettings,
  AUTH_SMTP_URL: server.url,
  AUTH_DELETION_GRACE_DAYS: '30',
})
const dayMs = 24 * 60 * 60_000

const request = (viewer?: Viewer, input?: object) =>
  execute(
    `mutation R${input ? '($input: RequestAccountDeletionInput!)' : ''} {
      requestAccountDeletion${input ? '(input: $input)' : ''} { deletionScheduledFor userErrors { code } }
    }`,
    { input },
    viewer,
    { 'accept-language': 'en' },
  )
const cancel = (viewer?: Viewer) =>
  execute(
    `mutation { cancelAccountDeletion { user { id security { deletionScheduledFor } } userErrors { code message path } } }`,
    {},
    viewer,
    { 'accept-language': 'en' },
  )
const scheduledFor = async (viewer: Viewer) => {
  const query = `query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on User { security { deletionScheduledFor } } }
  }`
  const { data } = await execute(query, { representations: [{ __typename: 'User', id: viewer.userId }] }, viewer)
  return data?._entities[0].security.deletionScheduledFor
}

const rowOf = async (id: string) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]
const count = (accountId: string, kind: 'DELETION_SCHEDULED' | 'DELETION_CANCELLED') =>
  Promise.all([
    db.$count(mails, and(eq(mails.accountId, accountId), eq(mails.kind, kind))),
    db.$count(securityEvents, and(eq(securityEvents.accountId, accountId), eq(securityEvents.kind, kind))),
  ])
const activeSessions = async (accountId: string) =>
  (await db.select().from(sessions).where(eq(sessions.accountId, accountId))).filter((row) => !row.revokedAt)
const subjectsTo = (email: string) =>
  server.received.filter(({ to }) => to.includes(email)).map(({ mail }) => mail.subject)

test('a request sets a date, keeps the reason, ends the other sessions and is mailed', async () => {
  const { id, email } = await anAccount(db)
  const { viewer, session } = await aSession(db, id)
  await aSession(db, id)

  const { data, errors } = await request(viewer, { reason: '  I moved away.\0\n ' })

  expect(errors).toBeUndefined()
  expect(data?.requestAccountDeletion.userErrors).toEqual([])
  const { deletionScheduledFor } = data?.requestAccountDeletion ?? {}
  expect(Math.abs(Date.parse(deletionScheduledFor) - Date.now() - 30 * dayMs)).toBeLessThan(10_000)
  expect(await rowOf(id)).toMatchObject({
    deletionScheduledFor: new Date(deletionScheduledFor),
    deletionReason: 'I moved away.',
    deletionStartedAt: null,
  })
  expect(await scheduledFor(viewer)).toBe(deletionScheduledFor)
  expect((await activeSessions(id)).map((row) => row.id)).toEqual([session.id])
  await vi.waitFor(() => expect(subjectsTo(email)).toEqual(['Your account will be deleted']), 9_000)
})

test('a second request changes nothing and gets the same date, without a second mail', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  const first = await request(viewer, { reason: 'first' })
  const other = await aSession(db, id)

  const second = await request(viewer, { reason: 'second' })

  expect(second).toEqual(first)
  expect((await rowOf(id))?.deletionReason).toBe('first')
  expect((await activeSessions(id)).map((row) => row.id)).toContain(other.session.id)
  expect(await count(id, 'DELETION_SCHEDULED')).toEqual([1, 1])
})

test.each([[undefined], [{}], [{ reason: null }], [{ reason: ' \n\0' }]])('%j gives no reason', async (input) => {
  const { id } = await anAccount(db)

  await request((await aSession(db, id)).viewer, input)

  expect(await rowOf(id)).toMatchObject({ deletionScheduledFor: expect.any(Date), deletionReason: null })
})

test('a reason has at most 200 characters', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)

  const tooLong = await request(viewer, { reason: '가'.repeat(201) })
  const before = await rowOf(id)
  const longest = await request(viewer, { reason: '가'.repeat(200) })

  expect(tooLong.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  expect(before?.deletionScheduledFor).toBeNull()
  expect(longest.errors).toBeUndefined()
})

test('a request needs a recent sign-in, and a cancellation any session', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id, { confirmedAt: new Date(Date.now() - 11 * 60_000) })

  const codes = [await request(viewer), await request(), await cancel()].map(
    ({ errors }) => errors?.[0]?.extensions?.code,
  )
  await request((await aSession(db, id)).viewer)
  const old = await aSession(db, id, { confirmedAt: new Date(Date.now() - 11 * 60_000) })
  const cancelled = await cancel(old.viewer)

  expect(codes).toEqual(['RECENT_SIGN_IN_REQUIRED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'])
  expect(cancelled.data?.cancelAccountDeletion.userErrors).toEqual([])
})

test('a cancellation clears the date and the reason and is mailed, and the next one has nothing to do', async () => {
  const { id, email } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  await request(viewer, { reason: 'a reason' })
  await vi.waitFor(() => expect(subjectsTo(email)).toHaveLength(1), 9_000)

  const first = await cancel(viewer)
  const second = await cancel(viewer)

  expect(first.data?.cancelAccountDeletion).toEqual({
    user: { id, security: { deletionScheduledFor: null } },
    userErrors: [],
  })
  expect(second.data?.cancelAccountDeletion).toEqual({
    user: null,
    userErrors: [{ code: 'ALREADY_DONE', message: 'No deletion of this account is scheduled.', path: null }],
  })
  expect(await rowOf(id)).toMatchObject({ deletionScheduledFor: null, deletionReason: null })
  expect(await count(id, 'DELETION_CANCELLED')).toEqual([1, 1])
  await vi.waitFor(
    () => expect(subjectsTo(email)).toEqual(['Your account will be deleted', 'Your account stays']),
    9_000,
  )
})

test('the person can sign in and cancel until the deletion starts, also after the date', async () => {
  const { id, email } = await anAccount(db)
  await request((await aSession(db, id)).viewer)
  await db
    .update(accounts)
    .set({ deletionScheduledFor: new Date(0) })
    .where(eq(accounts.id, id))

  const { data } = await execute(
    `mutation($input: SignInInput!) {
      signIn(input: $input) { result { ... on SignedIn { session { id } } } }
      cancelAccountDeletion { user { id } userErrors { code } }
    }`,
    { input: { email, password, device: { platform: 'WEB' } } },
  )

  expect(data?.signIn.result).not.toBeNull()
  expect(data?.cancelAccountDeletion).toEqual({ user: { id }, userErrors: [] })
  expect((await rowOf(id))?.deletionScheduledFor).toBeNull()
})

test('an account without an address is scheduled without a mail', async () => {
  const { id } = await aProviderAccount(db)
  const { viewer } = await aSession(db, id)

  expect((await request(viewer)).data?.requestAccountDeletion.userErrors).toEqual([])
  await vi.waitFor(async () => expect(await count(id, 'DELETION_SCHEDULED')).toEqual([0, 1]), 9_000)
})

test('of parallel requests from ten sessions one wins, and its session alone stays', async () => {
  const { id } = await anAccount(db)
  const opened = await Promise.all(Array.from({ length: 10 }, () => aSession(db, id)))

  const answers = await Promise.all(opened.map(({ viewer }) => request(viewer)))

  const winners = answers.flatMap(({ errors }, index) => (errors ? [] : [opened[index]?.session.id]))
  expect(winners).toHaveLength(1)
  expect((await activeSessions(id)).map((row) => row.id)).toEqual(winners)
  expect(await count(id, 'DELETION_SCHEDULED')).toEqual([1, 1])
})

test('of parallel cancellations one wins', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  await request(viewer)

  const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(viewer)))

  expect(answers.filter(({ data }) => data?.cancelAccountDeletion.user)).toHaveLength(1)
  expect(await count(id, 'DELETION_CANCELLED')).toEqual([1, 1])
})

const meanwhile: [string, (tx: Db, id: string) => Promise<unknown>][] = [
  ['a ban', (tx, id) => tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, id))],
  ['a deletion', (tx, id) => tx.update(accounts).set({ deletionStartedAt: new Date() }).where(eq(accounts.id, id))],
]

test.each(meanwhile)('%s that happens meanwhile wins over a request and a cancellation', async (_what, change) => {
  const [asking, cancelling] = [await anAccount(db), await anAccount(db)]
  const viewers = [(await aSession(db, asking.id)).viewer, (await aSession(db, cancelling.id)).viewer]
  await request(viewers[1])
  const before = await rowOf(cancelling.id)

  const answers = await db.transaction(async (tx) => {
    await change(tx, asking.id)
    await change(tx, cancelling.id)
    const pending = [request(viewers[0]), cancel(viewers[1])]
    await new Promise((later) => setTimeout(later, 300))
    return { pending: Promise.all(pending) }
  })

  for (const { errors } of await answers.pending)
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  expect((await rowOf(asking.id))?.deletionScheduledFor).toBeNull()
  expect((await rowOf(cancelling.id))?.deletionScheduledFor).toEqual(before?.deletionScheduledFor)
})
