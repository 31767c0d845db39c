import { EventEmitter } from 'node:events'
import type { SQL } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { type MailKind, mails } from '../../db/schema.ts'

const outbox = new EventEmitter()

/** Writes a mail to be sent, in the transaction of what it tells of. `passwordHash` is what its link makes good. */
export async function writeMail(
  tx: Db,
  mail: { accountId: string | SQL<string>; kind: MailKind; locale: Locale; passwordHash?: string },
): Promise<void> {
  await tx.insert(mails).values({ id: newId('mai'), dueAt: new Date(), ...mail })
}

/** Says after the commit that there is a mail, so that this process sends it now and not when it next looks. */
export function announceMail(): void {
  outbox.emit('mail')
}

/** Calls `work` when a mail was announced; returns how to stop that. */
export function onMail(work: () => void): () => void {
  outbox.on('mail', work)
  return () => outbox.off('mail', work)
}
