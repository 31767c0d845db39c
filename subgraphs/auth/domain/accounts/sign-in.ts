import { and, eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import type { Locale } from '../../../_shared/locale.ts'
import type { Refused } from '../../../_shared/problems.ts'
import type { Config } from '../../config.ts'
import { type AccountRow, accounts } from '../../db/schema.ts'
import type { DevicePlatform } from '../../types.generated.ts'
import { announceMail, writeMail } from '../mail/outbox.ts'
import { decoyHash, hashPassword, isOutdated, isPassword } from '../passwords/passwords.ts'
import { credentialsInvalid, type Problem, tooManyAttempts } from '../problems.ts'
import { type OpenSession, openSession } from '../sessions/sessions.ts'
import type { Throttle } from '../throttle/throttle.ts'
import { readEmailAddress } from './email-address.ts'
import type { MailSent } from './sign-up.ts'

interface Means {
  throttle: Throttle
  config: Pick<Config, 'pepper' | 'refreshSecret'>
}

interface Credentials {
  email: string
  password: string
  device: { deviceName: string; platform: DevicePlatform }
  locale: Locale
  network: string
}

/**
 * Opens a session for whoever knows the password of an account. One that waits for its link gets another mail instead. That
 * there is no account takes as long to find out as that the password is another one. @throws RATE_LIMITED
 */
export async function signIn(
  db: Db,
  means: Means,
  credentials: Credentials,
): Promise<OpenSession | MailSent | Refused<Problem>> {
  const address = readEmailAddress(credentials.email)
  const attempt = await means.throttle.signIn(address?.key ?? credentials.email, credentials.network)
  if (attempt.retryAfterSeconds !== null) return { problems: [tooManyAttempts(attempt.retryAfterSeconds)] }

  const account = await accountFor(db, means, address?.key, credentials.password).catch(async (fault: unknown) => {
    await attempt.forget('not-made')
    throw fault
  })
  if (!account) return { problems: [credentialsInvalid] }
  await attempt.forget('succeeded')
  if (!account.emailVerifiedAt) return sendLinkAgain(db, means, account, credentials)
  if (isOutdated(account.passwordHash)) await rehash(db, means, account, credentials.password)
  return openSession(db, means.config.refreshSecret, { accountId: account.id, ...credentials.device })
}

async function accountFor(
  db: Db,
  { config: { pepper } }: Means,
  emailKey: string | undefined,
  password: string,
): Promise<AccountRow | null> {
  const [account] = emailKey ? await db.select().from(accounts).where(eq(accounts.emailKey, emailKey)) : []
  const matches = await isPassword(account?.passwordHash ?? decoyHash, password, pepper)
  return account && matches ? account : null
}

async function sendLinkAgain(
  db: Db,
  { throttle }: Means,
  account: AccountRow,
  { locale, network }: Credentials,
): Promise<MailSent> {
  const { allowed, nextAt } = await throttle.mailTo(account.emailKey, network)
  if (allowed) {
    await writeMail(db, { accountId: account.id, locale, kind: 'VERIFY_EMAIL', passwordHash: account.passwordHash })
    announceMail()
  }
  return { email: account.email, resendAllowedAt: nextAt }
}

// The hash is changed only if it is still the one that was checked.
async function rehash(db: Db, { config: { pepper } }: Means, { id, passwordHash }: AccountRow, password: string) {
  await db
    .update(accounts)
    .set({ passwordHash: await hashPassword(password, pepper) })
    .where(and(eq(accounts.id, id), eq(accounts.passwordHash, passwordHash)))
}
