import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type PlaceRow, sourceRecords } from '../../db/schema.ts'
import { tellingChanges } from '../place-events/place-changes.ts'
import { type PlaceValues, recomputeFromRecords, writePlaces } from '../places/records.ts'
import { retireEmptyPlaces, takeBack } from '../retired-places/retired-places.ts'
import type { Cluster } from './cluster.ts'
import { confidenceOf } from './confidence.ts'
import type { Member } from './member.ts'
import type { Block, StoredRecord } from './read-block.ts'

interface Membership {
  data_set: string
  key: string
  place_id: string | null
  former_place_id: string | null
  leads: boolean
  outcome: string
  reason: string | null
  detail: string | null
}

interface Consequence {
  data_set: string
  key: string
  outcome: 'left-the-map' | 'affected'
  reason: string | null
  detail: string | null
}

/** What is different from the database. */
export interface PlaceChanges {
  places: Map<string, PlaceValues>
  memberships: Membership[]
  consequences: Consequence[]
  /** Places whose materials and hours may be different. */
  touched: Set<string>
  /** Places that may have lost their last record, and the place that has it now. */
  left: Map<string, string | null>
}

export const emptyChanges = (): PlaceChanges => ({
  places: new Map(),
  memberships: [],
  consequences: [],
  touched: new Set(),
  left: new Map(),
})

/** Notes what is different in a block. */
export function noteBlock(
  changes: PlaceChanges,
  {
    clusters,
    offMap,
    ids,
    block,
    day,
  }: { clusters: Cluster[]; offMap: Member[]; ids: string[]; block: Block; day: string },
): void {
  for (const id of block.left) {
    changes.left.set(id, changes.left.get(id) ?? null)
    changes.touched.add(id)
  }
  for (const [index, cluster] of clusters.entries()) noteCluster(changes, { cluster, id: ids[index] ?? '', block, day })
  for (const member of offMap) {
    const { record, reason, detail } = member
    noteMember(changes, record as StoredRecord, { placeId: null, leads: false, outcome: 'flagged', reason, detail })
  }
}

function noteCluster(
  changes: PlaceChanges,
  { cluster, id, block, day }: { cluster: Cluster; id: string; block: Block; day: string },
): void {
  const [lead] = cluster.members
  if (!lead) return
  let isTouched = false
  for (const member of cluster.members) {
    const record = member.record as StoredRecord
    const leads = member === lead && (member.place !== null || record.leads)
    const changed = noteMember(changes, record, { placeId: id, leads, ...outcomeOf(member, leads, id) })
    isTouched ||= changed || record.isTouched
  }
  // Addresses of other places on its point make it less accurate.
  const isAsAccurate = !lead.place || block.places.get(id)?.accuracy === lead.place.accuracy
  if (!isTouched && (isAsAccurate || lead.record.isFixed)) return
  changes.touched.add(id)
  if (!lead.place || lead.record.isFixed) return
  const { verifiedAt, ...columns } = lead.place
  const confidence = confidenceOf(lead, cluster.members, day)
  const place: PlaceValues = { id, ...columns, confidence, verifiedAt: verifiedAt ? new Date(verifiedAt) : null }
  if (!isSame(block.places.get(id), place)) changes.places.set(id, place)
}

function outcomeOf({ record, reason, detail, place }: Member, leads: boolean, id: string) {
  const stored = record as StoredRecord
  if (record.isFixed) return { outcome: stored.outcome, reason: stored.reason, detail: stored.detail }
  const isJoined = { outcome: 'merged' as const, reason: 'same-place', detail: id }
  if (!place) return reason === 'no-point' ? isJoined : { outcome: 'flagged' as const, reason, detail }
  if (reason) return { outcome: 'flagged' as const, reason, detail }
  return leads ? { outcome: 'imported' as const, reason: null, detail: null } : isJoined
}

interface Now {
  placeId: string | null
  leads: boolean
  outcome: string
  reason: string | null
  detail: string | null
}

