import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import type { LabelledRegion } from '../../db/schema.ts'
import type { RegionIndex } from '../../domain/regions/region-index.ts'
import { type Layout, textOf } from './fields.ts'

export interface Located {
  /** The smallest region that the row names; null when it names none that is known. */
  region: LabelledRegion | null
  /** The address without its region. */
  street: string
  /** Whether column and address name different districts; the region is then the smallest that has both. */
  disagree: boolean
  /** What the row says, to be shown. */
  names: string
}

// Slips of the pen, as seen in the files of 2026.
const slips: [wrong: string, right: string][] = [
  ['서을특별시', '서울특별시'],
  ['동대무구', '동대문구'],
]

/** Where a row says it is: by its province and district if it has such, and by its address. */
export function locate(index: RegionIndex, layout: Layout, cells: Cells, address: string): Located {
  const province = corrected(textOf(layout, cells, 'province'))
  const district = corrected(textOf(layout, cells, 'district'))
  const byColumns = province ? namedBy(index, province, district) : null
  const { region: byAddress, street } = index.inAddress(corrected(address))
  const names = [province, district, address].filter(Boolean).join(' / ')
  if (!byColumns || !byAddress) return { region: byColumns ?? byAddress, street, disagree: false, names }
  const region = index.common(byColumns, byAddress)
  if (region.id === byColumns.id) return { region: byAddress, street, disagree: false, names }
  if (region.id === byAddress.id) return { region: byColumns, street, disagree: false, names }
  return { region, street, disagree: true, names }
}

// A province alone is an answer only where it has no districts, as Sejong.
function namedBy(index: RegionIndex, province: string, district: string): LabelledRegion | null {
  const region = index.named(district.startsWith(province) ? district : `${province} ${district}`)
  return region?.level === 'PROVINCE' && index.hasChildren(region) ? null : region
}

function corrected(text: string): string {
  return slips.reduce((before, [wrong, right]) => before.replace(wrong, right), cell(text) ?? '')
}
