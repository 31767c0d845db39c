import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { Db } from '../../../_shared/db.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { type AccountRow, accounts, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer, tokenIn } from '../../testing.ts'
import { verifyPassword } from './passwords.ts'

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })
const newPassword = 'nine yogurt cups and a lid'

let people = 0
const headers = () => ({ 'accept-language': 'en', 'x-client-ip': `2001:db8:${(++people).toString(16)}::1` })

const change = async (viewer: Viewer, input: { currentPassword?: string | null; newPassword?: string } = {}) => {
  const query = `mutation C($input: ChangePasswordInput!) {
    changePassword(input: $input) { changedAt userErrors { code path } }
  }`
  const { data, errors } = await execute(query, { input: { newPassword, ...input } }, viewer, headers())
  return data?.changePassword ?? errors?.[0]?.extensions?.code
}
const signIn = async (email: string, word: string) => {
  const query = `mutation S($input: SignInInput!) {
    signIn(input: $input) { result { __typename } userErrors { code message path retryAfterSeconds } }
  }`
  const input = { email, password: word, device: { platform: 'WEB' } }
  return (await execute(query, { input }, undefined, headers())).data?.signIn
}

const withAddress = async () => {
  const email = `Kim${++people}@example.com`
  const values = { email, emailKey: email.toLowerCase(), emailVerifiedAt: new Date() }
  return { ...(await aProviderAccount(db, values)), email }
}
const rowOf = async ({ id }: AccountRow) => {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  if (!row) throw new Error('The account is gone.')
  return row
}
const hasNewPassword = async (account: AccountRow, word = newPassword) =>
  verifyPassword(String((await rowOf(account)).passwordHash), word)
const mailTo = (email: string, subject: string) =>
  vi.waitFor(() => {
    const found = server.received.find(({ to, mail }) => to.includes(email) && mail.subject === subject)
    if (!found) throw new Error(`${email} has no mail "${subject}" yet.`)
    return found.mail
  }, 9_000)

test.each([[undefined], [null], [''], ['anything']])(
  'with %j as the current password, an account without one gets its first',
  async (currentPassword) => {
    const account = await withAddress()
    const [mine, other] = [await aSession(db, account.id), await aSession(db, account.id)]

    const answer = await change(mine.viewer, { currentPassword })

    expect(answer).toEqual({ changedAt: expect.any(String), userErrors: [] })
    expect((await rowOf(account)).passwordChangedAt?.toISOString()).toBe(answer.changedAt)
    expect(await hasNewPassword(account)).toBe(true)
    const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
    expect(rows.find(({ id }) => id === mine.session.id)?.revokedAt).toBeNull()
    expect(rows.find(({ id }) => id === other.session.id)?.revokedAt).not.toBeNull()
    const events = await db.select().from(securityEvents).where(eq(securityEvents.accountId, account.id))
    expect(events.at(-1)).toMatchObject({ kind: 'PASSWORD_CHANGED', sessionId: mine.session.id })
    await mailTo(account.email, 'Your password was changed')
    expect((await signIn(account.email, newPassword)).result.__typename).toBe('SignedIn')
  },
)

test('the first password needs a recent sign-in; a later change needs the password instead', async () => {
  const account = await withAddress()
  const confirmedAt = new Date(Date.now() - 11 * 60_000)
  const old = await aSession(db, account.id, { confirmedAt })

  expect(await change(old.viewer)).toBe('RECENT_SIGN_IN_REQUIRED')
  expect(await rowOf(account)).toMatchObject({ passwordHash: null, passwordChangedAt: null })

  const recent = await aSession(db, account.id)
  await change(recent.viewer)
  const wrong = { changedAt: null, userErrors: [{ code: 'CREDENTIALS_INVALID', path: ['input', 'currentPassword'] }] }
  expect(await change(recent.viewer, { newPassword: 'ten yogurt cups and a lid' })).toEqual(wrong)
  await db.update(sessions).set({ confirmedAt }).where(eq(sessions.id, recent.session.id))
  const next = { currentPassword: newPassword, newPassword: 'ten yogurt cups and a lid' }
  expect((await change(recent.viewer, next)).userErrors).toEqual([])
})

