import type { EventHandlers } from '../_shared/events/inbox.ts'
import { eraseSuggester } from './domain/suggestions/erasure.ts'

/** What this subgraph does when others tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.deletion-started.v1': (tx, { accountId }) => eraseSuggester(tx, accountId),
})
