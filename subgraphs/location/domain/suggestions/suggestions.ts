import { and, eq, gt, sql } from 'drizzle-orm'
import { lockTransaction } from '../../../_shared/advisory-locks.ts'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import { requireClientKey } from '../../../_shared/client-keys.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import type { Refused } from '../../../_shared/refusals.ts'
import { type PlaceRow, places } from '../../db/schema.ts'
import { type Proposal, placeSuggestions, type SuggestionRow } from '../../db/suggestions.ts'
import type { PlaceKind, PlaceProblem } from '../../types.generated.ts'
import type { Coordinates } from '../geo/earth.ts'
import {
  commentMax,
  commentTooLong,
  nothingSuggested,
  type Problem,
  placeNotFound,
  possibleDuplicate,
  suggestionClosed,
  suggestionNotFound,
  suggestionsMax,
  tooManySuggestions,
} from '../refusals.ts'
import { changedFacts, currentFacts, type ProposalInput, readProposal } from './proposals.ts'
import { similarPlaces } from './similar-places.ts'

/** The person who makes a suggestion, with the id that others may see. */
export interface Suggester {
  userId: string
  contributorId: string
}

/** A call with a key of the client's own is made once, however often it is sent. */
interface Repeatable {
  clientMutationKey?: string | null
}

/** The input for a new place. */
interface NewPlaceInput extends ProposalInput, Repeatable {
  name: string
  kind: PlaceKind
  coordinates: Coordinates
  comment?: string | null
  /** Whether to accept it although there is a similar place nearby. */
  ignorePossibleDuplicate?: boolean
}

/** A refused suggestion, with the existing places that it may duplicate. */
export interface RefusedSuggestion extends Refused<Problem> {
  possibleDuplicates?: PlaceRow[]
}

type Accepted = { suggestion: SuggestionRow }

const dayMs = 24 * 60 * 60_000

/** Stores the suggestion of a place that isn't on the map yet. */
export async function suggestPlace(
  db: Db,
  from: Suggester,
  { comment: text, ignorePossibleDuplicate, clientMutationKey, ...input }: NewPlaceInput,
): Promise<Accepted | RefusedSuggestion> {
  const sent = { kind: 'NEW_PLACE' as const, clientMutationKey }
  const first = await firstSuggestion(db, from, sent)
  if (first) return { suggestion: first }
  const { proposal, problems } = await readProposal(db, input)
  const comment = normaliseComment(text)
  problems.push(...commentProblems(comment))
  if (problems.length > 0) return { problems }
  if (!ignorePossibleDuplicate) {
    const possibleDuplicates = await similarPlaces(db, input)
    if (possibleDuplicates.length > 0) return { problems: [possibleDuplicate], possibleDuplicates }
  }
  return insertSuggestion(db, from, { ...sent, proposal, comment })
}

/** Stores the suggestion of a correction. Values that the place already has are left out. */
export async function suggestCorrection(
  db: Db,
  from: Suggester,
  {
    placeId,
    comment: text,
    clientMutationKey,
    ...input
  }: ProposalInput & Repeatable & { placeId: string; comment?: string | null },
): Promise<Accepted | RefusedSuggestion> {
  const sent = { kind: 'CORRECTION' as const, clientMutationKey }
  const first = await firstSuggestion(db, from, sent)
  if (first) return { suggestion: first }
  const place = await findPlace(db, placeId)
  const { proposal, problems } = await readProposal(db, input)
  const comment = normaliseComment(text)
  if (!place) problems.unshift(placeNotFound('placeId'))
  problems.push(...commentProblems(comment))
  if (!place || problems.length > 0) return { problems }
  const changes: Proposal = changedFacts(proposal, await currentFacts(db, place))
  if (Object.keys(changes).length === 0) return { problems: [nothingSuggested] }
  return insertSuggestion(db, from, { ...sent, placeId, proposal: changes, comment })
}

/**
 * Stores the report of a problem with a place. A person who reports the same problem again gets the pending report
 * back.
 */
