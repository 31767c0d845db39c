import { and, eq, isNull } from 'drizzle-orm'
import postgres from 'postgres'
import type { Db } from '../../../_shared/db.ts'
import { unwrapQueryError } from '../../../_shared/errors.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import {
  type AccountRow,
  accounts,
  type EmailChangeRow,
  emailChanges,
  passwordResets,
  type SessionRow,
} from '../../db/schema.ts'
import { announceMail, enqueueMail } from '../mail/outbox.ts'
import { lockAccountOf } from '../passwords/lock-account.ts'
import {
  emailInvalid,
  emailTokenInvalid,
  emailUnchanged,
  newEmailTaken,
  type Problem,
  tooManyAttempts,
} from '../refusals.ts'
import { recordEvent } from '../security-events/security-events.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { findChangeByToken, useChangeToken } from '../verification/email-change-links.ts'
import { type EmailAddress, parseEmailAddress } from './email-address.ts'
import type { MailRequest } from './mail-requests.ts'

/** How long a change waits for both links: the last attempt to mail them (85 minutes) and their lifetime. */
const changeMinutes = 120

/**
 * Requests another address for an account, and mails links to both addresses. The result is the same for an address
 * that has an account. An account without an address gets its first one as soon as that is confirmed.
 * @throws UNAUTHENTICATED when the session ended meanwhile
 */
export async function requestEmailChange(
  db: Db,
  throttle: Throttle,
  session: SessionRow,
  { newEmail, locale, network }: { newEmail: string } & MailRequest,
): Promise<{ pendingEmail: string } | Refused<Problem>> {
  const address = parseEmailAddress(newEmail)
  if (!address) return { problems: [{ ...emailInvalid, field: 'newEmail' }] }
  const [account] = await db.select().from(accounts).where(eq(accounts.id, session.accountId))
  if (!account) throw new Error(`The session's account is gone: ${session.accountId}`)
  if (address.key === account.emailKey) return { problems: [emailUnchanged] }
  const retryAfterSeconds = await waitForMails(
    throttle,
    [address.key, ...(account.emailKey ? [account.emailKey] : [])],
    network,
  )
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }

  await createChange(db, session, address, locale)
  announceMail()
  return { pendingEmail: address.email }
}

/**
 * Confirms a change of address with the token from one of its links. The second confirmation makes the change, and
 * informs the previous address. Null for a token that isn't that of a change.
 * @returns the address that received the link
 */
export async function confirmEmailChange(
  db: Db,
  token: string,
  locale: Locale,
): Promise<{ email: string } | Refused<Problem> | null> {
  const result = await db.transaction(async (tx) => {
    const found = await findChangeByToken(tx, token)
    if (!found) return null
    // The account is locked first, as wherever its links are used or deleted.
    const isAccount = and(eq(accounts.id, found.accountId), isNull(accounts.deletionStartedAt))
    const [account] = await tx.select().from(accounts).where(isAccount).for('no key update')
    const addressee = account && (await useChangeToken(tx, token))
    if (!addressee) return refused
    const confirmed = addressee === 'NEW' ? { newConfirmedAt: new Date() } : { currentConfirmedAt: new Date() }
    const [change] = await tx.update(emailChanges).set(confirmed).where(eq(emailChanges.id, found.id)).returning()
    if (!change) return refused
    if (change.newConfirmedAt && change.currentConfirmedAt && !(await makeChange(tx, account, change, locale)))
      return { problems: [newEmailTaken] }
    return { email: addressee === 'NEW' ? change.email : String(account.email) }
  })
  if (result && 'email' in result) announceMail()
  return result
}

// Counts a mail to each address. Returns the seconds to wait; null when all are allowed.
async function waitForMails(throttle: Throttle, keys: readonly string[], network: string): Promise<number | null> {
  const seconds = await throttle.countMailRequest(network)
  if (seconds !== null) return seconds
  for (const key of keys) {
    const { allowed, nextAt } = await throttle.countMailTo(key, network)
    if (!allowed) return Math.max(1, Math.ceil((nextAt.getTime() - Date.now()) / 1000))
  }
  return null
}

async function createChange(db: Db, session: SessionRow, { email, key }: EmailAddress, locale: Locale): Promise<void> {
  const id = newId('chg')
  const { accountId } = session
  const expiresAt = new Date(Date.now() + changeMinutes * 60_000)
  await db.transaction(async (tx) => {
    const account = await lockAccountOf(tx, session)
    // Without a current address there is nobody to ask there.
    const currentConfirmedAt = account.email ? null : new Date()
    await tx.delete(emailChanges).where(eq(emailChanges.accountId, accountId))
    await tx.insert(emailChanges).values({ id, accountId, email, emailKey: key, currentConfirmedAt, expiresAt })
    const kinds = account.email
      ? (['APPROVE_EMAIL_CHANGE', 'CONFIRM_NEW_EMAIL'] as const)
      : (['CONFIRM_NEW_EMAIL'] as const)
    for (const kind of kinds) await enqueueMail(tx, { accountId, kind, locale, emailChangeId: id })
  })
}

// Returns false, and drops the change, if the address has a verified account: the unique index decides who was first.
async function makeChange(tx: Db, account: AccountRow, change: EmailChangeRow, locale: Locale): Promise<boolean> {
  const { email, emailKey } = change
  const isThisAccount = eq(accounts.id, account.id)
  await tx.delete(emailChanges).where(eq(emailChanges.id, change.id))
  try {
    await tx.transaction(async (savepoint) => {
      // Somebody who signed up with the address and never confirmed it can't keep it from its owner.
      await savepoint.delete(accounts).where(and(eq(accounts.emailKey, emailKey), isNull(accounts.emailVerifiedAt)))
      await savepoint.update(accounts).set({ email, emailKey, emailVerifiedAt: new Date() }).where(isThisAccount)
    })
  } catch (error) {
    if (isAddressConflict(error)) return false
    throw error
  }
  await tx.delete(passwordResets).where(eq(passwordResets.accountId, account.id))
  if (account.email)
    await enqueueMail(tx, { accountId: account.id, address: account.email, kind: 'EMAIL_CHANGED', locale })
  await recordEvent(tx, { accountId: account.id }, { kind: 'EMAIL_CHANGED' })
  return true
}

function isAddressConflict(error: unknown): boolean {
  const cause = unwrapQueryError(error)
  return cause instanceof postgres.PostgresError && cause.constraint_name === 'accounts_email_key_unique'
}

const refused: Refused<Problem> = { problems: [emailTokenInvalid] }
