import { fullNameEn, fullNameKo, type NamedRegion } from '../../_shared/korea/region-names.ts'
import { koreanTimeZone, type RegionEntry, regionIdOf, regionsFile } from '../../_shared/korea/regions.ts'
import { type Located, ruleBroken } from '../../_shared/reference-data.ts'
import type { regions } from '../db/schema.ts'

type Row = typeof regions.$inferInsert

const levels = {
  country: 'COUNTRY',
  province: 'PROVINCE',
  district: 'DISTRICT',
  city_district: 'DISTRICT',
} as const

/** The row of a current region. @param ancestors from the country down to the parent */
export const regionRow = (region: NamedRegion, ancestors: readonly RegionEntry[]): Row => ({
  id: regionIdOf(region.entry.code),
  officialCode: region.entry.code,
  level: levels[region.entry.level],
  parentId: region.entry.parent_code && regionIdOf(region.entry.parent_code),
  ancestorIds: ancestors.map(({ code }) => regionIdOf(code)),
  nameKo: region.entry.name_ko,
  nameEn: region.entry.name_en,
  fullNameKo: fullNameKo(region),
  fullNameEn: fullNameEn(region),
  countryCode: ancestors[0]?.code ?? region.entry.code,
  timeZone: koreanTimeZone,
  latitude: region.entry.latitude,
  longitude: region.entry.longitude,
  abolishedOn: null,
  successorIds: [],
})

/**
 * A row for each former code, parents before children, with the name and parent that the region had under that code.
 * `abolishedOn` is the day of the former name at the same place in its list, otherwise that of the former parent.
 * @throws Error naming file, line and rule if a former code has no such day
 */
export function formerRows(entries: readonly Located<RegionEntry>[], current: readonly Row[]): Row[] {
  const rows = new Map(current.map((row) => [row.id, row]))
  const former: Row[] = []
  for (const entry of entries) {
    for (const [position, code] of entry.former_codes.entries()) {
      const successor = rows.get(regionIdOf(entry.code))
      const parent = parentUnder(entry, code, entries, rows)
      const name = entry.former_names[position]
      const abolishedOn = name?.changedOn ?? parent?.abolishedOn
      if (!successor || !parent || !abolishedOn)
        throw ruleBroken(regionsFile, entry.line, `the former code ${code} has no day on which it ended`)
      const nameKo = name?.text.split(' ').at(-1) ?? entry.name_ko
      const nameEn = nameKo === entry.name_ko ? entry.name_en : null
      const isTop = parent.level === 'COUNTRY'
      const row = {
        ...successor,
        id: regionIdOf(code),
        officialCode: code,
        parentId: parent.id,
        ancestorIds: [...parent.ancestorIds, parent.id],
        nameKo,
        nameEn,
        fullNameKo: isTop ? nameKo : `${parent.fullNameKo} ${nameKo}`,
        fullNameEn: isTop ? (nameEn ?? nameKo) : `${nameEn ?? nameKo}, ${parent.fullNameEn}`,
        abolishedOn,
        successorIds: [successor.id],
      }
      rows.set(row.id, row)
      former.push(row)
    }
  }
  return former
}

// The parent under its code in the same province, current or former; otherwise that province.
function parentUnder(
  { parent_code }: RegionEntry,
  code: string,
  entries: readonly RegionEntry[],
  rows: ReadonlyMap<string, Row>,
): Row | undefined {
  const province = code.slice(0, 2)
  if (code === `${province}00000000`) return rows.get(regionIdOf(parent_code ?? ''))
  const parent = entries.find((entry) => entry.code === parent_code)
  const codeThen = [parent?.code, ...(parent?.former_codes ?? [])].find((candidate) => candidate?.startsWith(province))
  return rows.get(regionIdOf(codeThen ?? `${province}00000000`))
}
