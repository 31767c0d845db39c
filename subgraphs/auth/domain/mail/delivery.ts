import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Db } from '../../../_shared/db.ts'
import { type MailRow, mails } from '../../db/schema.ts'
import { composeMail, type LinkPages } from './composition.ts'
import type { MailTransport } from './transport.ts'

/** Attempts before we give up on a mail. The last one is about 85 minutes after the first. */
const attemptsMax = 10

/** What a row no longer contains once its mail is sent or given up. */
const processed = { address: null, passwordHash: null }

/** How long a claimed mail is hidden from other processes. Longer than the timeouts of the transport. */
const leaseMs = 5 * 60_000

/**
 * Sends the due mails one by one until none is left or `isStopping` returns true. Several processes can do this
 * concurrently. A mail counts as sent once the transport has accepted it; otherwise it is retried later. If a process
 * dies after sending a mail but before recording that, the mail is sent again after `leaseMs`.
 */
export async function sendMails(
  db: Db,
  {
    transport,
    pages,
    log,
    isStopping,
  }: { transport: MailTransport; pages: LinkPages; log: Logger; isStopping: () => boolean },
): Promise<void> {
  while (!isStopping()) {
    const mail = await claimMail(db)
    if (!mail) return
    try {
      await send(db, mail, transport, pages)
    } catch (error) {
      // The mail server's message contains the address, so only its codes are logged.
      const { name, code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown }
      log.warn({ mailId: mail.id, attempts: mail.attempts, name, code, responseCode }, 'A mail could not be sent')
      await scheduleRetry(db, mail)
    }
  }
}

// `array` makes PostgreSQL run the inner query once. In a join it might run again and claim a second mail.
async function claimMail(db: Db): Promise<MailRow | undefined> {
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

async function send(db: Db, mail: MailRow, transport: MailTransport, pages: LinkPages): Promise<void> {
  const thisMail = eq(mails.id, mail.id)
  const composed = await composeMail(db, mail, pages)
  if (!composed) {
    await db.delete(mails).where(thisMail)
    return
  }
  const { accountId, to, content } = composed
  await transport.send({ id: mail.id, to, ...content })
  await db
    .update(mails)
    .set({ sentAt: new Date(), accountId, ...processed })
    .where(thisMail)
}

async function scheduleRetry(db: Db, { id, attempts }: MailRow): Promise<void> {
  const delayMs = 10_000 * 2 ** (attempts - 1)
  const change =
    attempts < attemptsMax ? { dueAt: new Date(Date.now() + delayMs) } : { failedAt: new Date(), ...processed }
  await db.update(mails).set(change).where(eq(mails.id, id))
}
