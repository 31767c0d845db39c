import type { Logger } from 'pino'
import type { Db } from '../_shared/db.ts'
import { serializeError } from '../_shared/errors.ts'
import type { Config } from './config.ts'
import { rotateSigningKeys } from './domain/keys/signing-keys.ts'
import { sendMails } from './domain/mail/delivery.ts'
import { onMail } from './domain/mail/outbox.ts'
import { createPost } from './domain/mail/transport.ts'
import { deleteWhatIsOver } from './domain/retention.ts'

const mailsEveryMs = 5_000
const housekeepingEveryMs = 60_000

/** Sends mails, as soon as they are written and every few seconds; each minute rotates keys and clears up. */
export function jobs({ db, config, log }: { db: Db; config: Config; log: Logger }): () => Promise<void> {
  const post = createPost(config.mail)
  const mails = repeat(mailsEveryMs, log, (isStopping) =>
    sendMails(db, { post, verifyUrl: config.mail.verifyUrl, log, isStopping }),
  )
  const housekeeping = repeat(housekeepingEveryMs, log, async () => {
    await rotateSigningKeys(db, config.keySecret, config.keyDays)
    await deleteWhatIsOver(db)
  })
  const stopListening = onMail(mails.run)
  return async () => {
    stopListening()
    await Promise.all([mails.stop(), housekeeping.stop()])
  }
}

// Does work now and then, and when it is told to, but never twice at a time. Stopping waits for what is being done.
function repeat(everyMs: number, log: Logger, work: (isStopping: () => boolean) => Promise<void>) {
  let running: Promise<void> | undefined
  let again = false
  let stopping = false
  const run = () => {
    again = running !== undefined
    if (again || stopping) return
    running = work(() => stopping)
      .catch((error: unknown) => log.error({ cause: serializeError(error) }, 'A job failed'))
      .finally(() => {
        running = undefined
        if (again) run()
      })
  }
  const timer = setInterval(run, everyMs)
  return {
    run,
    async stop() {
      stopping = true
      clearInterval(timer)
      await running
    },
  }
}
