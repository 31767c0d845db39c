import { LRUCache } from 'lru-cache'
import { weekdayNumber } from '../../../_shared/korea/weekdays.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { DisposalMethod, Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import type { OffDay } from './holidays.ts'
import { type Entry, readClause } from './off-day-list.ts'
import { clausesOf } from './off-day-text.ts'
import { isNothing, type Meaning, readWords, type Shift } from './off-day-words.ts'

// The grammar of the column `미수거일` in the national file of collection rules: the days without collection. A holiday
// cancels the put-out on that day, because the column is next to the put-out days.

/** The days without collection of a waste stream, parsed. */
export interface OffDays {
  weekdays: Weekday[]
  days: OffDay[]
  /** Those of `days` on which the collection is not cancelled but moved, `공휴일(다음날 수거)`. */
  moves: { day: OffDay; by: Shift }[]
  /**
   * False if words are left, or if the text does not say which days around a traditional holiday it covers. A
   * traditional holiday (명절, 설날, 추석) without a number of days means the day itself only.
   */
  isExact: boolean
  /** The parts of the text that are not understood, or only in part. */
  rest: string[]
}

/**
 * Parses a `미수거일` for one waste stream. An unknown word does not affect the others. Days that the text limits in a
 * way that cannot be applied (`일부 공휴일`, `격주 토요일`) are left in `rest`.
 */
export function parseOffDays(text: string, method: DisposalMethod): OffDays {
  const plain = plainText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:미 ?수거일?|휴무일?)(?:은|는)? (?=\S)/, '')
  if (readWords(plain)?.every(isNothing) ?? plain === '')
    return { weekdays: [], days: [], moves: [], isExact: true, rest: [] }
  const lists = clausesOf(plain)
    .filter(({ methods }) => !methods || methods.includes(method))
    .map((clause) => readClause(clause, method))
  const entries = lists.flat()
  const meanings = entries.flatMap((entry) => entry.meanings)
  const days = [...new Set(meanings.flatMap(daysOf))]
  const cancelled = meanings.filter(({ movedBy }) => movedBy === 0).flatMap(daysOf)
  const collectedOn = entries.flatMap((entry) => entry.collectedOn ?? [])
  const isOff = (day: Weekday) =>
    collectedOn.length > 0 ? !collectedOn.includes(day) : meanings.some((meaning) => meaning.weekdays.includes(day))
  const rest = lists.flatMap((list) => quotesOf(plain, list))
  return {
    weekdays: weekdays.filter((day) => isOff(day) && !entries.some(({ uncertain }) => uncertain.includes(day))),
    days,
    moves: meanings.flatMap((meaning) => {
      const by = meaning.movedBy
      return by === 0 ? [] : daysOf(meaning).flatMap((day) => (cancelled.includes(day) ? [] : { day, by }))
    }),
    // The days around a traditional holiday are public holidays.
    isExact: rest.length === 0 && (days.includes('PUBLIC_HOLIDAYS') || lists.every(statesFeastDays)),
    rest,
  }
}

// The rules of the country have some two hundred texts. Parsing those of a large county takes longer than the rest of its
// schedule, and a quarter of the import of all rules.
const parsedTexts = new LRUCache<string, OffDays>({ max: 2_000 })

/** Parses a `미수거일` as `parseOffDays` does, or returns the same object again for a text that was parsed before. */
export function knownOffDays(text: string, method: DisposalMethod): OffDays {
  const key = `${method} ${text}`
  const parsed = parsedTexts.get(key) ?? parseOffDays(text, method)
  parsedTexts.set(key, parsed)
  return parsed
}

/** Whether a rule names the same weekday both as a put-out day and as a day without collection. */
export const contradicts = (off: OffDays, putOutOn: readonly Weekday[]): boolean =>
  off.weekdays.some((day) => putOutOn.includes(day))

const daysOf = ({ days, feasts }: Meaning): OffDay[] => [
  ...days,
  ...(feasts?.names ?? []).flatMap((name) =>
    (feasts?.days.length ? feasts.days : ['' as const]).map((day): OffDay => `${name}${day}`),
  ),
]

// Whether each traditional holiday states its days, in one place or another: `설날+추석+설날 다음날+추석 다음날`.
function statesFeastDays(entries: readonly Entry[]): boolean {
  const feasts = entries.flatMap(({ meanings }) => meanings.flatMap((meaning) => meaning.feasts ?? []))
  const stated = feasts.filter(({ days }) => days.length > 0).flatMap(({ names }) => names)
  if (entries.some(({ isVague }) => isVague)) return false
  return feasts.every(({ names, days }) => days.length > 0 || names.every((name) => stated.includes(name)))
}

/** The text of the pieces that are not understood; neighbours together. */
function quotesOf(text: string, entries: readonly Entry[]): string[] {
  const quotes: { from: number; to: number }[] = []
  entries.forEach(({ piece, isPartial }, index) => {
    const last = quotes.at(-1)
    if (!isPartial) return
    if (last && index > 0 && entries[index - 1]?.isPartial) last.to = piece.to
    else quotes.push({ from: piece.from, to: piece.to })
  })
  return quotes.map(({ from, to }) => text.slice(from, to))
}

/** The weekdays of a list such as `일+월+화` or `월ㆍ수`, Monday first. `hasOthers` is true if it contains `기타` or another word. */
export function weekdaysIn(text: string): { weekdays: Weekday[]; hasOthers: boolean } {
  const words = plainText(text)
    .split(/[+,/·]/)
    .map((word) => word.trim())
  const found = words.map((word) => weekdays[weekdayNumber(word) ?? -1])
  return {
    weekdays: weekdays.filter((day) => found.includes(day)),
    hasOthers: words.some((word, index) => word !== '' && found[index] === undefined),
  }
}
