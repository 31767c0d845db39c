import { randomInt } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { accounts, type MailKind, mails } from '../../db/schema.ts'

const outbox = new EventEmitter()

/**
 * A mail to an account's address, or to `address` if given. `passwordHash` is the password that its link activates,
 * `emailChangeId` the change that it is about.
 */
export interface AccountMail {
  accountId: string | SQL<string>
  address?: string
  kind: MailKind
  locale: Locale
  passwordHash?: string
  emailChangeId?: string
  /** What a `NOTIFICATION` says, and which one it is: a repeated one is not mailed again. */
  words?: { subject: string; text: string }
  notificationId?: string
}

/**
 * A mail for an address without an account: one that somebody requested for an address in lower case, which is sent if it has an account that
 * suits; or the last one to the owner of an account that is gone.
 */
export interface RequestedMail {
  address: string
  kind: RequestedMailKind | 'ACCOUNT_DELETED'
  locale: Locale
}

export type RequestedMailKind = Extract<MailKind, 'VERIFY_EMAIL' | 'RESET_PASSWORD'>

/** Adds a mail to the outbox, in the transaction of the change it reports. */
export async function enqueueMail(tx: Db, mail: AccountMail | RequestedMail): Promise<void> {
  await tx
    .insert(mails)
    .values({ id: newId('mai'), dueAt: new Date(), ...mail })
    .onConflictDoNothing({ target: mails.notificationId })
}

/** Adds the mail of a notification, once, unless the account is gone or being deleted. */
export async function requestNotificationMail(
  tx: Db,
  mail: Required<Pick<AccountMail, 'locale' | 'words' | 'notificationId'>> & { accountId: string },
): Promise<void> {
  const { id, deletionStartedAt } = accounts
  const isOpen = and(eq(id, mail.accountId), isNull(deletionStartedAt))
  const [account] = await tx.select({ id }).from(accounts).where(isOpen).for('key share')
  if (account) await enqueueMail(tx, { ...mail, kind: 'NOTIFICATION' })
}

/** Makes this process send new mails now instead of at the next poll. Call it after the commit. */
export function announceMail(): void {
  outbox.emit('mail')
}

/**
 * Announces a mail that is sent only if its address has an account. Sending delays the requests that this process
 * handles meanwhile, so it begins at a random time in the next 0.5 to 2.5 seconds: the requester's next request is not
 * slower if there was an account.
 */
export function announceRequestedMail(): void {
  setTimeout(announceMail, randomInt(500, 2_500)).unref()
}

/** Calls `work` when a mail is announced. Returns a function that removes the listener. */
export function onMail(work: () => void): () => void {
  outbox.on('mail', work)
  return () => outbox.off('mail', work)
}
