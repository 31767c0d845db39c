import { setTimeout } from 'node:timers/promises'
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Db } from '../../../_shared/db.ts'
import { serializeError } from '../../../_shared/errors.ts'
import { type MailRow, mails } from '../../db/schema.ts'
import type { MailTransport } from '../mail/transport.ts'
import { composeMail, type LinkPages } from './composition.ts'

/** Attempts before we give up on a mail. The last one is about 85 minutes after the first. */
const attemptsMax = 10

/** What a row no longer contains once its mail is sent or given up. */
const processed = { address: null, passwordHash: null, words: null }

/** How long a claimed mail is hidden from other processes. The process that sends it renews the claim. */
const claimMs = 5 * 60_000

/** How often recording that a mail was sent is tried again, and the first pause, which doubles each time. */
const recordAttempts = 8
const recordPauseMs = 100

export interface Delivery {
  transport: MailTransport
  pages: LinkPages
  log: Logger
  isStopping: () => boolean
  /** For tests that can't wait for the real one. */
  claimMs?: number
}

/**
 * Sends the due mails one by one until none is left or `isStopping` returns true. Several processes can do this
 * concurrently. A mail counts as sent once the transport has accepted it; otherwise it is retried later. If a process
 * dies between the two, or can't reach the database for 25 seconds, the mail is sent again with the same `Message-ID`:
 * SMTP can't ask whether a server has a mail already, and losing one is worse.
 */
export async function sendMails(db: Db, delivery: Delivery): Promise<void> {
  const { log, isStopping } = delivery
  while (!isStopping()) {
    const mail = await claimMail(db, delivery.claimMs ?? claimMs)
    if (!mail) return
    try {
      await withClaim(db, mail, delivery, () => send(db, mail, delivery))
    } catch (error) {
      // The mail server's message contains the address, so only its codes are logged.
      const { name, code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown }
      log.warn({ mailId: mail.id, attempts: mail.attempts, name, code, responseCode }, 'A mail could not be sent')
      await scheduleRetry(db, mail)
    }
  }
}

// `array` makes PostgreSQL run the inner query once. In a join it might run again and claim a second mail.
async function claimMail(db: Db, durationMs: number): Promise<MailRow | undefined> {
  const next = db
    .select({ id: mails.id })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNull(mails.failedAt), lte(mails.dueAt, new Date())))
    .orderBy(asc(mails.dueAt))
    .limit(1)
    .for('update', { skipLocked: true })
  const [mail] = await db
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, dueAt: new Date(Date.now() + durationMs) })
    .where(sql`${mails.id} = any(array(${next}))`)
    .returning()
  return mail
}

// Renews the claim while `work` runs: a slow mail server must not make another process send the mail as well.
async function withClaim(db: Db, { id }: MailRow, delivery: Delivery, work: () => Promise<void>): Promise<void> {
  const durationMs = delivery.claimMs ?? claimMs
  const renew = () =>
    db
      .update(mails)
      .set({ dueAt: new Date(Date.now() + durationMs) })
      .where(and(eq(mails.id, id), isNull(mails.sentAt)))
      .catch((error: unknown) =>
        delivery.log.warn({ mailId: id, cause: serializeError(error) }, 'A claim was not renewed'),
      )
  let renewal: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    renewal = renew()
  }, durationMs / 3)
  try {
    await work()
  } finally {
    clearInterval(timer)
    // A late renewal would undo the time of the next attempt.
    await renewal
  }
}

async function send(db: Db, mail: MailRow, { transport, pages, log }: Delivery): Promise<void> {
  const composed = await composeMail(db, mail, pages)
  if (!composed) {
    await db.delete(mails).where(eq(mails.id, mail.id))
    return
  }
  const { accountId, to, content } = composed
  await transport.send({ id: mail.id, to, ...content })
  await recordSent(db, mail, accountId, log)
}

// Not retried like a mail that was refused: that would send it twice.
async function recordSent(db: Db, { id }: MailRow, accountId: string | null, log: Logger): Promise<void> {
  for (let nth = 0; nth < recordAttempts; nth++) {
    try {
      await db
        .update(mails)
        .set({ sentAt: new Date(), accountId, ...processed })
        .where(eq(mails.id, id))
      return
    } catch (error) {
      log.warn({ mailId: id, cause: serializeError(error) }, 'A mail was sent, but not recorded yet')
      await setTimeout(recordPauseMs * 2 ** nth)
    }
  }
}

async function scheduleRetry(db: Db, { id, attempts }: MailRow): Promise<void> {
  const delayMs = 10_000 * 2 ** (attempts - 1)
  const change =
    attempts < attemptsMax ? { dueAt: new Date(Date.now() + delayMs) } : { failedAt: new Date(), ...processed }
  await db.update(mails).set(change).where(eq(mails.id, id))
}
