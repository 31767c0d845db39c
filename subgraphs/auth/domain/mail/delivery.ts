import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Db } from '../../../_shared/db.ts'
import { accounts, type MailRow, mails } from '../../db/schema.ts'
import { newEmailToken } from '../verification/email-verification.ts'
import { alreadyRegistered, type Letter, verifyYourEmail } from './content.ts'
import type { Post } from './transport.ts'

/** Tries after which a mail is given up: the last one is some 85 minutes after the first. */
const attemptsMax = 10

/** How long nobody else takes a mail that is being sent; longer than the post takes to give up. */
const leaseMs = 5 * 60_000

/**
 * Sends the mails that are due, one after the other, until there is none or `isStopping` says so. Several processes may do
 * this at once. A mail counts as sent once the post has taken it; otherwise it is due again later.
 */
export async function sendMails(
  db: Db,
  { post, verifyUrl, log, isStopping }: { post: Post; verifyUrl: string; log: Logger; isStopping: () => boolean },
): Promise<void> {
  while (!isStopping()) {
    const mail = await takeMail(db)
    if (!mail) return
    try {
      await send(db, mail, post, verifyUrl)
    } catch (error) {
      // A mail server's own words repeat the address, so only its codes are logged.
      const { name, code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown }
      log.warn({ mailId: mail.id, attempts: mail.attempts, name, code, responseCode }, 'A mail could not be sent')
      await putBack(db, mail)
    }
  }
}

// `array` makes PostgreSQL run the inner query once; as one side of a join it may run again and take a second mail.
async function takeMail(db: Db): Promise<MailRow | undefined> {
  const next = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNull(mails.failedAt), lte(mails.dueAt, new Date())))
    .orderBy(asc(mails.dueAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [mail] = await db
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, dueAt: new Date(Date.now() + leaseMs) })
    .where(sql`${mails.id} = any(array(${next}))`)
    .returning()
  return mail
}

async function send(db: Db, mail: MailRow, post: Post, verifyUrl: string): Promise<void> {
  const thisMail = eq(mails.id, mail.id)
  const [account] = await db.select().from(accounts).where(eq(accounts.id, mail.accountId))
  const letter = account && (await letterOf(db, mail, account.emailVerifiedAt !== null, verifyUrl))
  if (!letter) {
    await db.delete(mails).where(thisMail)
    return
  }
  await post.send({ id: mail.id, to: account.email, ...letter })
  await db.update(mails).set({ sentAt: new Date(), passwordHash: null }).where(thisMail)
}

// Null when there is nothing to say any more. The token is made here, so that it rests nowhere but in the mail.
async function letterOf(
  db: Db,
  { kind, locale, accountId, passwordHash }: MailRow,
  isVerified: boolean,
  verifyUrl: string,
): Promise<Letter | null> {
  if (kind === 'ALREADY_REGISTERED') return alreadyRegistered[locale]
  if (isVerified || !passwordHash) return null
  const link = new URL(verifyUrl)
  // What follows the # stays in the browser: it reaches neither a server's log nor a `Referer` header.
  link.hash = `token=${await newEmailToken(db, { accountId, passwordHash })}`
  return verifyYourEmail[locale](link.href)
}

async function putBack(db: Db, { id, attempts }: MailRow): Promise<void> {
  const pauseMs = 10_000 * 2 ** (attempts - 1)
  const change =
    attempts < attemptsMax ? { dueAt: new Date(Date.now() + pauseMs) } : { failedAt: new Date(), passwordHash: null }
  await db.update(mails).set(change).where(eq(mails.id, id))
}
