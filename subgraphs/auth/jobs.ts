import type { Logger } from 'pino'
import type { Db } from '../_shared/db.ts'
import { repeat } from '../_shared/repeat.ts'
import type { Config } from './config.ts'
import { requestMissingErasures, startDueDeletions } from './domain/accounts/account-deletion.ts'
import { rotateSigningKeys } from './domain/keys/rotation.ts'
import { onMail } from './domain/mail/outbox.ts'
import { createMailTransport } from './domain/mail/transport.ts'
import { sendMails } from './domain/mail-delivery/delivery.ts'
import { deleteExpired } from './domain/retention.ts'

const mailIntervalMs = 5_000
const housekeepingIntervalMs = 60_000

/**
 * Starts the background work: sends mails when they are announced and every 5 seconds; rotates keys, starts the deletions of accounts
 * that are due and deletes expired rows every minute. Returns a function that stops it.
 */
export function jobs({ db, config, log }: { db: Db; config: Config; log: Logger }): () => Promise<void> {
  const transport = createMailTransport(config.mail)
  const mails = repeat(mailIntervalMs, log, (isStopping) =>
    sendMails(db, { transport, pages: config.mail, log, isStopping }),
  )
  const housekeeping = repeat(housekeepingIntervalMs, log, async (isStopping) => {
    await rotateSigningKeys(db, config.keySecret, config.keyDays)
    await startDueDeletions(db, isStopping)
    await requestMissingErasures(db)
    await deleteExpired(db)
  })
  const stopListening = onMail(mails.run)
  return async () => {
    stopListening()
    await Promise.all([mails.stop(), housekeeping.stop()])
  }
}
