import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import {
  type AccountRow,
  accounts,
  emailChanges,
  mails,
  passwordResets,
  securityEvents,
  sessions,
} from '../../db/schema.ts'
import { anAccount, anAccountWithCodes, aSession, eraseAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { mailServer, tokenIn } from '../../testing.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { createChallenge } from '../two-factor/challenges.ts'
import { newChangeToken } from '../verification/email-change-links.ts'
import { startDueDeletions } from './account-deletion.ts'

// What people can still do with an account whose deletion has started, and with its address.

const server = await mailServer()
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_SMTP_URL: server.url })
const past = new Date(Date.now() - 1_000)
const future = new Date(Date.now() + 60_000)

const schedule = ({ id }: Pick<AccountRow, 'id'>) =>
  db.update(accounts).set({ deletionScheduledFor: past, deletionReason: 'a reason' }).where(eq(accounts.id, id))
const rowOf = async ({ id }: Pick<AccountRow, 'id'>) => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]

let networks = 0
const ask = async (field: string, viewer?: Parameters<typeof execute>[2]) => {
  const headers = { 'x-client-ip': `2001:db8:${(++networks).toString(16)}::1`, 'accept-language': 'en' }
  const { data, errors } = await execute(`mutation { done: ${field} }`, {}, viewer, headers)
  const done = data?.done
  return errors?.[0]?.extensions?.code ?? done?.userErrors?.[0]?.code ?? done?.result?.__typename ?? 'done'
}
const credentials = (email: string) => `email: "${email}", password: "${password}"`
const signIn = (email: string) =>
  ask(
    `signIn(input: { ${credentials(email)}, device: { platform: WEB } }) { result { __typename } userErrors { code } }`,
  )
const signUp = (email: string) =>
  ask(`signUp(input: { ${credentials(email)}, acceptedTermsVersion: "2026-01-01" }) { userErrors { code } }`)

const newPassword = 'nine yogurt cups and a lid'
const errors = 'userErrors { code }'
const fields = {
  reset: (token: string) => `resetPassword(input: { token: "${token}", newPassword: "${newPassword}" }) { ${errors} }`,
  verify: (token: string) => `verifyEmail(input: { token: "${token}" }) { ${errors} }`,
  reauthenticate: (method: string, proof: string) =>
    `reauthenticate(input: { method: ${method}, proof: "${proof}" }) { ${errors} }`,
  changePassword: `changePassword(input: { currentPassword: "${password}", newPassword: "${newPassword}" }) { ${errors} }`,
  changeEmail: `requestEmailChange(input: { newEmail: "other@example.org" }) { ${errors} }`,
}

/** The tokens of the links to set a password and to confirm another address. */
async function linksOf(account: AccountRow & { emailKey: string }) {
  const values = {
    id: account.id.replace('usr', 'chg'),
    accountId: account.id,
    email: 'x@example.org',
    emailKey: 'x@example.org',
  }
  const [change] = await db
    .insert(emailChanges)
    .values({ ...values, currentConfirmedAt: past, expiresAt: future })
    .returning()
  if (!change) throw new Error('The change was not stored.')
  return { changeToken: await newChangeToken(db, change, 'NEW'), resetToken: await newResetToken(db, account) }
}

test('nobody gets in or changes anything with what they had before the start', async () => {
  const { account, viewer, refreshToken, currentCode, recoveryCodes } = await anAccountWithCodes(db)
  const links = await linksOf(account)
  const device = { deviceName: 'Test', platform: 'WEB' as const, tokenDelivery: 'BODY' as const }
  const { challengeToken } = await createChallenge(db, account.id, { device, method: 'PASSWORD' })
  await schedule(account)

  await startDueDeletions(db)
  const before = await rowOf(account)

  const challenge = `challengeToken: "${challengeToken}", method: TOTP, code: "${currentCode()}"`
  expect({
    signIn: await signIn(account.email),
    challenge: await ask(`completeTwoFactorSignIn(input: { ${challenge} }) { result { __typename } ${errors} }`),
    refresh: await ask(`refreshSession(input: { refreshToken: "${refreshToken}" }) { ${errors} }`),
    reset: await ask(fields.reset(links.resetToken)),
    verify: await ask(fields.verify(links.changeToken)),
    reauthenticate: await ask(fields.reauthenticate('RECOVERY_CODE', String(recoveryCodes[0])), viewer),
    changePassword: await ask(fields.changePassword, viewer),
    changeEmail: await ask(fields.changeEmail, viewer),
    request: await ask(`requestAccountDeletion { ${errors} }`, viewer),
    cancel: await ask(`cancelAccountDeletion { ${errors} }`, viewer),
  }).toEqual({
    signIn: 'CREDENTIALS_INVALID',
    challenge: 'TOKEN_INVALID',
    refresh: 'TOKEN_INVALID',
    reset: 'TOKEN_INVALID',
    verify: 'TOKEN_INVALID',
    reauthenticate: 'UNAUTHENTICATED',
    changePassword: 'UNAUTHENTICATED',
    changeEmail: 'UNAUTHENTICATED',
    request: 'UNAUTHENTICATED',
    cancel: 'UNAUTHENTICATED',
  })
  expect(await rowOf(account)).toEqual(before)
  expect(before?.deletionStartedAt).not.toBeNull()
})

