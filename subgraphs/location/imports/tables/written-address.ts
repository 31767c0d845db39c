import { type Cells, cell } from '../../../_shared/korea/cells.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { LabelledRegion } from '../../db/schema.ts'
import { type Layout, textOf } from './fields.ts'

/** The road address, otherwise the lot address. */
export const addressOf = (layout: Layout, cells: Cells): string | null =>
  cell(textOf(layout, cells, 'address')) ?? cell(textOf(layout, cells, 'otherAddress'))

/** The address with province and district, which the files of cities leave out. */
export function fullAddress(address: string, region: LabelledRegion | null): string {
  const names = region?.fullNameKo.split(' ') ?? []
  const [province = ''] = names
  // Files use former and short names of provinces, too, such as 강원도 and 경남.
  if (!region || /^(세종|제주|\S{2,4}(특별시|광역시|도|특별자치시|특별자치도|통합특별시))(\s|$)/.test(address))
    return address
  if (address.startsWith(province.slice(0, 2))) return address
  const missing = names.findIndex((name) => plainText(address).startsWith(name))
  return [...(missing < 0 ? names : names.slice(0, missing)), address].join(' ')
}

/** The point of a row, as written but in plain letters. */
export const pointText = (layout: Layout, cells: Cells): string =>
  plainText(`${textOf(layout, cells, 'latitude').trim()} ${textOf(layout, cells, 'longitude').trim()}`)

/** The addresses of shops in one building differ only after the house number. */
export const withoutRemarks = (address: string) => (plainText(address).split(/[,(]/)[0] ?? '').replace(/\s+/g, '')
