import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import type { LabelledRegion } from '../../db/schema.ts'
import type { RegionIndex } from '../../domain/regions/region-index.ts'
import { type Layout, textOf } from './fields.ts'

/** The region and street of a row. */
export interface Located {
  /** The smallest region that the row names; null if it names no known region. */
  region: LabelledRegion | null
  /** The address without its region. */
  street: string
  /** Whether columns and address name different districts. The region is then the smallest that contains both. */
  isDisputed: boolean
  /** Province, district and address as written, for the report. */
  names: string
}

// Misspellings in the files of 2026.
const misspellings: [wrong: string, right: string][] = [
  ['서을특별시', '서울특별시'],
  ['동대무구', '동대문구'],
]

/** Finds the region of a row by its columns for province and district, if it has them, and by its address. */
export function locate(index: RegionIndex, layout: Layout, cells: Cells, address: string): Located {
  const province = corrected(textOf(layout, cells, 'province'))
  const district = corrected(textOf(layout, cells, 'district'))
  const byColumns = province ? namedBy(index, province, district) : null
  const { region: byAddress, street } = index.inAddress(corrected(address))
  const names = [province, district, address].filter(Boolean).join(' / ')
  if (!byColumns || !byAddress) return { region: byColumns ?? byAddress, street, isDisputed: false, names }
  const region = index.common(byColumns, byAddress)
  if (region.id === byColumns.id) return { region: byAddress, street, isDisputed: false, names }
  if (region.id === byAddress.id) return { region: byColumns, street, isDisputed: false, names }
  return { region, street, isDisputed: true, names }
}

/** A row of another country: its regions are unknown. */
export const locatedAbroad = (address: string): Located => ({
  region: null,
  street: address,
  isDisputed: false,
  names: address,
})

// A province is a result only if it has no districts, as Sejong.
function namedBy(index: RegionIndex, province: string, district: string): LabelledRegion | null {
  const region = index.named(district.startsWith(province) ? district : `${province} ${district}`)
  return region?.level === 'PROVINCE' && index.hasChildren(region) ? null : region
}

function corrected(text: string): string {
  return misspellings.reduce((before, [wrong, right]) => before.replace(wrong, right), cell(text) ?? '')
}
