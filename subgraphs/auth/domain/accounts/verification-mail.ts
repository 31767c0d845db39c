import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type AccountRow, accounts } from '../../db/schema.ts'
import { announceMail, enqueueMail } from '../mail/outbox.ts'
import { emailInvalid, type Problem, tooManyAttempts } from '../refusals.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { parseEmailAddress } from './email-address.ts'

/** The origin of a request for a mail: the language to write in, and the network that the rate limit counts. */
export interface MailRequest {
  locale: Locale
  network: string
}

/**
 * Mails the verification link again, unless the last request was less than a minute ago. Returns when the next request
 * is allowed.
 */
export async function resendVerificationMail(
  db: Db,
  throttle: Throttle,
  account: AccountRow,
  { locale, network }: MailRequest,
): Promise<Date> {
  const { allowed, nextAt } = await throttle.countMailTo(account.emailKey, network)
  if (allowed) await enqueueVerificationMail(db, account, locale)
  return nextAt
}

/**
 * Mails the verification link to an address if it has an unverified account. The result is the same for any other
 * address: the rate limit counts it too, and nothing else is written.
 */
export async function requestEmailVerification(
  db: Db,
  throttle: Throttle,
  { email, locale, network }: { email: string } & MailRequest,
): Promise<{ resendAllowedAt: Date } | Refused<Problem>> {
  const address = parseEmailAddress(email)
  if (!address) return { problems: [emailInvalid] }
  const retryAfterSeconds = await throttle.countMailRequest(network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }
  const { allowed, nextAt } = await throttle.countMailTo(address.key, network)
  if (allowed) {
    const isUnverified = and(eq(accounts.emailKey, address.key), isNull(accounts.emailVerifiedAt))
    const [account] = await db.select().from(accounts).where(isUnverified)
    if (account) await enqueueVerificationMail(db, account, locale)
  }
  return { resendAllowedAt: nextAt }
}

async function enqueueVerificationMail(db: Db, { id, passwordHash }: AccountRow, locale: Locale): Promise<void> {
  await enqueueMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale, passwordHash })
  announceMail()
}
