import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/problems.ts'
import { type AccountRow, accounts } from '../../db/schema.ts'
import { announceMail, writeMail } from '../mail/outbox.ts'
import { emailInvalid, type Problem, tooManyAttempts } from '../problems.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { readEmailAddress } from './email-address.ts'

/** Where an answer to a mail is asked from: the language to write in, and the network that is counted. */
export interface Sender {
  locale: Locale
  network: string
}

/** Sends the link of an account again, unless one was asked for a moment ago; the time when the next one may be. */
export async function resendLink(
  db: Db,
  throttle: Throttle,
  account: AccountRow,
  { locale, network }: Sender,
): Promise<Date> {
  const { allowed, nextAt } = await throttle.mailTo(account.emailKey, network)
  if (allowed) await writeLink(db, account, locale)
  return nextAt
}

/**
 * Sends the link of whichever account waits for it at an address. An address without one is answered alike: its next time is
 * counted as well, and nothing else is written.
 */
export async function requestEmailVerification(
  db: Db,
  throttle: Throttle,
  { email, locale, network }: { email: string } & Sender,
): Promise<{ resendAllowedAt: Date } | Refused<Problem>> {
  const address = readEmailAddress(email)
  if (!address) return { problems: [emailInvalid] }
  const retryAfterSeconds = await throttle.mailsFrom(network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }
  const { allowed, nextAt } = await throttle.mailTo(address.key, network)
  if (allowed) {
    const waiting = and(eq(accounts.emailKey, address.key), isNull(accounts.emailVerifiedAt))
    const [account] = await db.select().from(accounts).where(waiting)
    if (account) await writeLink(db, account, locale)
  }
  return { resendAllowedAt: nextAt }
}

async function writeLink(db: Db, { id, passwordHash }: AccountRow, locale: Locale): Promise<void> {
  await writeMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale, passwordHash })
  announceMail()
}
