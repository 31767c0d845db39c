import { and, eq, gt, sql } from 'drizzle-orm'
import { countCharacters, normaliseComment } from '../../../_shared/characters.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import { lockTransaction } from '../../../_shared/locks.ts'
import type { Refused } from '../../../_shared/problems.ts'
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
} from '../problems.ts'
import { differing, factsOf, type ProposalInput, readProposal } from './proposals.ts'
import { similarPlaces } from './similar-places.ts'

/** Who makes a suggestion. */
export interface Suggester {
  userId: string
  contributorId: string
}

/** A place that isn't on the map yet. */
interface NewPlaceInput extends ProposalInput {
  name: string
  kind: PlaceKind
  coordinates: Coordinates
  comment?: string | null
  /** Whether it is to be taken although there is a place like it close by. */
  ignorePossibleDuplicate?: boolean
}

/** A suggestion that was refused, with the places that it may be about. */
export interface RefusedSuggestion extends Refused<Problem> {
  possibleDuplicates?: PlaceRow[]
}

type Taken = { suggestion: SuggestionRow }

const dayMs = 24 * 60 * 60_000

/** Takes down that somebody knows a place which isn't on the map. */
export async function suggestPlace(
  db: Db,
  from: Suggester,
  { comment: text, ignorePossibleDuplicate, ...input }: NewPlaceInput,
): Promise<Taken | RefusedSuggestion> {
  const { proposal, problems } = await readProposal(db, input)
  const comment = normaliseComment(text)
  problems.push(...commentProblems(comment))
  if (problems.length > 0) return { problems }
  if (!ignorePossibleDuplicate) {
    const possibleDuplicates = await similarPlaces(db, input)
    if (possibleDuplicates.length > 0) return { problems: [possibleDuplicate], possibleDuplicates }
  }
  return take(db, from, { kind: 'NEW_PLACE', proposal, comment })
}

/** Takes down what somebody knows better about a place. What is so already is left out. */
export async function suggestCorrection(
  db: Db,
  from: Suggester,
  { placeId, comment: text, ...input }: ProposalInput & { placeId: string; comment?: string | null },
): Promise<Taken | RefusedSuggestion> {
  const place = await placeWith(db, placeId)
  const { proposal, problems } = await readProposal(db, input)
  const comment = normaliseComment(text)
  if (!place) problems.unshift(placeNotFound('placeId'))
  problems.push(...commentProblems(comment))
  if (!place || problems.length > 0) return { problems }
  const changes: Proposal = differing(proposal, await factsOf(db, place))
  if (Object.keys(changes).length === 0) return { problems: [nothingSuggested] }
  return take(db, from, { kind: 'CORRECTION', placeId, proposal: changes, comment })
}

/** Takes down that something is wrong with a place as a whole. Who says the same of it again has said it once. */
export async function reportProblem(
  db: Db,
  from: Suggester,
  input: { placeId: string; problem: PlaceProblem; duplicateOfPlaceId?: string | null; comment?: string | null },
): Promise<Taken | RefusedSuggestion> {
  const { placeId, problem } = input
  const comment = normaliseComment(input.comment)
  const duplicateOfPlaceId = problem === 'DUPLICATE' ? (input.duplicateOfPlaceId ?? '') : null
  const problems = commentProblems(comment)
  if (!(await placeWith(db, placeId))) problems.push(placeNotFound('placeId'))
  const isElsewhere = duplicateOfPlaceId !== placeId && duplicateOfPlaceId !== null
  if (duplicateOfPlaceId !== null && !(isElsewhere && (await placeWith(db, duplicateOfPlaceId))))
    problems.push(placeNotFound('duplicateOfPlaceId'))
  if (problems.length > 0) return { problems }
  return take(db, from, { kind: 'PROBLEM', placeId, problem, duplicateOfPlaceId, proposal: {}, comment })
}

/** Takes one's own suggestion back. */
export async function withdraw(
  db: Db,
  { userId }: Suggester,
  suggestionId: string,
): Promise<Taken | RefusedSuggestion> {
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

// Suggestions of one person wait for each other, so that those sent at the same moment are all counted.
async function take(
  db: Db,
  { userId, contributorId }: Suggester,
  said: Pick<SuggestionRow, 'kind' | 'proposal' | 'comment'> & Partial<SuggestionRow>,
): Promise<Taken | RefusedSuggestion> {
  return db.transaction(async (tx) => {
    await lockTransaction(tx, 'suggestionsOfPerson', userId)
    const repeated = said.kind === 'PROBLEM' ? await pendingReport(tx, userId, said) : undefined
    if (repeated) return { suggestion: repeated }
    const submittedAt = new Date()
    const ofToday = gt(placeSuggestions.submittedAt, new Date(submittedAt.getTime() - dayMs))
    const today = await tx.$count(placeSuggestions, and(eq(placeSuggestions.userId, userId), ofToday))
    if (today >= suggestionsMax) return { problems: [tooManySuggestions] }
    const [suggestion] = await tx
      .insert(placeSuggestions)
      .values({ id: newId('sug'), status: 'PENDING', userId, contributorId, submittedAt, ...said })
      .returning()
    if (!suggestion) throw new Error('An insert returned no row.')
    return { suggestion }
  })
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

async function placeWith(db: Db, id: string): Promise<PlaceRow | undefined> {
  if (!hasPrefix('plc', id)) return undefined
  const [place] = await db.select().from(places).where(eq(places.id, id))
  return place
}

function commentProblems(comment: string | null): Problem[] {
  const length = countCharacters(comment ?? '')
  return length > commentMax ? [commentTooLong('comment', length)] : []
}
