import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Db } from '../_shared/db.ts'
import { newId } from '../_shared/ids.ts'
import { isRefused } from '../_shared/refusals.ts'
import { aViewer } from '../_shared/testing.ts'
import type { Viewer } from '../_shared/viewer.ts'
import { type AccountRow, accounts, type PasswordAccount, type SessionRow, sessions, totpFactors } from './db/schema.ts'
import { confirmErasure } from './domain/accounts/account-deletion.ts'
import { hashPassword } from './domain/passwords/passwords.ts'
import { openSession } from './domain/sessions/sessions.ts'
import { confirmTotpEnrollment, startTotpEnrollment } from './domain/two-factor/enrollment.ts'

/** The required settings of the auth subgraph, for tests. */
export const testSettings = {
  AUTH_KEY_SECRET: 'a secret for sealing keys in tests only',
  AUTH_REFRESH_SECRET: 'a secret for refresh tokens in tests only',
  AUTH_MAIL_FOLDER: join(tmpdir(), 'bunri-test-mail'),
}

/** The password of test accounts. */
export const password = 'seven yogurt cups'

/** A verified account. */
export async function anAccount(db: Db, overrides: Partial<PasswordAccount> = {}): Promise<PasswordAccount> {
  const id = newId('usr')
  const email = overrides.email ?? `Robin.${id.slice(-8)}@example.com`
  const now = new Date()
  const account: PasswordAccount = {
    id,
    email,
    emailKey: email.toLowerCase(),
    emailVerifiedAt: now,
    passwordHash: overrides.passwordHash ?? (await hashPassword(password)),
    passwordChangedAt: null,
    termsVersion: '2026-01-01',
    termsAcceptedAt: now,
    contributorId: newId('ctr'),
    scopes: [],
    bannedAt: null,
    deletionScheduledFor: null,
    deletionReason: null,
    deletionLocale: null,
    deletionStartedAt: null,
    erasureRequestedAt: null,
    preferredLocale: null,
    createdAt: now,
    ...overrides,
  }
  await db.insert(accounts).values(account)
  return account
}

/** The end of an account's deletion: the other subgraphs have erased what they know. False if the account was not being deleted. */
export async function eraseAccount(db: Db, accountId: string): Promise<boolean> {
  const before = await db.$count(accounts, eq(accounts.id, accountId))
  for (const subgraph of ['user', 'location', 'info'])
    await db.transaction((tx) => confirmErasure(tx, accountId, subgraph))
  return before > (await db.$count(accounts, eq(accounts.id, accountId)))
}

/** An account that was opened with a provider's identity: without a password and, unless given, without an address. */
export async function aProviderAccount(db: Db, overrides: Partial<AccountRow> = {}): Promise<AccountRow> {
  const { id } = await anAccount(db, { passwordHash: 'none' })
  const values = { email: null, emailKey: null, emailVerifiedAt: null, passwordHash: null, ...overrides }
  const [account] = await db.update(accounts).set(values).where(eq(accounts.id, id)).returning()
  if (!account) throw new Error('The account was not stored.')
  return account
}

/** A session of an account, its first refresh token, and the viewer it identifies. */
export async function aSession(db: Db, accountId: string, overrides: Partial<SessionRow> = {}) {
  const device = { deviceName: 'Chrome on Windows', platform: 'WEB' as const, method: 'PASSWORD' as const }
  const opened = await openSession(db, testSettings.AUTH_REFRESH_SECRET, { accountId, ...device })
  const session = { ...opened.session, ...overrides }
  await db.update(sessions).set(session).where(eq(sessions.id, opened.session.id))
  const viewer: Viewer = { ...aViewer(accountId), sessionId: session.id }
  return { ...opened, session, viewer }
}

/** An account with one-time codes and a session, its recovery codes, and the code that its app shows now. */
export async function anAccountWithCodes(db: Db) {
  const account = await anAccount(db)
  const opened = await aSession(db, account.id)
  const secrets = { keySecret: testSettings.AUTH_KEY_SECRET, refreshSecret: testSettings.AUTH_REFRESH_SECRET }
  const started = await startTotpEnrollment(db, secrets, opened.session)
  if (isRefused(started)) throw new Error('The account has codes already.')
  const app = new TOTP({ secret: Secret.fromBase32(started.secret) })
  const code = app.generate()
  const confirmed = await confirmTotpEnrollment(db, secrets, { session: opened.session, code, locale: 'ko' })
  if (isRefused(confirmed)) throw new Error('The code was refused.')
  // The step that confirmed can be used again.
  await db.update(totpFactors).set({ lastStep: 0 }).where(eq(totpFactors.accountId, account.id))
  return { ...opened, account, recoveryCodes: confirmed.recoveryCodes, currentCode: () => app.generate() }
}
