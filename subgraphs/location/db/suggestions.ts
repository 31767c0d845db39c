import { index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Hours } from '../domain/hours/hours.ts'
import type {
  PlaceKind,
  PlaceProblem,
  PlaceStatus,
  PlaceSuggestionKind,
  PlaceSuggestionStatus,
} from '../types.generated.ts'

/** What somebody says of a place; what is missing says nothing. */
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

/** What moderators took over for a place. No import changes it. */
export interface ApprovedFacts extends Proposal {
  status?: PlaceStatus
}

// Milliseconds, as JavaScript has them: a cursor made from a finer moment would skip rows.
const moment = () => timestamp({ withTimezone: true, precision: 3 })

/** What people suggested or reported, and what became of it. A row stays when it is decided: who, when, before and after. */
export const placeSuggestions = pgTable(
  'place_suggestions',
  {
    id: text().primaryKey(),
    kind: text().$type<PlaceSuggestionKind>().notNull(),
    status: text().$type<PlaceSuggestionStatus>().notNull(),
    /** No foreign key, since what was said of a place outlives it. */
    placeId: text(),
    problem: text().$type<PlaceProblem>(),
    /** Of a place that is there twice: the one to keep. */
    duplicateOfPlaceId: text(),
    proposal: jsonb().$type<Proposal>().notNull(),
    comment: text(),
    userId: text().notNull(),
    contributorId: text().notNull(),
    submittedAt: moment().notNull(),
    reviewedBy: text(),
    reviewedAt: moment(),
    reviewNote: text(),
    /** What of the place the decision changed, as it was and as it is; null where it changed nothing. */
    before: jsonb().$type<ApprovedFacts>(),
    after: jsonb().$type<ApprovedFacts>(),
  },
  (table) => [
    index('place_suggestions_status').on(table.status, table.submittedAt, table.id),
    index('place_suggestions_submitted').on(table.submittedAt, table.id),
    index('place_suggestions_user').on(table.userId, table.submittedAt, table.id),
    index('place_suggestions_place').on(table.placeId, table.status),
  ],
)

export type SuggestionRow = typeof placeSuggestions.$inferSelect