export async function reportProblem(
  db: Db,
  from: Suggester,
  input: Repeatable & {
    placeId: string
    problem: PlaceProblem
    duplicateOfPlaceId?: string | null
    comment?: string | null
  },
): Promise<Accepted | RefusedSuggestion> {
  const sent = { kind: 'PROBLEM' as const, clientMutationKey: input.clientMutationKey }
  const first = await firstSuggestion(db, from, sent)
  if (first) return { suggestion: first }
  const { placeId, problem } = input
  const comment = normaliseComment(input.comment)
  const duplicateOfPlaceId = problem === 'DUPLICATE' ? (input.duplicateOfPlaceId ?? '') : null
  const problems = commentProblems(comment)
  if (!(await findPlace(db, placeId))) problems.push(placeNotFound('placeId'))
  const isElsewhere = duplicateOfPlaceId !== placeId && duplicateOfPlaceId !== null
  if (duplicateOfPlaceId !== null && !(isElsewhere && (await findPlace(db, duplicateOfPlaceId))))
    problems.push(placeNotFound('duplicateOfPlaceId'))
  if (problems.length > 0) return { problems }
  return insertSuggestion(db, from, { ...sent, placeId, problem, duplicateOfPlaceId, proposal: {}, comment })
}

/** Withdraws a person's own suggestion while it is pending. */
export async function withdrawSuggestion(
  db: Db,
  { userId }: Suggester,
  suggestionId: string,
): Promise<Accepted | RefusedSuggestion> {
  if (!hasPrefix('sug', suggestionId)) return { problems: [suggestionNotFound] }
  const own = and(eq(placeSuggestions.id, suggestionId), eq(placeSuggestions.userId, userId))
  const [suggestion] = await db
    .update(placeSuggestions)
    .set({ status: 'WITHDRAWN' })
    .where(and(own, eq(placeSuggestions.status, 'PENDING')))
    .returning()
  if (suggestion) return { suggestion }
  return { problems: [(await db.$count(placeSuggestions, own)) > 0 ? suggestionClosed : suggestionNotFound] }
}

// Concurrent suggestions of one person wait for each other, so that the limit counts all of them.
async function insertSuggestion(
  db: Db,
  { userId, contributorId }: Suggester,
  values: Pick<SuggestionRow, 'kind' | 'proposal' | 'comment'> & Partial<SuggestionRow>,
): Promise<Accepted | RefusedSuggestion> {
  return db.transaction(async (tx) => {
    await lockTransaction(tx, 'suggestionsOfPerson', userId)
    const first = await firstSuggestion(tx, { userId }, values)
    const repeated = first ?? (values.kind === 'PROBLEM' ? await pendingReport(tx, userId, values) : undefined)
    if (repeated) return { suggestion: repeated }
    const submittedAt = new Date()
    const ofToday = gt(placeSuggestions.submittedAt, new Date(submittedAt.getTime() - dayMs))
    const today = await tx.$count(placeSuggestions, and(eq(placeSuggestions.userId, userId), ofToday))
    if (today >= suggestionsMax) return { problems: [tooManySuggestions] }
    const [suggestion] = await tx
      .insert(placeSuggestions)
      .values({ id: newId('sug'), status: 'PENDING', userId, contributorId, submittedAt, ...values })
      .returning()
    if (!suggestion) throw new Error('The insert of a suggestion returned no row.')
    return { suggestion }
  })
}

/** The suggestion that an earlier call with the same key made; null without a key. @throws BAD_USER_INPUT for a malformed key */
async function firstSuggestion(
  db: Db,
  { userId }: Pick<Suggester, 'userId'>,
  { kind, clientMutationKey }: Pick<SuggestionRow, 'kind'> & Repeatable,
): Promise<SuggestionRow | null> {
  if (clientMutationKey == null) return null
  const key = requireClientKey(clientMutationKey, 'input.clientMutationKey')
  const columns = placeSuggestions
  const [row] = await db
    .select()
    .from(columns)
    .where(and(eq(columns.userId, userId), eq(columns.kind, kind), eq(columns.clientMutationKey, key)))
  return row ?? null
}

async function pendingReport(tx: Db, userId: string, { placeId, problem }: Partial<SuggestionRow>) {
  const columns = placeSuggestions
  const same = and(eq(columns.placeId, String(placeId)), sql`${columns.problem} = ${problem}`)
  const [row] = await tx
    .select()
    .from(columns)
    .where(and(eq(columns.userId, userId), eq(columns.status, 'PENDING'), eq(columns.kind, 'PROBLEM'), same))
  return row
}

async function findPlace(db: Db, id: string): Promise<PlaceRow | undefined> {
  if (!hasPrefix('plc', id)) return undefined
  const [place] = await db.select().from(places).where(eq(places.id, id))
  return place
}

function commentProblems(comment: string | null): Problem[] {
  const length = countCharacters(comment ?? '')
  return length > commentMax ? [commentTooLong('comment', length)] : []
}
