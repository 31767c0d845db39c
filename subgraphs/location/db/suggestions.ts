import { index, jsonb, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'
import type { Hours } from '../domain/hours/hours.ts'
import type {
  PlaceKind,
  PlaceProblem,
  PlaceStatus,
  PlaceSuggestionKind,
  PlaceSuggestionStatus,
} from '../types.generated.ts'

/** The values that a person suggests for a place. A missing property suggests nothing. */
export interface Proposal {
  name?: string
  kind?: PlaceKind
  coordinates?: { latitude: number; longitude: number }
  addressText?: string
  materialIds?: string[]
  /** The ordinary week in which it is open. */
  week?: Hours['week']
  /** In E.164 form. */
  phone?: string
  website?: string
}

/** The values that moderators approved for a place. No import changes them. */
export interface ApprovedFacts extends Proposal {
  status?: PlaceStatus
}

// Milliseconds, like JavaScript's Date: with a finer precision, a cursor made from a Date would skip rows.
const moment = () => timestamp({ withTimezone: true, precision: 3 })

/**
 * Suggestions and reports with their decisions. A decided row is kept: it records who decided, when, and the values
 * before and after.
 */
export const placeSuggestions = pgTable(
  'place_suggestions',
  {
    id: text().primaryKey(),
    kind: text().$type<PlaceSuggestionKind>().notNull(),
    status: text().$type<PlaceSuggestionStatus>().notNull(),
    /** No foreign key, since a suggestion outlives its place. Null for a new place that isn't approved yet. */
    placeId: text(),
    problem: text().$type<PlaceProblem>(),
    /** The place to keep, when the problem is `DUPLICATE`. */
    duplicateOfPlaceId: text(),
    proposal: jsonb().$type<Proposal>().notNull(),
    comment: text(),
    /** Null, like `contributorId`, once the person's account is gone. */
    userId: text(),
    contributorId: text(),
    /** The client's own key of the call, by which it can send the call again. */
    clientMutationKey: text(),
    submittedAt: moment().notNull(),
    reviewedBy: text(),
    reviewedAt: moment(),
    reviewNote: text(),
    /** The values that the decision changed, before and after it; null when it changed none. */
    before: jsonb().$type<ApprovedFacts>(),
    after: jsonb().$type<ApprovedFacts>(),
  },
  (table) => [
    unique('place_suggestions_once_per_key').on(table.userId, table.kind, table.clientMutationKey),
    index('place_suggestions_status').on(table.status, table.submittedAt, table.id),
    index('place_suggestions_submitted').on(table.submittedAt, table.id),
    index('place_suggestions_user').on(table.userId, table.submittedAt, table.id),
    index('place_suggestions_place').on(table.placeId, table.status),
  ],
)

export type SuggestionRow = typeof placeSuggestions.$inferSelect