test('a weak first password is reported', async () => {
  const account = await withAddress()
  const { viewer } = await aSession(db, account.id)

  for (const weak of ['too short', `${account.email}1`])
    expect((await change(viewer, { newPassword: weak })).userErrors).toEqual([
      { code: 'PASSWORD_TOO_WEAK', path: ['input', 'newPassword'] },
    ])
  expect((await rowOf(account)).passwordHash).toBeNull()
})

test('of ten parallel first passwords one is set, and its session alone stays', async () => {
  const account = await withAddress()
  const opened = await Promise.all(Array.from({ length: 10 }, () => aSession(db, account.id)))

  const answers = await Promise.all(
    opened.map(({ viewer }, index) => change(viewer, { newPassword: `a yogurt cup with number ${index}` })),
  )

  const made = answers.flatMap(({ changedAt }, index) => (changedAt ? [index] : []))
  expect(made).toHaveLength(1)
  expect(await hasNewPassword(account, `a yogurt cup with number ${made[0]}`)).toBe(true)
  const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
  expect(rows.filter((row) => !row.revokedAt).map(({ id }) => id)).toEqual([opened[Number(made[0])]?.session.id])
})

const meanwhile: [string, (tx: Db, id: string) => Promise<unknown>, unknown][] = [
  [
    'a ban',
    (tx, id) => tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, id)),
    { changedAt: null, userErrors: [{ code: 'CREDENTIALS_INVALID', path: ['input', 'currentPassword'] }] },
  ],
  [
    'the end of the session',
    async (tx, id) => {
      await tx.select().from(accounts).where(eq(accounts.id, id)).for('no key update')
      await tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.accountId, id))
    },
    'UNAUTHENTICATED',
  ],
]

test.each(meanwhile)('%s that happens meanwhile wins over the first password', async (_what, make, expected) => {
  const account = await withAddress()
  const { viewer } = await aSession(db, account.id)

  const answer = await db.transaction(async (tx) => {
    await make(tx, account.id)
    const pending = change(viewer)
    await new Promise((later) => setTimeout(later, 500))
    return { pending }
  })

  expect(await answer.pending).toEqual(expected)
  expect((await rowOf(account)).passwordHash).toBeNull()
})

test('a link in a mail sets the first password of an account with a verified address', async () => {
  const account = await withAddress()
  await aSession(db, account.id)
  await execute(
    'mutation R($email: String!) { requestPasswordReset(input: { email: $email }) { userErrors { code } } }',
    { email: account.email },
    undefined,
    headers(),
  )

  const token = tokenIn(await mailTo(account.email, 'Choose a new password'))
  const query = `mutation R($token: String!, $newPassword: String!) {
    resetPassword(input: { token: $token, newPassword: $newPassword }) { changedAt userErrors { code } }
  }`
  const { data } = await execute(query, { token, newPassword })

  expect(data?.resetPassword).toEqual({ changedAt: expect.any(String), userErrors: [] })
  expect(await hasNewPassword(account)).toBe(true)
  const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
  expect(rows.filter((row) => !row.revokedAt)).toEqual([])
  expect((await signIn(account.email, newPassword)).result.__typename).toBe('SignedIn')
})

test('the address of an account without a password looks as a wrong password does', async () => {
  const [without, withOne] = [await withAddress(), await anAccount(db)]

  const answers = []
  for (const word of [newPassword, '', 'null', 'none'])
    answers.push([await signIn(without.email, word), await signIn(withOne.email, word)])

  for (const [given, wrong] of answers) expect(given).toEqual(wrong)
  expect(answers[0]?.[0]).toMatchObject({ result: null, userErrors: [{ code: 'CREDENTIALS_INVALID' }] })
  expect(await db.$count(sessions, eq(sessions.accountId, without.id))).toBe(0)
})
