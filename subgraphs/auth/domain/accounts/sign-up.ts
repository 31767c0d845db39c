import { isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts } from '../../db/schema.ts'
import { announceMail, enqueueMail } from '../mail/outbox.ts'
import type { LeakCheck } from '../passwords/leaked-range.ts'
import { hashPassword, passwordProblem } from '../passwords/passwords.ts'
import { emailInvalid, type Problem, termsNotAccepted, tooManyAttempts } from '../refusals.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { type EmailAddress, parseEmailAddress } from './email-address.ts'

/** The result when the person must verify the address first: where the mail goes, and when the next one is allowed. */
export interface MailSent {
  email: string
  resendAllowedAt: Date
}

/**
 * Creates an account, or informs the owner of the address by mail that it already has one. Both run the same steps and
 * look the same to the caller.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function signUp(
  db: Db,
  {
    throttle,
    config,
    isLeaked,
  }: { throttle: Throttle; config: Pick<Config, 'terms' | 'peppers'>; isLeaked: LeakCheck },
  input: {
    email: string
    password: string
    acceptedTermsVersion: string
    locale: Locale
    network: string
  },
): Promise<MailSent | Refused<Problem>> {
  const address = parseEmailAddress(input.email)
  const passwordIssue = await passwordProblem(input.password, address?.email ?? '', isLeaked)
  const problems = [
    ...(address ? [] : [emailInvalid]),
    ...(passwordIssue ? [passwordIssue] : []),
    ...(input.acceptedTermsVersion === config.terms.version ? [] : [termsNotAccepted]),
  ]
  if (!address || problems.length > 0) return { problems }
  const retryAfterSeconds = await throttle.countMailRequest(input.network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }

  const passwordHash = await hashPassword(input.password, config.peppers)
  const { allowed, nextAt } = await throttle.countMailTo(address.key, input.network)
  const account = { passwordHash, termsVersion: input.acceptedTermsVersion, locale: input.locale }
  if (allowed) await createAccount(db, address, account)
  return { email: address.email, resendAllowedAt: nextAt }
}

/**
 * Creates an account and enqueues the mail with its verification link. An unverified account takes the new password
 * until a link is opened; the opened link decides which password stays. A verified account stays unchanged, and its
 * owner gets a mail.
 */
export async function createAccount(
  db: Db,
  { email, key }: EmailAddress,
  { passwordHash, termsVersion, locale }: { passwordHash: string; termsVersion: string; locale: Locale },
): Promise<void> {
  const now = new Date()
  const values = { email, passwordHash, termsVersion, termsAcceptedAt: now }
  await db.transaction(async (tx) => {
    const unverified = await tx
      .insert(accounts)
      .values({ id: newId('usr'), contributorId: newId('ctr'), emailKey: key, createdAt: now, ...values })
      .onConflictDoUpdate({ target: accounts.emailKey, set: values, setWhere: isNull(accounts.emailVerifiedAt) })
      .returning({ id: accounts.id })
    await enqueueMail(tx, {
      accountId: sql<string>`(select ${accounts.id} from ${accounts} where ${accounts.emailKey} = ${key})`,
      locale,
      ...(unverified.length > 0 ? { kind: 'VERIFY_EMAIL', passwordHash } : { kind: 'ALREADY_REGISTERED' }),
    })
  })
  announceMail()
}
