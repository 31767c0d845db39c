import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts, type MailRow } from '../../db/schema.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { newEmailToken } from '../verification/email-verification.ts'
import { alreadyRegistered, passwordChanged, resetYourPassword, verifyYourEmail } from './content.ts'
import { layOut, type MailContent, type MailWords } from './layout.ts'

/** The pages of the app that links in mails open. */
export interface LinkPages {
  verifyUrl: string
  resetUrl: string
}

/** A mail of the outbox, ready to be sent. */
export interface ComposedMail {
  accountId: string
  to: string
  content: MailContent
}

/**
 * What to send for a mail of the outbox, and to whom; null when it is no longer needed, or its address has no account.
 * Tokens are created here, so that they are stored nowhere but in the mail.
 */
export async function composeMail(db: Db, mail: MailRow, pages: LinkPages): Promise<ComposedMail | null> {
  const account = await findAccount(db, mail)
  const words = account && (await chooseWords(db, mail, account, pages))
  return words ? { accountId: account.id, to: account.email, content: layOut(mail.locale, words) } : null
}

async function findAccount(db: Db, { accountId, address }: MailRow): Promise<AccountRow | undefined> {
  const isOwner = accountId === null ? eq(accounts.emailKey, String(address)) : eq(accounts.id, accountId)
  const [account] = await db.select().from(accounts).where(isOwner)
  return account
}

async function chooseWords(
  db: Db,
  { kind, locale, passwordHash }: MailRow,
  account: AccountRow,
  { verifyUrl, resetUrl }: LinkPages,
): Promise<MailWords | null> {
  const isVerified = account.emailVerifiedAt !== null
  switch (kind) {
    case 'VERIFY_EMAIL': {
      if (isVerified) return null
      const link = { accountId: account.id, passwordHash: passwordHash ?? account.passwordHash }
      return verifyYourEmail[locale](withToken(verifyUrl, await newEmailToken(db, link)))
    }
    case 'RESET_PASSWORD':
      // Signing up again sets the password of an unverified account.
      return isVerified ? resetYourPassword[locale](withToken(resetUrl, await newResetToken(db, account))) : null
    case 'ALREADY_REGISTERED':
      return alreadyRegistered[locale]
    case 'PASSWORD_CHANGED':
      return passwordChanged[locale]
  }
}

// The fragment stays in the browser: it appears neither in server logs nor in a `Referer` header.
function withToken(page: string, token: string): string {
  const link = new URL(page)
  link.hash = `token=${token}`
  return link.href
}
