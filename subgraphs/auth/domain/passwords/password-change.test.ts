import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { type AccountRow, accounts, passwordResets, sessions } from '../../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer } from '../../testing.ts'
import { newResetToken } from './password-reset.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })
const newPassword = 'nine yogurt cups and a lid'

const change = (input: { currentPassword?: string; newPassword?: string }, viewer?: Viewer) =>
  execute(
    `mutation Change($input: ChangePasswordInput!) {
      changePassword(input: $input) { changedAt userErrors { code message path retryAfterSeconds } }
    }`,
    { input: { currentPassword: password, newPassword, ...input } },
    viewer,
    { 'accept-language': 'en', 'x-client-ip': '192.0.2.7' },
  )

const rowOf = async ({ id }: AccountRow) => {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  if (!row) throw new Error('The account is gone.')
  return row
}

const notCurrent = {
  changedAt: null,
  userErrors: [
    {
      code: 'CREDENTIALS_INVALID',
      message: 'This is not the current password.',
      path: ['input', 'currentPassword'],
      retryAfterSeconds: null,
    },
  ],
}

test('a change keeps its session, ends the others, invalidates reset links and is mailed', async () => {
  const account = await anAccount(db)
  const [mine, others] = [await aSession(db, account.id), await aSession(db, account.id)]
  await newResetToken(db, account)

  const { data, errors } = await change({}, mine.viewer)

  expect(errors).toBeUndefined()
  expect(data?.changePassword).toEqual({ changedAt: expect.any(String), userErrors: [] })
  const after = await rowOf(account)
  expect(after.passwordChangedAt?.toISOString()).toBe(data?.changePassword.changedAt)
  expect(await verifyPassword(String(after.passwordHash), newPassword)).toBe(true)
  const rows = await db.select().from(sessions).where(eq(sessions.accountId, account.id))
  expect(rows.find(({ id }) => id === mine.session.id)?.revokedAt).toBeNull()
  expect(rows.find(({ id }) => id === others.session.id)?.revokedAt).not.toBeNull()
  expect(await db.$count(passwordResets, eq(passwordResets.accountId, account.id))).toBe(0)
  await vi.waitFor(() => expect(server.received).toHaveLength(1), 5_000)
  expect(server.received[0]).toMatchObject({ to: [account.email], mail: { subject: 'Your password was changed' } })
})

test('a wrong or missing current password changes nothing', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)

  const wrong = await change({ currentPassword: 'eight yogurt cups' }, viewer)
  const missing = await change({ currentPassword: undefined }, viewer)

  expect(wrong.data?.changePassword).toEqual(notCurrent)
  expect(missing.data?.changePassword).toEqual(notCurrent)
  expect(await rowOf(account)).toEqual(account)
})

test('a weak new password is reported, before the current one is looked at', async () => {
  const { viewer } = await aSession(db, (await anAccount(db)).id)

  const { data } = await change({ currentPassword: 'eight yogurt cups', newPassword: 'too short' }, viewer)

  expect(data?.changePassword.userErrors).toMatchObject([{ code: 'PASSWORD_TOO_WEAK', path: ['input', 'newPassword'] }])
})

test('guessing the current password with a stolen token ends after five tries, for sign-ins from there too', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)

  for (let nth = 0; nth < 5; nth++) await change({ currentPassword: `guess number ${nth}` }, viewer)
  const sixth = await change({}, viewer)

  expect(sixth.data?.changePassword).toMatchObject({ changedAt: null, userErrors: [{ code: 'TOO_MANY_ATTEMPTS' }] })
  expect(await rowOf(account)).toEqual(account)
})

test('nobody changes a password without a session, or with an ended one', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id, { revokedAt: new Date() })

  for (const { errors } of [await change({}), await change({}, viewer)])
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  expect(await rowOf(account)).toEqual(account)
})

test('of ten parallel changes from ten sessions one is made, and its session alone survives', async () => {
  const account = await anAccount(db, { passwordHash: await hashPassword(password) })
  const opened = await Promise.all(Array.from({ length: 10 }, () => aSession(db, account.id)))

  const answers = await Promise.all(
    opened.map(({ viewer }, index) => change({ newPassword: `a yogurt cup with number ${index}` }, viewer)),
  )

  const made = answers.flatMap(({ data }, index) => (data?.changePassword?.changedAt ? [index] : []))
  expect(made).toHaveLength(1)
  const alive = (await db.select().from(sessions).where(eq(sessions.accountId, account.id))).filter(
    (row) => !row.revokedAt,
  )
  expect(alive.map(({ id }) => id)).toEqual([opened[Number(made[0])]?.session.id])
  expect(await verifyPassword(String((await rowOf(account)).passwordHash), `a yogurt cup with number ${made[0]}`)).toBe(
    true,
  )
})

test('a ban while the current password is being verified wins', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)

  // Reads the account before the ban is committed, and waits for it with the password verified.
  const answer = await db.transaction(async (tx) => {
    await tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, account.id))
    const pending = change({}, viewer)
    await new Promise((later) => setTimeout(later, 1_000))
    return { pending }
  })

  expect((await answer.pending).data?.changePassword).toEqual(notCurrent)
  expect(await rowOf(account)).toEqual({ ...account, bannedAt: expect.any(Date) })
})
