import { distanceMeters } from '../geo/earth.ts'
import type { Member } from './member.ts'
import { createPointIndex, sameSpotMeters } from './nearby.ts'
import type { Union } from './union.ts'

interface Pair {
  one: number
  other: number
  /** 0 at the same address and spot, 1 at the same address, 2 within 15 m. */
  rank: number
  meters: number
}

/**
 * Joins clothing bins without a name, as in the files of cities, to bins of other data sets: each to the nearest one, and each bin at
 * most once per data set. Then joins records without a usable point to places at their address.
 * @returns the indexes of the latter
 */
export function matchBins(members: readonly Member[], union: Union): Set<number> {
  const isBin = (index: number) => members[index]?.record.facts?.kind === 'CLOTHING_BIN'
  const onMap = [...members.keys()].filter((index) => members[index]?.place)
  const bins = onMap.filter(isBin)
  const unnamed = bins.filter((index) => !members[index]?.record.facts?.nameKey)
  joinSameSpots(members, unnamed, union)
  const dataSets = [...new Set(unnamed.map((index) => members[index]?.record.dataSet ?? ''))].sort()
  const settled = bins.filter((index) => members[index]?.record.facts?.nameKey)
  for (const dataSet of dataSets) {
    const own = unnamed.filter((index) => members[index]?.record.dataSet === dataSet)
    joinNearest(members, { own, settled, dataSet }, union)
    settled.push(...own)
  }
  return joinByAddress(members, onMap, union)
}

// Two rows without a name at one address and spot are one bin, even in one file.
function joinSameSpots(members: readonly Member[], unnamed: readonly number[], union: Union): void {
  const byAddress = new Map<string, ReturnType<typeof createPointIndex>>()
  for (const index of unnamed) {
    const { place, record } = members[index] ?? {}
    if (!place || !record?.facts?.addressKey) continue
    const key = `${record.dataSet} ${record.facts.addressKey}`
    const near = byAddress.get(key) ?? createPointIndex()
    byAddress.set(key, near)
    for (const { index: other } of near.near(place)) union.join(other, index)
    near.add(index, place)
  }
}

function joinNearest(
  members: readonly Member[],
  { own, settled, dataSet }: { own: readonly number[]; settled: readonly number[]; dataSet: string },
  union: Union,
): void {
  // A place that has a record of the data set has its bin.
  const full = new Set(
    settled.filter((index) => members[index]?.record.dataSet === dataSet).map((index) => union.find(index)),
  )
  const pairs = pairsBetween(members, own, settled).filter(({ other }) => !full.has(union.find(other)))
  const roots = pairs.map((pair) => ({ ...pair, one: union.find(pair.one), other: union.find(pair.other) }))
  roots.sort((a, b) => a.rank - b.rank || a.meters - b.meters || a.one - b.one || a.other - b.other)
  const matched = new Set<number>()
  const joined: [number, number][] = []
  for (const { one, other } of roots) {
    if (matched.has(one) || matched.has(other)) continue
    matched.add(one).add(other)
    joined.push([one, other])
  }
  for (const [one, other] of joined) union.join(one, other)
}

function pairsBetween(members: readonly Member[], own: readonly number[], settled: readonly number[]): Pair[] {
  const byAddress = new Map<string, number[]>()
  const near = createPointIndex()
  for (const index of settled) {
    const { place, record } = members[index] ?? {}
    if (!place) continue
    near.add(index, place)
    const address = record?.facts?.addressKey
    if (address) pushTo(byAddress, address, index)
  }
  return own.flatMap((one) => {
    const { place, record } = members[one] ?? {}
    if (!place) return []
    const address = record?.facts?.addressKey
    const sameAddress = ((address && byAddress.get(address)) || []).map((other) => {
      const otherPlace = members[other]?.place
      const meters = otherPlace ? distanceMeters(place, otherPlace) : Number.POSITIVE_INFINITY
      return { one, other, rank: meters <= sameSpotMeters ? 0 : 1, meters }
    })
    return [...sameAddress, ...near.near(place).map(({ index, meters }) => ({ one, other: index, rank: 2, meters }))]
  })
}

function joinByAddress(members: readonly Member[], onMap: readonly number[], union: Union): Set<number> {
  const named = new Map<string, number>()
  const bins = new Map<string, number[]>()
  const dataSets = new Map<number, Set<string>>()
  const hasName = new Set<number>()
  for (const index of onMap) {
    const { record } = members[index] ?? {}
    if (!record?.facts) continue
    const root = union.find(index)
    dataSets.set(root, (dataSets.get(root) ?? new Set()).add(record.dataSet))
    if (record.facts.nameKey) hasName.add(root)
    const { addressKey, nameKey, kind } = record.facts
    if (!addressKey) continue
    if (nameKey && !named.has(`${kind === 'CLOTHING_BIN'} ${nameKey} ${addressKey}`))
      named.set(`${kind === 'CLOTHING_BIN'} ${nameKey} ${addressKey}`, index)
    if (kind === 'CLOTHING_BIN') pushTo(bins, addressKey, index)
  }
  const joined = new Set<number>()
  for (const [index, { record, place }] of members.entries()) {
    const { facts, dataSet } = record
    if (place || !facts?.mayJoin || !facts.addressKey) continue
    const isClothes = facts.kind === 'CLOTHING_BIN'
    const sameName = facts.nameKey ? named.get(`${isClothes} ${facts.nameKey} ${facts.addressKey}`) : undefined
    const free = isClothes
      ? (bins.get(facts.addressKey) ?? []).find((bin) => {
          const root = union.find(bin)
          return !dataSets.get(root)?.has(dataSet) && (!facts.nameKey || !hasName.has(root))
        })
      : undefined
    const found = sameName ?? free
    if (found === undefined) continue
    const root = union.find(found)
    union.join(root, index)
    joined.add(index)
    const merged = (dataSets.get(root) ?? new Set()).add(dataSet)
    dataSets.set(union.find(index), merged)
    if (facts.nameKey || hasName.has(root)) hasName.add(union.find(index))
  }
  return joined
}

function pushTo(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key)
  if (list) list.push(index)
  else lists.set(key, [index])
}
