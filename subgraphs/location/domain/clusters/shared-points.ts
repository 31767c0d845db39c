import type { RecordFacts } from './facts.ts'

/**
 * From so many addresses on, a point that they share is a geocoder's fallback: it returns the point for addresses that it can't find,
 * such as (37.39849001, 126.9374874) for 127 addresses of 안양시.
 */
const fallbackAddresses = 10

/** From so many addresses on, a point that they share can't be exact. */
const sharedAddresses = 3

/** Counts the addresses on each point of each data set. The file that they came in makes no difference. */
export function countSharedPoints(records: readonly { dataSet: string; facts: RecordFacts | null }[]) {
  const addresses = new Map<string, Set<string>>()
  for (const { dataSet, facts } of records) {
    if (!facts?.writtenPoint || !facts.writtenAddress) continue
    const key = `${dataSet} ${facts.writtenPoint}`
    const found = addresses.get(key)
    if (found) found.add(facts.writtenAddress)
    else addresses.set(key, new Set([facts.writtenAddress]))
  }
  const addressesOn = (dataSet: string, { writtenPoint }: RecordFacts) =>
    addresses.get(`${dataSet} ${writtenPoint}`)?.size ?? 0
  return {
    isFallback: (dataSet: string, facts: RecordFacts) => addressesOn(dataSet, facts) >= fallbackAddresses,
    isShared: (dataSet: string, facts: RecordFacts) => addressesOn(dataSet, facts) >= sharedAddresses,
  }
}
