import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import type { Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import type { NewEvent } from '../../../_shared/events/catalogue.ts'
import { hasPrefix, newId } from '../../../_shared/ids.ts'
import { isRefused, type Refused } from '../../../_shared/refusals.ts'
import { type PlaceRow, places, sourceRecords } from '../../db/schema.ts'
import { type ApprovedFacts, placeSuggestions, type SuggestionRow } from '../../db/suggestions.ts'
import type { PlaceProblem, PlaceStatus, ReviewDecision } from '../../types.generated.ts'
import { replaceWeek } from '../hours/hours.ts'
import { refreshMapCells } from '../map/cells.ts'
import { tellingChanges } from '../place-events/place-changes.ts'
import { applyApprovedFacts } from '../places/approved-facts.ts'
import { refreshCoverage } from '../places/coverage.ts'
import { nameKey } from '../places/keys.ts'
import { recomputeFromRecords, writePlaces, writeRecords } from '../places/records.ts'
import {
  commentMax,
  commentTooLong,
  outsideCoverage,
  type Problem,
  suggestionClosed,
  suggestionNotFound,
} from '../refusals.ts'
import { regionAt } from '../regions/region-at.ts'
import { changedFacts, currentFacts } from './proposals.ts'

/** The status of a place after an approved report. `FULL` changes nothing, since a full bin is emptied again. */
const statusAfterReport: Partial<Record<PlaceProblem, PlaceStatus>> = {
  CLOSED: 'PERMANENTLY_CLOSED',
  MOVED: 'PERMANENTLY_CLOSED',
  NOT_THERE: 'PERMANENTLY_CLOSED',
  DUPLICATE: 'PERMANENTLY_CLOSED',
  OUT_OF_ORDER: 'TEMPORARILY_CLOSED',
}

/**
 * Approves or rejects a suggestion. Approved values apply at once, and later imports don't change them. The decision on
 * a report also applies to the other pending reports of the same problem with the same place.
 */
export async function reviewSuggestion(
  db: Db,
  reviewerId: string,
  { suggestionId, decision, note }: { suggestionId: string; decision: ReviewDecision; note?: string | null },
): Promise<{ suggestion: SuggestionRow } | Refused<Problem>> {
  const reviewNote = normaliseComment(note)
  const length = countCharacters(reviewNote ?? '')
  if (length > commentMax) return { problems: [commentTooLong('note', length)] }
  if (!hasPrefix('sug', suggestionId)) return { problems: [suggestionNotFound] }
  return db.transaction(async (tx) => {
    const byId = eq(placeSuggestions.id, suggestionId)
    const [found] = await tx.select().from(placeSuggestions).where(byId).for('update')
    if (!found) return { problems: [suggestionNotFound] }
    if (found.status !== 'PENDING') return { problems: [suggestionClosed] }

    const reviewed = { reviewedBy: reviewerId, reviewedAt: new Date(), reviewNote }
    const about = [found.placeId, found.duplicateOfPlaceId].filter((id) => id !== null)
    const changes =
      decision === 'APPROVE'
        ? await tellingChanges(tx, about, () => applySuggestion(tx, found, reviewed.reviewedAt))
        : {}
    if (isRefused(changes)) return changes
    if (decision === 'APPROVE') await refreshCoverage(tx, await refreshMapCells(tx))
    const decided = { status: decision === 'APPROVE' ? ('APPROVED' as const) : ('REJECTED' as const), ...reviewed }
    const others =
      found.kind === 'PROBLEM'
        ? await tx.update(placeSuggestions).set(decided).where(sameReports(found)).returning()
        : []
    const [suggestion] = await tx
      .update(placeSuggestions)
      .set({ ...decided, ...changes })
      .where(byId)
      .returning()
    if (!suggestion) throw new Error(`The locked suggestion disappeared: ${suggestionId}`)
    const all = [suggestion, ...others.filter(({ id }) => id !== suggestion.id)]
    await appendEvents(tx, await reviewedEvents(tx, all))
    return { suggestion }
  })
}

async function reviewedEvents(tx: Db, suggestions: readonly SuggestionRow[]): Promise<NewEvent[]> {
  const ids = suggestions.flatMap(({ placeId }) => placeId ?? [])
  const { id, nameKo, nameEn } = places
  const named = await tx.select({ id, nameKo, nameEn }).from(places).where(isOneOf(id, ids))
  return suggestions.flatMap(({ id: suggestionId, userId, placeId, status, proposal }) => {
    // Nobody is left to tell about the suggestion of an account that is gone.
    if (userId === null || (status !== 'APPROVED' && status !== 'REJECTED')) return []
    const place = named.find((row) => row.id === placeId)
    const ko = place?.nameKo ?? proposal.name
    const placeName = ko ? { ko, en: place?.nameEn ?? null } : null
    const data = { accountId: userId, suggestionId, placeId, placeName, status }
    return [{ type: 'suggestion.reviewed.v1' as const, data }]
  })
}

const sameReports = ({ placeId, problem }: SuggestionRow) =>
  and(
    eq(placeSuggestions.placeId, String(placeId)),
    eq(placeSuggestions.status, 'PENDING'),
    sql`${placeSuggestions.problem} = ${problem}`,
  )

type Changes = Partial<Pick<SuggestionRow, 'placeId' | 'before' | 'after'>>

async function applySuggestion(tx: Db, suggestion: SuggestionRow, at: Date): Promise<Changes | Refused<Problem>> {
  const { kind, problem, proposal, placeId, duplicateOfPlaceId } = suggestion
  if (kind === 'NEW_PLACE') {
    const addedId = await addPlace(tx, suggestion, at)
    return addedId ? { placeId: addedId, after: proposal } : { problems: [{ ...outsideCoverage, field: null }] }
  }
  const status = problem ? statusAfterReport[problem] : undefined
  const facts: ApprovedFacts = kind === 'CORRECTION' ? proposal : { ...(status && { status }) }
  const [place] = await tx
    .select()
    .from(places)
    .where(eq(places.id, String(placeId)))
    .for('update')
  // The place may have been deleted since; the suggestion is then decided without any change.
  if (!place || Object.keys(facts).length === 0) return {}
  const { before, after } = await changePlace(tx, place, facts, at)
  if (problem === 'DUPLICATE' && duplicateOfPlaceId) await moveRecords(tx, place.id, duplicateOfPlaceId)
  return { before, after }
}

async function changePlace(tx: Db, place: PlaceRow, facts: ApprovedFacts, at: Date) {
  const current = await currentFacts(tx, place)
  const after = changedFacts(facts, current)
  const names = Object.keys(after) as (keyof ApprovedFacts)[]
  const before: ApprovedFacts = Object.fromEntries(names.map((name) => [name, current[name] ?? null]))
  await tx
    .update(places)
    .set({ approved: { ...place.approved, ...facts }, verifiedAt: at })
    .where(eq(places.id, place.id))
  await applyApprovedFacts(tx, [place.id])
  await recomputeFromRecords(tx, [place.id])
  return { before, after }
}

// Imports match the records of both places to the one that is kept.
async function moveRecords(tx: Db, from: string, to: string): Promise<void> {
  await tx.update(places).set({ duplicateOfId: to }).where(eq(places.id, from))
  await tx
    .update(sourceRecords)
    .set({ placeId: to, pinnedPlaceId: to, leads: false })
    .where(eq(sourceRecords.placeId, from))
  await recomputeFromRecords(tx, [to])
}

/**
 * Adds a place with a record in the data set `residents`, so that imports match their records to it.
 * @returns its id; null when its point is outside all regions
 */
async function addPlace(tx: Db, { id: key, proposal, submittedAt }: SuggestionRow, at: Date): Promise<string | null> {
  const { name, kind, coordinates, addressText, materialIds = [], week, phone = null, website = null } = proposal
  if (!name || !kind || !coordinates)
    throw new Error(`The suggestion of a new place lacks its name, kind or point: ${key}`)
  const region = await regionAt(tx, coordinates, 'DISTRICT')
  if (!region) return null
  const id = newId('plc')
  const day = (moment: Date) => moment.toISOString().slice(0, 10)
  await writePlaces(tx, [
    {
      id,
      nameKo: name,
      nameEn: null,
      kind,
      status: 'OPERATING',
      ...coordinates,
      address: addressText ?? region.fullNameKo,
      street: null,
      addressDetail: null,
      countryCode: region.countryCode,
      regionId: region.id,
      phone,
      website,
      notesKo: null,
      notesEn: null,
      confidence: 'MEDIUM',
      accuracy: 'EXACT',
      features: [],
      postalCode: null,
      nameKey: nameKey(name),
      addressKey: null,
      approved: proposal,
      verifiedAt: at,
      duplicateOfId: null,
    },
  ])
  await writeRecords(tx, [
    {
      dataSet: 'residents',
      key,
      provider: null,
      line: 0,
      raw: {},
      contentHash: createHash('sha256').update(JSON.stringify(proposal)).digest('hex'),
      outcome: 'imported',
      reason: null,
      placeId: id,
      leads: true,
      materialIds,
      terms: {},
      hours: week ? replaceWeek(week) : null,
      observedOn: day(submittedAt),
      readOn: day(at),
    },
  ])
  await recomputeFromRecords(tx, [id])
  return id
}
