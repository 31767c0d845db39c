import type { EventHandlers } from '../_shared/events/inbox.ts'
import { sendPersonalData } from '../_shared/events/personal-data.ts'
import { eraseSender } from './domain/tickets/erasure.ts'
import { ownData } from './domain/tickets/own-data.ts'

/** What this subgraph does when others tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.deletion-started.v1': (tx, { accountId }) => eraseSender(tx, accountId),

  'account.export-requested.v1': async (tx, request) =>
    sendPersonalData(tx, request, await ownData(tx, request.accountId)),
})
