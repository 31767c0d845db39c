import type { TableRow } from '../../../_shared/delimited-table.ts'
import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { type Layout, textOf } from './fields.ts'

/** The points of a table that several addresses share. */
export interface SharedPoints {
  /**
   * Whether ten or more addresses share a point: a geocoder returns it for addresses that it can't find, such as
   * (37.39849001, 126.9374874) for 127 addresses of 안양시.
   */
  isFallback(point: string): boolean
  /** Whether three or more addresses share a point, so that it can't be exact. */
  isShared(point: string): boolean
}

const fallbackAddresses = 10
const sharedAddresses = 3

/** Reads all rows once, to count them and to find the points that several addresses share. */
export async function surveyPoints(
  layout: Layout,
  rows: AsyncIterable<TableRow>,
): Promise<{ count: number; sharedPoints: SharedPoints }> {
  const addresses = new Map<string, Set<string>>()
  let count = 0
  for await (const { cells } of rows) {
    count += 1
    const address = cells && addressOf(layout, cells)
    if (!address) continue
    const point = pointText(layout, cells)
    addresses.set(point, (addresses.get(point) ?? new Set()).add(withoutRemarks(address)))
  }
  const addressesOn = (point: string) => addresses.get(point)?.size ?? 0
  return {
    count,
    sharedPoints: {
      isFallback: (point) => addressesOn(point) >= fallbackAddresses,
      isShared: (point) => addressesOn(point) >= sharedAddresses,
    },
  }
}

/** The road address, otherwise the lot address. */
export const addressOf = (layout: Layout, cells: Cells): string | null =>
  cell(textOf(layout, cells, 'address')) ?? cell(textOf(layout, cells, 'otherAddress'))

/** The point of a row, as written but in plain letters. */
export const pointText = (layout: Layout, cells: Cells): string =>
  plainText(`${textOf(layout, cells, 'latitude').trim()} ${textOf(layout, cells, 'longitude').trim()}`)

// The addresses of shops in one building differ only after the house number.
const withoutRemarks = (address: string) => (plainText(address).split(/[,(]/)[0] ?? '').replace(/\s+/g, '')
