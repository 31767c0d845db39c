import { cell } from '../../_shared/korea/cells.ts'
import type { Region } from '../reference/regions.ts'

/** Finds a region by its full Korean name; null if no region or several regions have the name. */
export type FindRegion = (fullName: string) => Region | null

/**
 * The region that the columns 시도명 and 시군구명 name. Some rows omit the 시 of a city, and Sejong has no districts. Null for
 * an unknown district, and for a province without a district unless the province has none.
 */
export function regionByColumns(findRegion: FindRegion, province: string, district: string | null): Region | null {
  if (district) return findRegion(`${province} ${district}`) ?? findRegion(`${province} ${district}시`)
  const found = findRegion(province)
  return found?.hasChildren ? null : found
}

/** The region of a row of fees. A few rows name an office as the district (연수구청); their publisher's name is right. */
export function regionOfFees(
  findRegion: FindRegion,
  cells: { 시도명?: string; 시군구명?: string; 제공기관명?: string },
): Region | null {
  const province = cell(cells.시도명)
  const found = province ? regionByColumns(findRegion, province, cell(cells.시군구명)) : null
  const publisher = cell(cells.제공기관명)
  return found ?? (publisher ? findRegion(publisher) : null)
}
