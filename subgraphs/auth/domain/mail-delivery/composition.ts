import { eq } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type AccountRow, accounts, type MailRow } from '../../db/schema.ts'
import { accountDeleted, dataExportReady, switchOff } from '../mail/account-content.ts'
import {
  addressInUse,
  alreadyRegistered,
  approveEmailChange,
  confirmNewEmail,
  emailChanged,
  passwordChanged,
  resetYourPassword,
  sessionCopied,
  verifyYourEmail,
} from '../mail/content.ts'
import { layOut, type MailContent, type MailWords } from '../mail/layout.ts'
import {
  deletionCancelled,
  deletionScheduled,
  identityLinked,
  identityUnlinked,
  passkeyAdded,
  passkeyRemoved,
  secondFactorOff,
  secondFactorOn,
} from '../mail/sign-in-method-content.ts'
import { newResetToken } from '../passwords/password-reset.ts'
import { findEmailChange, isAddressTaken, newChangeToken } from '../verification/email-change-links.ts'
import { newEmailToken } from '../verification/email-verification.ts'

/** The pages of the app that links in mails open. */
export interface LinkPages {
  verifyUrl: string
  resetUrl: string
}

/** A mail of the outbox, ready to be sent. */
export interface ComposedMail {
  /** Null once the account is gone. */
  accountId: string | null
  to: string
  content: MailContent
}

/**
 * What to send for a mail of the outbox, and to whom; null when it is no longer needed, or its address has no account.
 * Tokens are created here, so that they are stored nowhere but in the mail.
 */
export async function composeMail(db: Db, mail: MailRow, pages: LinkPages): Promise<ComposedMail | null> {
  if (mail.kind === 'ACCOUNT_DELETED' && mail.address)
    return { accountId: null, to: mail.address, content: layOut(mail.locale, accountDeleted[mail.locale]) }
  const account = await findAccount(db, mail)
  const written = account && (await write(db, mail, account, pages))
  if (!written) return null
  const { to = account.email, words } = written
  if (to === null) return null
  return { accountId: account.id, to, content: layOut(mail.locale, words) }
}

async function findAccount(db: Db, { accountId, address }: MailRow): Promise<AccountRow | undefined> {
  const isOwner = accountId === null ? eq(accounts.emailKey, String(address)) : eq(accounts.id, accountId)
  const [account] = await db.select().from(accounts).where(isOwner)
  return account
}

// `to` is missing for the address of the account.
async function write(
  db: Db,
  mail: MailRow,
  account: AccountRow,
  pages: LinkPages,
): Promise<{ to?: string; words: MailWords } | null> {
  const { kind, locale } = mail
  const isVerified = account.emailVerifiedAt !== null
  switch (kind) {
    case 'VERIFY_EMAIL': {
      if (isVerified) return null
      const link = { accountId: account.id, passwordHash: String(mail.passwordHash ?? account.passwordHash) }
      return { words: verifyYourEmail[locale](withToken(pages.verifyUrl, await newEmailToken(db, link))) }
    }
    case 'RESET_PASSWORD':
      // Signing up again sets the password of an unverified account.
      if (!isVerified || account.emailKey === null || account.deletionStartedAt) return null
      return {
        words: resetYourPassword[locale](
          withToken(pages.resetUrl, await newResetToken(db, { id: account.id, emailKey: account.emailKey })),
        ),
      }
    case 'ALREADY_REGISTERED':
      return { words: alreadyRegistered[locale] }
    case 'SESSION_COPIED':
      return { words: sessionCopied[locale] }
    case 'SECOND_FACTOR_ON':
      return { words: secondFactorOn[locale] }
    case 'SECOND_FACTOR_OFF':
      return { words: secondFactorOff[locale] }
    case 'PASSKEY_ADDED':
      return { words: passkeyAdded[locale] }
    case 'PASSKEY_REMOVED':
      return { words: passkeyRemoved[locale] }
    case 'IDENTITY_LINKED':
      return { words: identityLinked[locale] }
    case 'IDENTITY_UNLINKED':
      return { words: identityUnlinked[locale] }
    case 'DELETION_SCHEDULED':
      return account.deletionScheduledFor ? { words: deletionScheduled[locale](account.deletionScheduledFor) } : null
    case 'DELETION_CANCELLED':
      return { words: deletionCancelled[locale] }
    case 'DATA_EXPORT_READY':
      return { words: dataExportReady[locale] }
    case 'NOTIFICATION':
      // Nobody has shown yet that an unverified address is theirs.
      if (!isVerified || !mail.words) return null
      return {
        words: { subject: mail.words.subject, paragraphs: [...mail.words.text.split('\n\n'), switchOff[locale]] },
      }
    case 'ACCOUNT_DELETED':
      return null
    case 'PASSWORD_CHANGED':
      return { words: passwordChanged[locale] }
    case 'APPROVE_EMAIL_CHANGE':
    case 'CONFIRM_NEW_EMAIL':
      return writeAboutChange(db, mail, pages)
    case 'EMAIL_CHANGED':
      return { to: String(mail.address), words: emailChanged[locale] }
  }
}

async function writeAboutChange(
  db: Db,
  { kind, locale, emailChangeId }: MailRow,
  { verifyUrl }: LinkPages,
): Promise<{ to?: string; words: MailWords } | null> {
  const change = await findEmailChange(db, String(emailChangeId))
  if (!change) return null
  if (kind === 'APPROVE_EMAIL_CHANGE') {
    const url = withToken(verifyUrl, await newChangeToken(db, change, 'CURRENT'))
    return { words: approveEmailChange[locale](url, change.email) }
  }
  if (await isAddressTaken(db, change.emailKey)) return { to: change.email, words: addressInUse[locale] }
  const url = withToken(verifyUrl, await newChangeToken(db, change, 'NEW'))
  return { to: change.email, words: confirmNewEmail[locale](url) }
}

// The fragment stays in the browser: it appears neither in server logs nor in a `Referer` header.
function withToken(page: string, token: string): string {
  const link = new URL(page)
  link.hash = `token=${token}`
  return link.href
}
