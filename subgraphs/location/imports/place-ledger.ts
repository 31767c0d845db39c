import { eq } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { newId } from '../../_shared/ids.ts'

import { createLedger, type Decision, type Entry, type Ledger } from '../../_shared/import-ledger.ts'
import { type RecordOutcome, type SourceRecordRow, sourceRecords } from '../db/schema.ts'

import { refreshMapCells } from '../domain/map/cells.ts'
import { tellingChanges } from '../domain/place-events/place-changes.ts'
import { refreshCoverage } from '../domain/places/coverage.ts'
import { createPlaceFinder, type KnownPlace } from '../domain/places/finder.ts'
import { materialId } from '../domain/places/material-id.ts'
import {
  type PlaceValues,
  recomputeFromRecords,
  removeEmptyPlaces,
  writePlaces,
  writeRecords,
} from '../domain/places/records.ts'
import type { ParsedRow } from './tables/read-row.ts'

type StoredRecord = Pick<SourceRecordRow, 'key' | 'contentHash' | 'outcome' | 'reason' | 'placeId' | 'leads'>

/** The place of a record. */
interface Membership {
  placeId: string | null
  outcome: RecordOutcome
  leads: boolean
}

/**
 * The ledger of records of places. Each row joins the place that its record already belongs to, a place that it is
 * recognised as, or a new place. One record leads a place: the place has its columns, except for corrections by
 * moderators.
 */
export async function createPlaceLedger(tx: Db, dataSet: string, day: string): Promise<Ledger<ParsedRow>> {
  const finder = await createPlaceFinder(tx)
  const stored = await storedRecords(tx, dataSet)
  const recordKeysOfPlace = new Map<string, Set<string>>()
  for (const { key, placeId } of stored) addRecordKey(placeId, key)
  const emptied = new Set<string>()
  let batch = emptyBatch()

  function decide(row: ParsedRow, { line, contentHash, stored: before }: Entry<StoredRecord>): Decision {
    const { key, provider, raw, observedOn } = row
    const { placeId, outcome, leads } = assignPlace(row, before)
    addRecordKey(placeId, key)
    const reason = outcome === 'flagged' ? row.reason : null
    const terms = Object.fromEntries(
      Object.entries(row.terms).map(([code, materialTerms]) => [materialId(code), materialTerms]),
    )
    batch.records.push({
      dataSet,
      key,
      provider,
      line,
      raw,
      contentHash,
      outcome,
      reason,
      placeId,
      leads,
      materialIds: row.materialCodes.map(materialId),
      terms,
      hours: row.hours ?? null,
      observedOn,
      readOn: day,
    })
    for (const id of [placeId, before?.placeId]) if (id) batch.touched.add(id)
    if (before?.placeId && before.placeId !== placeId) emptied.add(before.placeId)
    if (outcome !== 'merged') return { outcome, reason, detail: row.detail }
    return { outcome: before ? 'updated' : 'merged', reason: 'same-place', detail: placeId ?? '' }
  }

  function assignPlace(row: ParsedRow, before: StoredRecord | undefined): Membership {
    const { key, place, identity, reason } = row
    const outcome = reason === null ? 'imported' : 'flagged'
    const joined = reason === null ? 'merged' : 'flagged'
    if (place && before?.leads && before.placeId) return lead(before.placeId, place, outcome)
    const mayJoin = place !== null || reason === 'no-point'
    const isFree = (placeId: string) =>
      [...(recordKeysOfPlace.get(placeId) ?? [])].every((recordKey) => recordKey === key)
    const found = mayJoin ? finder.find(identity, isFree) : null
    if (!place) return { placeId: found?.id ?? null, outcome: found ? 'merged' : 'flagged', leads: false }
    if (!found) return lead(newId('plc'), place, outcome)
    return takesLead(place, found)
      ? lead(found.id, place, joined)
      : { placeId: found.id, outcome: joined, leads: false }
  }

  // A leading record with a doubtful point yields to a record with a plausible point, and a record without a name to a
  // record with a name.
  function takesLead(place: NonNullable<ParsedRow['place']>, found: KnownPlace): boolean {
    if (place.confidence === 'LOW') return false
    return found.confidence === 'LOW' || (!found.nameKey && Boolean(place.nameKey))
  }

  function addRecordKey(placeId: string | null, key: string): void {
    if (placeId) recordKeysOfPlace.set(placeId, (recordKeysOfPlace.get(placeId) ?? new Set()).add(key))
  }

  function lead(placeId: string, place: NonNullable<ParsedRow['place']>, outcome: RecordOutcome): Membership {
    batch.places.set(placeId, { id: placeId, ...place })
    finder.remember({ id: placeId, ...place })
    return { placeId, outcome, leads: true }
  }

  async function write(): Promise<void> {
    const { places: rows, records, touched } = batch
    batch = emptyBatch()
    await tellingChanges(tx, new Set([...rows.keys(), ...touched]), async () => {
      await writePlaces(tx, [...rows.values()])
      await writeRecords(tx, records)
      await recomputeFromRecords(tx, [...touched])
    })
  }

  /** Removes places that have no records any more, and refreshes map cells and coverage. */
  async function finish(): Promise<void> {
    await tellingChanges(tx, emptied, () => removeEmptyPlaces(tx, [...emptied]))
    await refreshMapCells(tx)
    await refreshCoverage(tx)
  }

  return createLedger<ParsedRow, StoredRecord>({
    tx,
    day,
    table: sourceRecords,
    dataSet: eq(sourceRecords.dataSet, dataSet),
    stored,
    repeatReason: 'same-key',
    contentOf,
    decide,
    write,
    finish,
  })
}

const emptyBatch = () => ({
  places: new Map<string, PlaceValues>(),
  records: [] as SourceRecordRow[],
  touched: new Set<string>(),
})

async function storedRecords(tx: Db, dataSet: string): Promise<StoredRecord[]> {
  const { key, contentHash, outcome, reason, placeId, leads } = sourceRecords
  const rows = await tx
    .select({ key, contentHash, outcome, reason, placeId, leads })
    .from(sourceRecords)
    .where(eq(sourceRecords.dataSet, dataSet))
  return rows.map((row) => (row.outcome === 'merged' ? { ...row, reason: 'same-place' } : row))
}

const contentOf = ({ raw, place, hashedKeys, reason, materialCodes, terms, hours }: ParsedRow) => [
  ...[raw, place && { ...place, ...hashedKeys }, reason, materialCodes, terms],
  ...(hours ? [hours] : []),
]
