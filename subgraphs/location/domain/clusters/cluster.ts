import type { RecordFacts } from './facts.ts'
import { matchBins } from './match-bins.ts'
import { type ClusterRecord, compare, type Member } from './member.ts'
import { createPointIndex } from './nearby.ts'
import { countSharedPoints } from './shared-points.ts'
import { createUnion } from './union.ts'

/** The records of one place, the leading one first. */
export interface Cluster {
  members: Member[]
}

/**
 * The places that the records of a block describe, and the records that describe none. The result follows from the records alone, in
 * whatever order they came: records with one name are one place at the same address or within 15 m, and each bin without a name is the
 * nearest bin of another data set.
 */
export function clusterRecords(records: readonly ClusterRecord[]): { clusters: Cluster[]; offMap: Member[] } {
  const sorted = [...records].sort((a, b) => compare(a.dataSet, b.dataSet) || compare(a.key, b.key))
  const shared = countSharedPoints(sorted)
  const members = sorted.map((record) => memberOf(record, shared))
  const union = createUnion(members.length)
  joinNamesakes(members, union)
  joinFixed(members, union)
  const taken = matchBins(members, union)
  const groups = new Map<number, Member[]>()
  const offMap: Member[] = []
  for (const [index, member] of members.entries()) {
    if (!member.place && !member.record.isFixed && !taken.has(index)) {
      offMap.push(member)
      continue
    }
    const root = union.find(index)
    const group = groups.get(root)
    if (group) group.push(member)
    else groups.set(root, [member])
  }
  return { clusters: [...groups.values()].map((group) => ({ members: group.sort(byLead) })), offMap }
}

function memberOf(record: ClusterRecord, shared: ReturnType<typeof countSharedPoints>): Member {
  const { facts, dataSet, isFixed } = record
  if (!facts) return { record, reason: null, detail: null, place: null }
  const { place, reason, detail } = facts
  if (!place || isFixed) return { record, reason, detail, place }
  if (shared.isFallback(dataSet, facts))
    return { record, reason: 'shared-point', detail: facts.writtenPoint, place: null }
  const accuracy = place.accuracy === 'ADDRESS' && shared.isShared(dataSet, facts) ? 'AREA' : place.accuracy
  return { record, reason, detail, place: { ...place, accuracy } }
}

const classOf = ({ kind, nameKey }: RecordFacts) => `${kind === 'CLOTHING_BIN' ? 'clothes' : 'other'} ${nameKey}`

function joinNamesakes(members: readonly Member[], union: ReturnType<typeof createUnion>): void {
  const byAddress = new Map<string, number>()
  const points = new Map<string, ReturnType<typeof createPointIndex>>()
  for (const [index, { place, record }] of members.entries()) {
    const { facts } = record
    if (!place || !facts?.nameKey) continue
    const name = classOf(facts)
    if (facts.addressKey) {
      const key = `${name} ${facts.addressKey}`
      const first = byAddress.get(key)
      if (first === undefined) byAddress.set(key, index)
      else union.join(first, index)
    }
    const near = points.get(name) ?? createPointIndex()
    points.set(name, near)
    for (const { index: other } of near.near(place)) union.join(other, index)
    near.add(index, place)
  }
}

// Records that aren't from files stay with the place that they describe, and so do those that a moderator put to it.
function joinFixed(members: readonly Member[], union: ReturnType<typeof createUnion>): void {
  const leading = new Map<string, number>()
  for (const [index, { record }] of members.entries())
    if (record.placeId && !record.pinnedPlaceId && (record.leads || (record.isFixed && !leading.has(record.placeId))))
      leading.set(record.placeId, index)
  for (const [index, { record, place }] of members.entries()) {
    const placeId = record.pinnedPlaceId ?? (record.isFixed ? record.placeId : null)
    if (!placeId || !(place || record.isFixed)) continue
    const first = leading.get(placeId)
    if (first === undefined) leading.set(placeId, index)
    else if (members[first]?.place || members[first]?.record.isFixed) union.join(first, index)
  }
}

/**
 * The order in which records lead a place: one that isn't from a file and has its columns; one whose point is plausible; one with a
 * name; the one with a telephone number or a website; the newest of its data set.
 */
function byLead(a: Member, b: Member): number {
  return (
    rank(b) - rank(a) ||
    compare(a.record.dataSet, b.record.dataSet) ||
    compare(b.record.observedOn ?? '', a.record.observedOn ?? '') ||
    compare(a.record.key, b.record.key)
  )
}

function rank({ place, record, reason }: Member): number {
  if (!place) return -1
  const isDoubtful = reason !== null && reason !== 'no-known-material'
  return [
    !isDoubtful,
    record.pinnedPlaceId === null,
    Boolean(place.nameKey),
    record.isFixed,
    place.phone !== null || place.website !== null,
  ].reduce((sum, applies) => sum * 2 + Number(applies), 0)
}
