import { searchKey } from '../../../_shared/korea/search-key.ts'
import type { RegionRow } from '../../db/schema.ts'

/** A neighbourhood, or a district inside of a city. */
export type Part = Pick<RegionRow, 'id' | 'nameKo' | 'kind' | 'ancestorIds' | 'overlapIds'>

/** The regions that words name. */
export interface Named {
  regions: Part[]
  /** Whether the words name these regions as a whole. */
  isWhole: boolean
}

/** Finds regions of a district by names as offices write them. */
export type FindPart = (word: string, scope: readonly Part[]) => Named | null

/** Prepares the names of all parts of a district. */
export function createPartNames(parts: readonly Part[]): FindPart {
  const byKey = new Map<string, Part[]>()
  const add = (key: string, part: Part) => byKey.set(key, [...(byKey.get(key) ?? []), part])
  for (const part of parts) for (const key of new Set(keysOf(part))) add(key, part)

  /** The regions with a name inside of `scope`; null if it is unknown, or several regions of one kind have it. */
  function withName(name: string, scope: readonly Part[], kinds?: readonly Part['kind'][]): Part[] | null {
    const found = (byKey.get(searchKey(name)) ?? []).filter(
      (part) => (!kinds || kinds.includes(part.kind)) && (scope.length === 0 || scope.some((of) => isInside(part, of))),
    )
    // Offices divide their districts by administrative dongs. A legal dong of the same name is inside or overlaps.
    const [first] = preference.map((kind) => found.filter((part) => part.kind === kind)).filter((few) => few.length > 0)
    return first?.length === 1 ? first : null
  }

  function numbered(word: string, scope: readonly Part[]): Named | null {
    const [, base = '', list = '', suffix = ''] =
      /^(.*?[^\d\s])제? ?(\d+(?:(?:동|리)?[,·.~?-]\d+)*)(가동|동|가|리|구|통|반)?$/.exec(word) ?? []
    if (!base) return null
    if (['', '리', '구', '통', '반'].includes(suffix)) {
      const dongs = suffix === '' ? numbersOf(list).map((number) => withName(`${base}${number}동`, scope)) : []
      if (dongs.length > 0 && !dongs.includes(null))
        return { regions: dongs.flatMap((found) => found ?? []), isWhole: true }
      // Numbers below a legal village or dong: 세월2리 and 구미1구 are parts of 세월리 and 구미리, 당왕동 제3통 of 당왕동.
      const around = withName(`${base}리`, scope, ['VILLAGE']) ?? withName(base.replace(/동?$/, '동'), scope)
      return around && { regions: around, isWhole: false }
    }
    const found = numbersOf(list).map((number) => withName(`${base}${number}${suffix}`, scope))
    if (found.some((one) => one !== null)) return { regions: unique(found.flatMap((one) => one ?? [])), isWhole: true }
    // A dong that was divided after the boundaries were published.
    const undivided = suffix === '동' ? withName(`${base}동`, scope) : null
    return undivided && { regions: undivided, isWhole: false }
  }

  // 강진 for 강진읍; 일광면 for the township that is 일광읍 today.
  function byStem(word: string, scope: readonly Part[]): Named | null {
    const stem = word.replace(/[읍면]$/, '')
    if ([...stem].length < 2) return null
    const townships = ['읍', '면'].map((suffix) => withName(`${stem}${suffix}`, scope, ['TOWNSHIP']))
    const isTownship = townships.filter((found) => found !== null).length === 1
    const dong = () => (stem === word ? withName(`${word}동`, scope) : null)
    const village = () => (stem === word && scope.length > 0 ? withName(`${word}리`, scope, ['VILLAGE']) : null)
    const regions = isTownship ? townships.flatMap((found) => found ?? []) : (dong() ?? village())
    return regions && { regions, isWhole: true }
  }

  // 동대신동 for 동대신1동, 동대신2동 and 동대신3동.
  function byGroup(word: string, scope: readonly Part[]): Named | null {
    if (!word.endsWith('동')) return null
    const regions = parts.filter(
      ({ kind, nameKo }) =>
        kind === 'ADMINISTRATIVE_DONG' && searchKey(nameKo.replace(/제?\d[\d·.,]*(?=동$)/, '')) === searchKey(word),
    )
    const inScope = regions.filter((part) => scope.length === 0 || scope.some((of) => isInside(part, of)))
    return inScope.length > 0 ? { regions: inScope, isWhole: true } : null
  }

  return function find(word: string, scope: readonly Part[]): Named | null {
    const whole = withName(word, scope)
    if (whole) return { regions: whole, isWhole: true }
    const [, name, extent = ''] = extents.exec(word) ?? []
    if (name) {
      const found: Named | null = find(name, scope)
      return found && { ...found, isWhole: found.isWhole && wholeExtents.test(extent) }
    }
    return numbered(word, scope) ?? byStem(word, scope) ?? byGroup(word, scope)
  }
}

/** Words for all of an area. */
export const wholeExtents = /^(전역|전체|전 ?지역|전 ?구역|일원|관내|지역)$/

// 산격동일대, 봉양일부, 성전면소재지3
const extents =
  /^(.{2,}?)(전역|전체|전지역|전구역|일원|관내|소재지|사무소|행정복지센터|주민센터|복지센터|일대|일부|일부지역|주변|방면|(?<=[읍면동리])지역)\d*$/

const preference: readonly Part['kind'][] = [null, 'TOWNSHIP', 'ADMINISTRATIVE_DONG', 'LEGAL_DONG', 'VILLAGE']

/** Whether a region is the other or inside of it, as far as that is known: a legal dong may be inside of any administrative one. */
const isInside = (part: Part, of: Part): boolean =>
  part.id === of.id ||
  part.ancestorIds.includes(of.id) ||
  (of.kind === 'ADMINISTRATIVE_DONG' && part.kind === 'LEGAL_DONG' && part.ancestorIds.at(-1) === of.ancestorIds.at(-1))

// 종로1·2·3·4가동 is also found as 종로2가동, and 수성제1동 as 수성1동.
function keysOf({ nameKo }: Part): string[] {
  const name = nameKo.replace(/제(?=\d)/, '')
  const [, base, list, suffix] = /^(.+?)(\d+(?:[,·.~]\d+)+)(가?동)$/.exec(name) ?? []
  const numbers = list ? numbersOf(list).map((number) => `${base}${number}${suffix}`) : []
  return [nameKo, name, ...numbers].map(searchKey)
}

/** The numbers of a list such as `1,2.3`, `1~4` or `1동~4동`; at most fifty. */
export function numbersOf(list: string): number[] {
  const numbers: number[] = []
  for (const piece of list.replace(/[동리]/g, '').split(/[,·.?]/)) {
    const [from = 0, to = from] = piece.split(/[~-]/).map(Number)
    for (let number = from; number <= Math.min(to, from + 50); number++) numbers.push(number)
  }
  return numbers
}

const unique = (parts: readonly Part[]): Part[] => [...new Map(parts.map((part) => [part.id, part])).values()]
