import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import type { Config } from '../../config.ts'
import { accounts, type PasswordAccount } from '../../db/schema.ts'
import { lockIfUnchanged } from '../passwords/lock-account.ts'
import { hashPassword, isOutdated, isPasswordOf } from '../passwords/passwords.ts'
import { accountSuspended, credentialsInvalid, type Problem } from '../refusals.ts'
import type { OpenSession } from '../sessions/sessions.ts'
import { attemptPassword } from '../throttle/password-attempts.ts'
import type { Throttle } from '../throttle/throttle.ts'
import type { Challenge } from '../two-factor/challenges.ts'
import { admit, type Device } from './admission.ts'
import { parseEmailAddress } from './email-address.ts'
import { resendVerificationMail } from './mail-requests.ts'
import type { MailSent } from './sign-up.ts'

interface Services {
  throttle: Throttle
  config: Pick<Config, 'peppers' | 'refreshSecret'>
}

interface Credentials {
  email: string
  password: string
  device: Device
  locale: Locale
  network: string
}

/**
 * Opens a session if the password is that of the account, or asks for its second factor. For an unverified account it
 * mails the verification link again instead. An unknown address, and one whose account has no password, take as long as a wrong
 * password.
 * @throws RATE_LIMITED when too many passwords are being hashed
 */
export async function signIn(
  db: Db,
  services: Services,
  credentials: Credentials,
): Promise<OpenSession | Challenge | MailSent | Refused<Problem>> {
  const address = parseEmailAddress(credentials.email)
  const account = await attemptPassword(
    services.throttle,
    { emailKey: address?.key ?? credentials.email, network: credentials.network },
    () => findAccountByPassword(db, services, address?.key, credentials.password),
    credentialsInvalid,
  )
  if (isRefused(account)) return account
  if (!account.emailVerifiedAt) {
    const resendAllowedAt = await resendVerificationMail(db, services.throttle, account, credentials)
    return { email: account.email, resendAllowedAt }
  }
  if (account.bannedAt) return { problems: [accountSuspended] }
  const opened = await db.transaction(async (tx) => {
    if (!(await lockIfUnchanged(tx, account))) return null
    return admit(tx, services.config.refreshSecret, account, { device: credentials.device, method: 'PASSWORD' })
  })
  if (!opened) return { problems: [credentialsInvalid] }
  if (isOutdated(account.passwordHash, services.config.peppers))
    await rehash(db, services, account, credentials.password)
  return opened
}

async function findAccountByPassword(
  db: Db,
  { config: { peppers } }: Services,
  emailKey: string | undefined,
  password: string,
): Promise<PasswordAccount | null> {
  const [account] = emailKey ? await db.select().from(accounts).where(eq(accounts.emailKey, emailKey)) : []
  const matches = await isPasswordOf(account, password, peppers)
  return account && matches ? (account as PasswordAccount) : null
}

// Replaces the hash only if it is still the one that was verified.
async function rehash(
  db: Db,
  { config: { peppers } }: Services,
  { id, passwordHash }: PasswordAccount,
  password: string,
) {
  await db
    .update(accounts)
    .set({ passwordHash: await hashPassword(password, peppers) })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, passwordHash)))
}
