import { eq } from 'drizzle-orm'
import type { EventHandlers } from '../_shared/events/inbox.ts'
import { accounts } from './db/schema.ts'
import { confirmErasure } from './domain/accounts/account-deletion.ts'
import { receivePart } from './domain/data-exports/parts.ts'
import { announceMail, requestNotificationMail } from './domain/mail/outbox.ts'

/** What auth does when other subgraphs tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.data-erased.v1': async (tx, { accountId }, { source }) => {
    await confirmErasure(tx, accountId, source)
    announceMail()
  },

  'account.locale-preferred.v1': async (tx, { accountId, locale }) => {
    await tx.update(accounts).set({ preferredLocale: locale }).where(eq(accounts.id, accountId))
  },

  'notification.mail-requested.v1': async (tx, { accountId, notificationId, locale, subject, text }) => {
    await requestNotificationMail(tx, { accountId, notificationId, locale, words: { subject, text } })
    announceMail()
  },

  'account.export-part.v1': async (tx, part, { source }) => {
    await receivePart(tx, part, source)
    announceMail()
  },
})
