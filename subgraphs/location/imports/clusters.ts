import { createHash } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { newId } from '../../_shared/ids.ts'
import type { RowResult } from '../../_shared/import.ts'
import { type RecordOutcome, type SourceRecordRow, sourceRecords } from '../db/schema.ts'
import { refreshMapCells } from '../domain/map/cells.ts'
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
import type { Reading } from './tables/read-row.ts'

type KnownRecord = Pick<SourceRecordRow, 'key' | 'contentHash' | 'outcome' | 'reason' | 'placeId' | 'leads'>

/** Where a record belongs. */
interface Membership {
  placeId: string | null
  standing: RecordOutcome
  leads: boolean
}

/**
 * Puts the rows of a data set to places: to that which they belong to already, to one that is recognised, or to a new one.
 * `take` decides, `write` brings a batch of decisions into the database.
 */
export async function createClusters(tx: Db, dataSet: string, day: string) {
  const finder = await createPlaceFinder(tx)
  const known = await knownRecords(tx, dataSet)
  const occupants = new Map<string, Set<string>>()
  for (const [key, { placeId }] of known) occupy(placeId, key)
  const lines = new Map<string, number>()
  const emptied = new Set<string>()
  let batch = emptyBatch()

  function take(reading: Reading, line: number): RowResult {
    const { key } = reading
    const first = lines.get(key)
    if (first !== undefined) return { line, outcome: 'merged', reason: 'same-key', detail: `line ${first}`, key }
    lines.set(key, line)

    const contentHash = hashOf(reading)
    const before = known.get(key)
    if (before?.contentHash === contentHash) {
      batch.seen.push(key)
      return { line, key, ...again(before), detail: reading.detail }
    }
    const { placeId, standing, leads } = belongsTo(reading, before)
    occupy(placeId, key)
    const reason = standing === 'flagged' ? reading.reason : null
    const { provider, raw, observedOn } = reading
    const materialIds = reading.materialCodes.map(materialId)
    const terms = Object.fromEntries(Object.entries(reading.terms).map(([code, told]) => [materialId(code), told]))
    batch.records.push({
      ...{
        dataSet,
        key,
        provider,
        line,
        raw,
        contentHash,
        outcome: standing,
        reason,
        placeId,
        leads,
        materialIds,
        terms,
      },
      ...{ hours: reading.hours ?? null, observedOn, readOn: day },
    })
    for (const id of [placeId, before?.placeId]) if (id) batch.touched.add(id)
    if (before?.placeId && before.placeId !== placeId) emptied.add(before.placeId)
    const outcome = before && standing !== 'flagged' ? 'updated' : standing
    const why = standing === 'merged' ? { reason: 'same-place', detail: placeId ?? '' } : { detail: reading.detail }
    return { line, key, outcome, ...(reason && { reason }), ...why }
  }

  function belongsTo(reading: Reading, before: KnownRecord | undefined): Membership {
    const { key, place, likeness, reason } = reading
    const standing = reason === null ? 'imported' : 'flagged'
    const joined = reason === null ? 'merged' : 'flagged'
    if (place && before?.leads && before.placeId) return lead(before.placeId, place, standing)
    const mayJoin = place !== null || reason === 'no-point'
    const isFree = (placeId: string) => [...(occupants.get(placeId) ?? [])].every((occupant) => occupant === key)
    const found = mayJoin ? finder.find(likeness, isFree) : null
    if (!place) return { placeId: found?.id ?? null, standing: found ? 'merged' : 'flagged', leads: false }
    if (!found) return lead(newId('plc'), place, standing)
    return takesLead(place, found)
      ? lead(found.id, place, joined)
      : { placeId: found.id, standing: joined, leads: false }
  }

  // Whose columns a place has, but for what moderators put right. A record whose point is doubted gives way to one whose isn't,
  // and one without a name to one that has a name.
  function takesLead(place: NonNullable<Reading['place']>, found: KnownPlace): boolean {
    if (place.confidence === 'LOW') return false
    return found.confidence === 'LOW' || (!found.nameKey && Boolean(place.nameKey))
  }

  function occupy(placeId: string | null, key: string): void {
    if (placeId) occupants.set(placeId, (occupants.get(placeId) ?? new Set()).add(key))
  }

  function lead(placeId: string, place: NonNullable<Reading['place']>, standing: RecordOutcome): Membership {
    batch.places.set(placeId, { id: placeId, ...place })
    finder.remember({ id: placeId, ...place })
    return { placeId, standing, leads: true }
  }

  /** Brings what `take` decided into the database. */
  async function write(): Promise<void> {
    const { places: rows, records, touched, seen } = batch
    batch = emptyBatch()
    await writePlaces(tx, [...rows.values()])
    await writeRecords(tx, records)
    await recomputeFromRecords(tx, [...touched])
    if (seen.length > 0) {
      const again = and(eq(sourceRecords.dataSet, dataSet), inArray(sourceRecords.key, seen))
      await tx
        .update(sourceRecords)
        .set({ readOn: day })
        .where(and(again, ne(sourceRecords.readOn, day)))
    }
  }

  /** Removes the places that no record tells of any more, and counts those that there are. */
  async function finish(): Promise<void> {
    await removeEmptyPlaces(tx, [...emptied])
    await refreshMapCells(tx)
    await refreshCoverage(tx)
  }

  return { take, write, finish }
}

const emptyBatch = () => ({
  places: new Map<string, PlaceValues>(),
  records: [] as SourceRecordRow[],
  touched: new Set<string>(),
  seen: [] as string[],
})

async function knownRecords(tx: Db, dataSet: string): Promise<Map<string, KnownRecord>> {
  const { key, contentHash, outcome, reason, placeId, leads } = sourceRecords
  const rows = await tx
    .select({ key, contentHash, outcome, reason, placeId, leads })
    .from(sourceRecords)
    .where(eq(sourceRecords.dataSet, dataSet))
  return new Map(rows.map((row) => [row.key, row]))
}

const hashOf = ({ raw, place, reason, materialCodes, terms, hours }: Reading): string =>
  createHash('sha256')
    .update(JSON.stringify([raw, place, reason, materialCodes, terms, ...(hours ? [hours] : [])]))
    .digest('hex')

// What a row is whose record is there, just as it is.
function again({ outcome, reason }: KnownRecord): Pick<RowResult, 'outcome' | 'reason'> {
  if (outcome === 'imported') return { outcome: 'unchanged' }
  return outcome === 'merged' ? { outcome, reason: 'same-place' } : { outcome, reason: reason ?? undefined }
}
