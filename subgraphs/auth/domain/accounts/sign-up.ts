import { isNull, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/problems.ts'
import type { Config } from '../../config.ts'
import { accounts } from '../../db/schema.ts'
import { announceMail, writeMail } from '../mail/outbox.ts'
import { hashPassword, passwordProblem } from '../passwords/passwords.ts'
import { emailInvalid, type Problem, termsNotAccepted, tooManyAttempts } from '../problems.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { type EmailAddress, readEmailAddress } from './email-address.ts'

/** The next step: the link in the mail that was sent to the address. */
export interface MailSent {
  email: string
  resendAllowedAt: Date
}

/**
 * Opens an account, or tells the owner of the address by mail that there is one. Both take the same steps and look the same
 * to the caller. @throws RATE_LIMITED
 */
export async function signUp(
  db: Db,
  { throttle, config }: { throttle: Throttle; config: Pick<Config, 'terms' | 'pepper'> },
  input: {
    email: string
    password: string
    acceptedTermsVersion: string
    locale: Locale
    network: string
  },
): Promise<MailSent | Refused<Problem>> {
  const address = readEmailAddress(input.email)
  const weakness = await passwordProblem(input.password)
  const problems = [
    ...(address ? [] : [emailInvalid]),
    ...(weakness ? [weakness] : []),
    ...(input.acceptedTermsVersion === config.terms.version ? [] : [termsNotAccepted]),
  ]
  if (!address || problems.length > 0) return { problems }
  const retryAfterSeconds = await throttle.mailsFrom(input.network)
  if (retryAfterSeconds !== null) return { problems: [tooManyAttempts(retryAfterSeconds)] }

  const passwordHash = await hashPassword(input.password, config.pepper)
  const { allowed, nextAt } = await throttle.mailTo(address.key, input.network)
  const account = { passwordHash, termsVersion: input.acceptedTermsVersion, locale: input.locale }
  if (allowed) await openAccount(db, address, account)
  return { email: address.email, resendAllowedAt: nextAt }
}

/**
 * Opens an account and writes the mail with its link. One that waits for its link already takes on the new password for now;
 * for good it has that of the link which is used. One that is confirmed stays as it is, and its owner gets a mail.
 */
export async function openAccount(
  db: Db,
  { email, key }: EmailAddress,
  { passwordHash, termsVersion, locale }: { passwordHash: string; termsVersion: string; locale: Locale },
): Promise<void> {
  const now = new Date()
  const wanted = { email, passwordHash, termsVersion, termsAcceptedAt: now }
  await db.transaction(async (tx) => {
    const waiting = await tx
      .insert(accounts)
      .values({ id: newId('usr'), contributorId: newId('ctr'), emailKey: key, createdAt: now, ...wanted })
      .onConflictDoUpdate({ target: accounts.emailKey, set: wanted, setWhere: isNull(accounts.emailVerifiedAt) })
      .returning({ id: accounts.id })
    await writeMail(tx, {
      accountId: sql<string>`(select ${accounts.id} from ${accounts} where ${accounts.emailKey} = ${key})`,
      locale,
      ...(waiting.length > 0 ? { kind: 'VERIFY_EMAIL', passwordHash } : { kind: 'ALREADY_REGISTERED' }),
    })
  })
  announceMail()
}
