import type { EventHandlers } from '../_shared/events/inbox.ts'
import { sendPersonalData } from '../_shared/events/personal-data.ts'
import { noteDataSet } from './domain/data-sets/data-sets.ts'
import { eraseSuggester } from './domain/suggestions/erasure.ts'
import { ownData } from './domain/suggestions/own-data.ts'

/** What this subgraph does when others tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.deletion-started.v1': (tx, { accountId }) => eraseSuggester(tx, accountId),

  // Its own data sets are in its own tables.
  'data.imported.v1': async (tx, { dataSet, loaded }, { source }) =>
    source === 'location' ? undefined : noteDataSet(tx, dataSet, loaded),

  'account.export-requested.v1': async (tx, request) =>
    sendPersonalData(tx, request, await ownData(tx, request.accountId)),
})
