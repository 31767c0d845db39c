import type { RegionNameKind } from '../db/schema.ts'
import { nameRow, type RegionName } from '../domain/region-names.ts'
import type { RegionEntry } from './read.ts'

export interface NamedRegion {
  entry: RegionEntry
  /** Those around it but for the country, the largest first. */
  around: readonly RegionEntry[]
}

/** Everything that a region can be found by: codes, its own names, and its names with those of the regions around it. */
export function namesOf({ entry, around }: NamedRegion) {
  const names = [
    ...named('CODE', [entry.code, ...entry.former_codes].map(inUse)),
    ...named('NAME', [...koreanNames(entry), inUse(entry.name_en)]),
    ...around.flatMap((_, index) => named('FULL_NAME', fullNames(entry, around.slice(index)))),
    ...named('FULL_NAME', around.length > 0 ? [] : koreanNames(entry)),
    ...named('FULL_NAME', [inUse(fullNameEn({ entry, around }))]),
  ]
  return [...new Map(names.map((name) => [`${name.kind} ${name.searchKey}`, name])).values()]
}

/** Such as "경기도 수원시 장안구". */
export const fullNameKo = ({ entry, around }: NamedRegion): string =>
  [...around, entry].map(({ name_ko }) => name_ko).join(' ')

/** Such as "Jangan-gu, Suwon-si, Gyeonggi". */
export const fullNameEn = ({ entry, around }: NamedRegion): string =>
  [...around, entry]
    .map(({ name_en }) => name_en)
    .reverse()
    .join(', ')

const named = (kind: RegionNameKind, names: readonly RegionName[]) => names.map((name) => nameRow(kind, name))

const inUse = (text: string): RegionName => ({ text, changedOn: null })

const koreanNames = (entry: RegionEntry): RegionName[] => [
  ...[entry.name_ko, ...entry.short_names].map(inUse),
  ...entry.former_names,
  ...entry.later_names,
]

// Every name of the region behind every name of those around it: files mix old and new ones in a single cell. A former
// name that begins with another province's is whole already.
function fullNames(entry: RegionEntry, around: readonly RegionEntry[]): RegionName[] {
  const own = koreanNames(entry)
  const whole = own.filter(({ text }) => /^\S+(도|시) /.test(text) && !text.startsWith(entry.name_ko))
  const prefixes = around.reduce<RegionName[]>(
    (before, region) => before.flatMap((left) => koreanNames(region).map((right) => joined(left, right))),
    [inUse('')],
  )
  const behind = own.filter((name) => !whole.includes(name))
  return [...whole, ...prefixes.flatMap((left) => behind.map((right) => joined(left, right)))]
}

const joined = (left: RegionName, right: RegionName): RegionName => ({
  text: `${left.text} ${right.text}`.trim(),
  changedOn: right.changedOn ?? left.changedOn,
})
