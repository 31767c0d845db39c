import type { EventHandlers } from '../_shared/events/inbox.ts'
import { confirmErasure } from './domain/accounts/account-deletion.ts'
import { announceMail } from './domain/mail/outbox.ts'

/** What auth does when other subgraphs tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.data-erased.v1': async (tx, { accountId }, { source }) => {
    await confirmErasure(tx, accountId, source)
    announceMail()
  },
})
