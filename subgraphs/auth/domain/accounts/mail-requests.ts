import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import type { PasswordAccount } from '../../db/schema.ts'
import { announceMail, announceRequestedMail, enqueueMail, type RequestedMailKind } from '../mail/outbox.ts'
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
  { id, emailKey, passwordHash }: PasswordAccount,
  { locale, network }: MailRequest,
): Promise<Date> {
  const { allowed, nextAt } = await throttle.countMailTo(emailKey, network)
  if (allowed) {
    await enqueueMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale, passwordHash })
    announceMail()
  }
  return nextAt
}

/**
 * Mails a link to an address if it has an account that the link is for: an unverified one for `VERIFY_EMAIL`, a verified
 * one for `RESET_PASSWORD`. For any other address the result and the statements are the same; the rate limit counts it
 * too, and only the delivery of mails looks up the account.
 */
export async function requestMail(
  db: Db,
  throttle: Throttle,
  kind: RequestedMailKind,
  { email, locale, network }: { email: string } & MailRequest,
): Promise<{ resendAllowedAt: Date } | Refused<Problem>> {
  const address = parseEmailAddress(email)
  if (!address) return { problems: [emailInvalid] }
  const retryAfterSeconds = await throttle.countMailRequest(network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }
  const { allowed, nextAt } = await throttle.countMailTo(address.key, network)
  if (allowed) {
    await enqueueMail(db, { address: address.key, kind, locale })
    announceRequestedMail()
  }
  return { resendAllowedAt: nextAt }
}
