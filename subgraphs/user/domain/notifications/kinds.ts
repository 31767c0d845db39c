import type { Translated } from '../../../_shared/locale.ts'
import type { NotificationTopic } from '../../types.generated.ts'

/** The name of something that is collected together, such as paper. */
export type Stream = Translated

/** What changed about a place. */
export type PlaceChange = 'hours' | 'address' | 'closed' | 'other'

/** The parameters of each kind of notification. Points in time are ISO texts. */
export interface Parameters {
  'collection-due': { regionId: string; from: string; until: string; streams: Stream[] }
  'collection-moved': { regionId: string; from: string; newFrom: string; streams: Stream[] }
  'collection-called-off': { regionId: string; from: string; streams: Stream[] }
  /** `placeName` is null if the suggestion names no place. */
  'suggestion-approved': { suggestionId: string; placeName: Translated | null }
  'suggestion-rejected': { suggestionId: string; placeName: Translated | null }
  /** The days are calendar dates. */
  'weekly-summary': { from: string; until: string; entryCount: number; pieceCount: number; activeDays: number }
  'place-changed': { placeId: string; placeName: Translated; change: PlaceChange }
}

export type Kind = keyof Parameters

/** A kind with its parameters. */
export type Content = { [K in Kind]: { kind: K; parameters: Parameters[K] } }[Kind]

/** The topic that people choose for each kind. */
export const topicOf: Record<Kind, NotificationTopic> = {
  'collection-due': 'COLLECTION_REMINDER',
  'collection-moved': 'COLLECTION_CHANGE',
  'collection-called-off': 'COLLECTION_CHANGE',
  'suggestion-approved': 'SUGGESTION_DECISION',
  'suggestion-rejected': 'SUGGESTION_DECISION',
  'place-changed': 'SAVED_PLACE_CHANGE',
  'weekly-summary': 'WEEKLY_SUMMARY',
}

/** Every topic, in the order in which they are shown. */
export const topics: readonly NotificationTopic[] = [
  'COLLECTION_REMINDER',
  'COLLECTION_CHANGE',
  'SAVED_PLACE_CHANGE',
  'SUGGESTION_DECISION',
  'WEEKLY_SUMMARY',
]
