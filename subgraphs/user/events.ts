import type { EventHandlers } from '../_shared/events/inbox.ts'
import { sendPersonalData } from '../_shared/events/personal-data.ts'
import { notify } from './domain/notifications/notify.ts'
import { eraseProfile } from './domain/profiles/erasure.ts'
import { ownData } from './domain/profiles/own-data.ts'
import { followPlace } from './domain/saved/changed-places.ts'

/** What this subgraph does when others tell it something. */
export const eventHandlers = (): EventHandlers => ({
  'account.deletion-started.v1': (tx, { accountId }) => eraseProfile(tx, accountId),

  'account.export-requested.v1': async (tx, request) =>
    sendPersonalData(tx, request, await ownData(tx, request.accountId)),

  'suggestion.reviewed.v1': async (tx, { accountId: userId, suggestionId, placeName: name, status }) => {
    const placeName = name && { ko: name.ko, en: name.en ?? name.ko }
    const kind = status === 'APPROVED' ? 'suggestion-approved' : 'suggestion-rejected'
    await notify(tx, [{ userId, key: `suggestion:${suggestionId}`, kind, parameters: { suggestionId, placeName } }])
  },

  'place.changed.v1': (tx, change, { id }) => followPlace(tx, { ...change, eventId: id }),
})
