import type { EventHandlers } from '../_shared/events/inbox.ts'
import { eraseSender } from './domain/tickets/erasure.ts'

/** What this subgraph does when others tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.deletion-started.v1': (tx, { accountId }) => eraseSender(tx, accountId),
})
