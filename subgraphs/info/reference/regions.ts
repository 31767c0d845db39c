import { z } from 'zod'
import { listCell, readReference, requireUnique, ruleBroken } from '../../_shared/reference.ts'
import { searchKey } from '../domain/search-key.ts'

/** The file of the location subgraph, word for word; a test sees to that. */
export const regionsFile = new URL('regions.csv', import.meta.url)

const words = z.string().trim().min(1)
const list = z.string().transform(listCell)
// Behind a name that isn't in use is the day of the change, in brackets.
const datedNames = list.transform((names) => names.map((name) => name.replace(/ \(\d{4}-\d{2}-\d{2}\)$/, '')))

const regionEntry = z.object({
  code: words,
  parent_code: z.string().transform((cell) => cell.trim() || null),
  name_ko: words,
  name_en: words,
  short_names: list,
  former_codes: list,
  former_names: datedNames,
  later_names: datedNames,
})
type RegionEntry = z.infer<typeof regionEntry>

export interface Region {
  id: string
  ancestorIds: string[]
  formerIds: string[]
  fullNameKo: string
  fullNameEn: string
  timeZone: string
  /** Every name it has, had, or has since, behind those of the regions around it. */
  names: string[]
  hasChildren: boolean
}

/** Of the countries on the file, each of which has one. */
const timeZones: Record<string, string> = { KR: 'Asia/Seoul' }

/** All regions, each behind the one that it lies in. @throws Error naming file, line and rule */
export function readRegions(): Region[] {
  const entries = readReference(regionsFile, regionEntry)
  requireUnique(regionsFile, entries, 'code', ({ code }) => code)
  const around = new Map<string, RegionEntry[]>()
  for (const entry of entries) {
    const above = entry.parent_code === null ? [] : around.get(entry.parent_code)
    if (!above) throw ruleBroken(regionsFile, entry.line, `parent "${entry.parent_code}" isn't known`)
    around.set(entry.code, [...above, entry])
  }
  const parents = new Set(entries.map(({ parent_code }) => parent_code))
  return entries.map((entry) => {
    const path = around.get(entry.code) ?? []
    const timeZone = timeZones[path[0]?.code ?? '']
    if (!timeZone) throw ruleBroken(regionsFile, entry.line, `the time zone of "${path[0]?.code}" isn't known`)
    const named = path.length > 1 ? path.slice(1) : path
    return {
      id: `reg_${entry.code}`,
      ancestorIds: path.slice(0, -1).map(({ code }) => `reg_${code}`),
      formerIds: entry.former_codes.map((code) => `reg_${code}`),
      fullNameKo: named.map(({ name_ko }) => name_ko).join(' '),
      fullNameEn: named
        .map(({ name_en }) => name_en)
        .reverse()
        .join(', '),
      timeZone,
      names: namesBehind(named),
      hasChildren: parents.has(entry.code),
    }
  })
}

/** The one region of a name with the names around it, as `경기도 수원시 장안구`; null for none, and for several. */
export function createRegionNames(regions: readonly Region[] = readRegions()): (fullName: string) => Region | null {
  const byKey = new Map<string, Region | null>()
  for (const region of regions) {
    for (const key of new Set(region.names.map(searchKey))) byKey.set(key, byKey.has(key) ? null : region)
  }
  return (fullName) => byKey.get(searchKey(fullName)) ?? null
}

const koreanNames = (entry: RegionEntry): string[] => [
  entry.name_ko,
  ...entry.short_names,
  ...entry.former_names,
  ...entry.later_names,
]

// Files mix old and new names in a single row. A former name that begins with another province's is whole already.
function namesBehind(path: readonly RegionEntry[]): string[] {
  const own = path.at(-1)
  if (!own) return []
  const names = koreanNames(own)
  const whole = names.filter((name) => /^\S+(도|시) /.test(name) && !name.startsWith(own.name_ko))
  const behind = names.filter((name) => !whole.includes(name))
  const prefixes = path
    .slice(0, -1)
    .reduce<string[]>(
      (left, region) => left.flatMap((text) => koreanNames(region).map((name) => `${text}${name} `)),
      [''],
    )
  return [...whole, ...prefixes.flatMap((prefix) => behind.map((name) => `${prefix}${name}`))]
}