// Requests that began before the start: they saw an active session, or stored a link after the others were deleted.
test('requests that were under way at the start find the account closed, each on its own', async () => {
  const { account, viewer, currentCode, recoveryCodes } = await anAccountWithCodes(db)
  await db
    .update(accounts)
    .set({ deletionScheduledFor: past, deletionStartedAt: past })
    .where(eq(accounts.id, account.id))
  const links = await linksOf(account)
  const before = await rowOf(account)

  expect({
    reset: await ask(fields.reset(links.resetToken)),
    verify: await ask(fields.verify(links.changeToken)),
    password: await ask(fields.reauthenticate('PASSWORD', password), viewer),
    totp: await ask(fields.reauthenticate('TOTP', currentCode()), viewer),
    recoveryCode: await ask(fields.reauthenticate('RECOVERY_CODE', String(recoveryCodes[0])), viewer),
    changePassword: await ask(fields.changePassword, viewer),
    changeEmail: await ask(fields.changeEmail, viewer),
    request: await ask(`requestAccountDeletion { ${errors} }`, viewer),
    cancel: await ask(`cancelAccountDeletion { ${errors} }`, viewer),
  }).toEqual({
    reset: 'TOKEN_INVALID',
    verify: 'TOKEN_INVALID',
    password: 'CREDENTIALS_INVALID',
    totp: 'CODE_INVALID',
    recoveryCode: 'CODE_INVALID',
    changePassword: 'CREDENTIALS_INVALID',
    changeEmail: 'UNAUTHENTICATED',
    request: 'UNAUTHENTICATED',
    cancel: 'UNAUTHENTICATED',
  })
  expect(await rowOf(account)).toEqual(before)
})

test('a sign-in while the deletion starts opens no session', async () => {
  const account = await anAccount(db)

  const answer = await db.transaction(async (tx) => {
    await tx.update(accounts).set({ deletionStartedAt: new Date() }).where(eq(accounts.id, account.id))
    const pending = signIn(account.email)
    await new Promise((later) => setTimeout(later, 500))
    return { pending }
  })

  expect(await answer.pending).toBe('CREDENTIALS_INVALID')
  expect(await db.$count(sessions, eq(sessions.accountId, account.id))).toBe(0)
})

test('an account that is being deleted gets no reset link', async () => {
  const [account, other] = [await anAccount(db), await anAccount(db)]
  await schedule(account)
  await startDueDeletions(db)

  for (const { email } of [account, other])
    await ask(`requestPasswordReset(input: { email: "${email}" }) { userErrors { code } }`)

  await vi.waitFor(() => expect(server.received.flatMap(({ to }) => to)).toContain(other.email), 9_000)
  await vi.waitFor(
    async () => expect((await db.select().from(mails)).filter(({ sentAt }) => !sentAt)).toEqual([]),
    9_000,
  )
  expect(server.received.flatMap(({ to }) => to)).not.toContain(account.email)
  expect(await db.$count(passwordResets, eq(passwordResets.accountId, account.id))).toBe(0)
})

test('the address signs up again after the account was erased, not before, and sees nothing of it', async () => {
  const account = await anAccount(db)
  await aSession(db, account.id)
  await schedule(account)
  const mailsTo = () => server.received.filter(({ to }) => to.includes(account.email)).map(({ mail }) => mail)

  await signUp(account.email)
  await vi.waitFor(() => expect(mailsTo()).toHaveLength(1), 9_000)
  const during = await rowOf(account)
  await startDueDeletions(db)
  await eraseAccount(db, account.id)
  await vi.waitFor(() => expect(mailsTo()).toHaveLength(2), 9_000)
  await signUp(account.email)
  await vi.waitFor(() => expect(mailsTo()).toHaveLength(3), 9_000)
  await ask(`verifyEmail(input: { token: "${tokenIn(mailsTo()[2])}" }) { userErrors { code } }`)
  const signedIn = await signIn(account.email)

  expect(mailsTo()[0]?.subject).toBe('You already have an account')
  expect(mailsTo()[1]?.subject).toBe('계정이 삭제됐어요')
  expect(during).toMatchObject({ id: account.id, passwordHash: account.passwordHash })
  expect(signedIn).toBe('SignedIn')
  const [fresh] = await db.select().from(accounts).where(eq(accounts.emailKey, account.emailKey))
  expect(fresh).toMatchObject({ deletionScheduledFor: null, deletionReason: null, deletionStartedAt: null, scopes: [] })
  expect([fresh?.id, fresh?.contributorId]).not.toEqual([account.id, account.contributorId])
  expect(fresh?.id).not.toBe(account.id)
  expect(fresh?.contributorId).not.toBe(account.contributorId)
  const events = await db
    .select()
    .from(securityEvents)
    .where(eq(securityEvents.accountId, String(fresh?.id)))
  expect(events.map(({ kind }) => kind)).toEqual(['SIGNED_IN'])
})