/** @returns whether the record belongs to another place than before, or leads it unlike before */
function noteMember(changes: PlaceChanges, record: StoredRecord, now: Now): boolean {
  const { dataSet, key, placeId: before } = record
  const isMoved = before !== now.placeId
  if (before && isMoved) {
    changes.left.set(before, now.placeId ?? changes.left.get(before) ?? null)
    changes.touched.add(before)
  }
  const isSameOutcome = record.outcome === now.outcome && record.reason === now.reason && record.detail === now.detail
  if (!isMoved && record.leads === now.leads && isSameOutcome) return false
  changes.memberships.push({
    data_set: dataSet,
    key,
    place_id: now.placeId,
    former_place_id: now.placeId ? null : (before ?? record.formerPlaceId),
    leads: now.leads,
    outcome: now.outcome,
    reason: now.reason,
    detail: now.detail,
  })
  const reason = now.reason ?? (before ? (isMoved ? 'place-of-its-own' : 'leads-its-place') : 'on-the-map')
  if (before && !now.placeId)
    changes.consequences.push({
      data_set: dataSet,
      key,
      outcome: 'left-the-map',
      reason: now.reason,
      detail: now.detail,
    })
  else if (!record.isTouched && !record.isFixed && (isMoved || !isSameOutcome))
    changes.consequences.push({
      data_set: dataSet,
      key,
      outcome: 'affected',
      reason,
      detail: now.detail ?? now.placeId,
    })
  return isMoved || record.leads !== now.leads
}

/** Whether a place has the values already. What moderators approved is written again in any case. */
function isSame(row: PlaceRow | undefined, place: PlaceValues): boolean {
  if (!row || Object.keys(row.approved).length > 0) return false
  const { verifiedAt, ...columns } = place
  const isLater = (verifiedAt?.getTime() ?? 0) > (row.verifiedAt?.getTime() ?? 0)
  return (
    !isLater && Object.entries(columns).every(([name, value]) => isDeepStrictEqual(row[name as keyof PlaceRow], value))
  )
}

/** Writes what is different, and tells the other subgraphs. */
export async function writeChanges(tx: Db, changes: PlaceChanges, day: string): Promise<void> {
  const { places, memberships, consequences, touched, left } = changes
  const successors = new Map([...left].flatMap(([id, successor]) => (successor ? [[id, successor] as const] : [])))
  await tellingChanges(
    tx,
    new Set([...places.keys(), ...touched, ...left.keys()]),
    async () => {
      const back = await takeBack(tx, [...places.keys()])
      const rows = [...places.values()].map((place) => ({ ...place, ...residents(back.get(place.id)) }))
      await writePlaces(
        tx,
        rows.filter(({ id }) => !back.has(id)),
      )
      await writePlaces(
        tx,
        rows.filter(({ id }) => back.has(id)),
      )
      await writeMemberships(tx, memberships)
      await recomputeFromRecords(tx, [...touched])
      await retireEmptyPlaces(tx, [...left.keys()], { day, successors })
    },
    successors,
  )
  if (consequences.length === 0) return
  await tx.execute(sql`
    insert into consequences select * from json_to_recordset(${JSON.stringify(consequences)}::json)
      as rows (data_set text, key text, outcome text, reason text, detail text)`)
}

// What residents and moderators said of a place that comes back.
const residents = (before: { approved: PlaceRow['approved']; verifiedAt: string | null } | undefined) =>
  before && { approved: before.approved, verifiedAt: before.verifiedAt ? new Date(before.verifiedAt) : null }

async function writeMemberships(tx: Db, memberships: readonly Membership[]): Promise<void> {
  if (memberships.length === 0) return
  await tx.execute(sql`
    update ${sourceRecords} as record
    set place_id = rows.place_id, former_place_id = rows.former_place_id, leads = rows.leads, outcome = rows.outcome,
      reason = rows.reason, detail = rows.detail
    from json_to_recordset(${JSON.stringify(memberships)}::json) as rows (data_set text, key text, place_id text,
      former_place_id text, leads boolean, outcome text, reason text, detail text)
    where record.data_set = rows.data_set and record.key = rows.key`)
}
