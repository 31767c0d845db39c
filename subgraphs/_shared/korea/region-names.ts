import type { RegionEntry } from './regions.ts'

export interface RegionName {
  text: string
  /** The day on which a former name ended or a later name began; null for a name in use. */
  changedOn: string | null
}

/** A region and the regions that contain it. */
export interface NamedRegion {
  entry: RegionEntry
  /** The regions that contain it, the largest first, without the country. */
  ancestors: readonly RegionEntry[]
}

export const nameInUse = (text: string): RegionName => ({ text, changedOn: null })

/** The full Korean name, such as "경기도 수원시 장안구". */
export const fullNameKo = ({ entry, ancestors }: NamedRegion): string =>
  [...ancestors, entry].map(({ name_ko }) => name_ko).join(' ')

/** The full English name, such as "Jangan-gu, Suwon-si, Gyeonggi". */
export const fullNameEn = ({ entry, ancestors }: NamedRegion): string =>
  [...ancestors, entry]
    .map(({ name_en }) => name_en)
    .reverse()
    .join(', ')

/** Every Korean name of a region: in use, short, former and later. */
export const koreanNames = (entry: RegionEntry): RegionName[] => [
  ...[entry.name_ko, ...entry.short_names].map(nameInUse),
  ...entry.former_names,
  ...entry.later_names,
]

/**
 * Every full Korean name of a region: each of its names after each name of its ancestors, since files mix old and new
 * names in one cell. A former name that begins with another province's name is a full name already.
 */
export function fullNames({ entry, ancestors }: NamedRegion): RegionName[] {
  const own = koreanNames(entry)
  const whole = own.filter(({ text }) => /^\S+(도|시) /.test(text) && !text.startsWith(entry.name_ko))
  const prefixes = ancestors.reduce<RegionName[]>(
    (before, region) => before.flatMap((left) => koreanNames(region).map((right) => joined(left, right))),
    [nameInUse('')],
  )
  const others = own.filter((name) => !whole.includes(name))
  return [...whole, ...prefixes.flatMap((left) => others.map((right) => joined(left, right)))]
}

const joined = (left: RegionName, right: RegionName): RegionName => ({
  text: `${left.text} ${right.text}`.trim(),
  changedOn: right.changedOn ?? left.changedOn,
})

/** Values by key; null for a key of several values, such as a name that several regions have. */
export function uniqueByKey<T>(pairs: Iterable<readonly [key: string, value: T]>): Map<string, T | null> {
  const byKey = new Map<string, T | null>()
  for (const [key, value] of pairs) byKey.set(key, byKey.has(key) ? null : value)
  return byKey
}
