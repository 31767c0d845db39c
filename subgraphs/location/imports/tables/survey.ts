import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import type { TableRow } from '../../../_shared/table.ts'
import { type Layout, textOf } from './fields.ts'

/** Whether many places share a point. */
export interface Crowding {
  /** So many addresses that a geocoder puts there what it can't find, as 127 of 안양시 on (37.39849001, 126.9374874). */
  isFallback(point: string): boolean
  /** Several addresses, so that the point is none of theirs. */
  isShared(point: string): boolean
}

const fallbackAddresses = 10
const sharedAddresses = 3

/** Reads a whole file once: how many rows there are, and on which points many addresses are. */
export async function survey(
  layout: Layout,
  rows: AsyncIterable<TableRow>,
): Promise<{ count: number; crowding: Crowding }> {
  const addresses = new Map<string, Set<string>>()
  let count = 0
  for await (const { cells } of rows) {
    count += 1
    const address = cells && addressOf(layout, cells)
    if (!address) continue
    const point = pointText(layout, cells)
    addresses.set(point, (addresses.get(point) ?? new Set()).add(withoutRemarks(address)))
  }
  const on = (point: string) => addresses.get(point)?.size ?? 0
  return {
    count,
    crowding: {
      isFallback: (point) => on(point) >= fallbackAddresses,
      isShared: (point) => on(point) >= sharedAddresses,
    },
  }
}

/** The address by road, or else that by lot. */
export const addressOf = (layout: Layout, cells: Cells): string | null =>
  cell(textOf(layout, cells, 'address')) ?? cell(textOf(layout, cells, 'otherAddress'))

/** A row's point as it is written. */
export const pointText = (layout: Layout, cells: Cells): string =>
  `${textOf(layout, cells, 'latitude').trim()} ${textOf(layout, cells, 'longitude').trim()}`

// A building has many shops, whose addresses differ behind the house number.
const withoutRemarks = (address: string) => (address.split(/[,(]/)[0] ?? '').replace(/\s+/g, '')
