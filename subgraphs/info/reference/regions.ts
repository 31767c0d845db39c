import { fullNameEn, fullNameKo, fullNames, uniqueByKey } from '../../_shared/korea/region-names.ts'
import { koreanTimeZone, readRegions as readRegionPaths, regionIdOf } from '../../_shared/korea/regions.ts'
import { searchKey } from '../../_shared/korea/search-key.ts'

/** A province or district of `regions.csv`, or the country. */
export interface Region {
  id: string
  ancestorIds: string[]
  formerIds: string[]
  nameKo: string
  fullNameKo: string
  fullNameEn: string
  timeZone: string
  /** Every full Korean name, as `fullNames` lists them. */
  names: string[]
  hasChildren: boolean
}

/** All regions, each after its parent. @throws Error naming file, line and rule */
export function readRegions(): Region[] {
  const paths = readRegionPaths()
  const parents = new Set(paths.map(({ entry }) => entry.parent_code))
  return paths.map(({ entry, ancestors }) => {
    const named = { entry, ancestors: ancestors.slice(1) }
    return {
      id: regionIdOf(entry.code),
      ancestorIds: ancestors.map(({ code }) => regionIdOf(code)),
      formerIds: entry.former_codes.map((code) => regionIdOf(code)),
      nameKo: entry.name_ko,
      fullNameKo: fullNameKo(named),
      fullNameEn: fullNameEn(named),
      timeZone: koreanTimeZone,
      names: fullNames(named).map(({ text }) => text),
      hasChildren: parents.has(entry.code),
    }
  })
}

/** Finds a region by a full Korean name such as `경기도 수원시 장안구`; null if no region or several regions have the name. */
export function createRegionNames(regions: readonly Region[] = readRegions()): (fullName: string) => Region | null {
  const byKey = uniqueByKey(
    regions.flatMap((region) => [...new Set(region.names.map(searchKey))].map((key) => [key, region] as const)),
  )
  return (fullName) => byKey.get(searchKey(fullName)) ?? null
}
