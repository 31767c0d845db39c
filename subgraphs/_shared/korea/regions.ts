import { z } from 'zod'
import {
  type Located,
  latitudeCell,
  listCell,
  longitudeCell,
  optionalCell,
  readReference,
  requireUnique,
  ruleBroken,
  textCell,
} from '../reference-data.ts'

export const regionsFile = new URL('regions.csv', import.meta.url)

export const koreanTimeZone = 'Asia/Seoul'

/** The id that a region has in every subgraph and database. It follows from its official code. */
export const regionIdOf = (code: string): string => `reg_${code}`

const datedName = z
  .string()
  .regex(/^.+ \(\d{4}-\d{2}-\d{2}\)$/, 'a former or later name is followed by the day of the change in brackets')
  .transform((text) => ({ text: text.slice(0, -13), changedOn: text.slice(-11, -1) }))

const regionEntry = z.object({
  code: z.string().regex(/^([A-Z]{2}|\d{10})$/, 'a code has ten digits, that of a country two letters'),
  level: z.enum(['country', 'province', 'district', 'city_district']),
  parent_code: optionalCell,
  name_ko: textCell,
  name_en: textCell,
  latitude: latitudeCell,
  longitude: longitudeCell,
  short_names: listCell,
  former_codes: listCell,
  former_names: listCell.pipe(z.array(datedName)),
  later_names: listCell.pipe(z.array(datedName)),
})

/**
 * A row of `regions.csv`: the country, a province, a district, or a district of a city. Points (WGS 84) are labels.
 *
 * - The codes are the legal-district codes of 행정안전부 (2021) with the changes of 2023 and 2024 applied. A code becomes an
 *   id, so it never changes, and no row is ever removed.
 * - The points are from the census boundaries of 2018 (통계청 SGIS, KOGL type 1).
 * - The codes of the changes of July 2026 were not available, so 전남광주통합특별시 and the new districts of Incheon are later
 *   names of the regions that they were formed from. A later name of several regions (제물포구) finds all of them and
 *   resolves to none.
 * - A former code is dated by the former name at the same place in its list, or by the former code of its parent. A code
 *   without a day is refused. It stays reachable as a region.
 */
export type RegionEntry = z.infer<typeof regionEntry>

/** A region and the regions that contain it. */
export interface RegionPath {
  entry: Located<RegionEntry>
  /** From the country down to the parent; empty for a country. */
  ancestors: readonly RegionEntry[]
}

/** All regions, each after its parent. @throws Error naming file, line and rule */
export function readRegions(from: URL = regionsFile): RegionPath[] {
  const entries = readReference(from, regionEntry)
  requireUnique(from, entries, 'code', ({ code }) => code)
  const paths = new Map<string, RegionPath>()
  for (const entry of entries) {
    const parent = entry.parent_code === null ? null : paths.get(entry.parent_code)
    if (parent === undefined) throw ruleBroken(from, entry.line, `parent "${entry.parent_code}" isn't known`)
    if (parent === null && entry.level !== 'country') throw ruleBroken(from, entry.line, 'only a country has no parent')
    paths.set(entry.code, { entry, ancestors: parent ? [...parent.ancestors, parent.entry] : [] })
  }
  return [...paths.values()]
}
