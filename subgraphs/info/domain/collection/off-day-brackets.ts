import type { DisposalMethod, Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import { feasts, type OffDay, singleHolidays } from './holidays.ts'
import { type Clause, clausesOf, type Piece, piecesOf } from './off-day-text.ts'
import { isNothing, isWeekday, type Meaning, meaningOf, readExtent, readWords, type Shift } from './off-day-words.ts'

// What words in brackets do to the days before them.

/** The days of a piece after its brackets. */
export interface Qualified {
  meanings: Meaning[]
  /** Whether words remain unread, or limit the days in a way that cannot be applied. */
  isPartial: boolean
  /** The weekdays with collection, if the brackets name them for the waste stream. */
  collectedOn: Weekday[] | null
  /** Weekdays that the brackets make uncertain. */
  uncertain: Weekday[]
}

/**
 * Applies the brackets of a piece to its meanings, for one waste stream. `isAllExcept` is true if the piece names the days
 * with collection.
 */
export function qualify(piece: Piece, meanings: Meaning[], method: DisposalMethod, isAllExcept = false): Qualified {
  let result: Qualified = { meanings, isPartial: false, collectedOn: null, uncertain: [] }
  for (const bracket of piece.brackets) {
    const words = bracket.words.replace(/^(?:단|다만)\s*,?\s*/, '')
    const next = byStream(words, result.meanings, method, isAllExcept) ?? qualifyWith(words, result.meanings)
    result = {
      ...next,
      isPartial: result.isPartial || next.isPartial,
      collectedOn: next.collectedOn ?? result.collectedOn,
      uncertain: [...result.uncertain, ...next.uncertain],
    }
  }
  return result
}

const whole = (meanings: Meaning[]): Qualified => ({ meanings, isPartial: false, collectedOn: null, uncertain: [] })
const partly = (meanings: Meaning[]): Qualified => ({ ...whole(meanings), isPartial: true })

/** Weekdays with collection in a list such as `월, 수, 금요일만 수거`; null if it has other words. */
export function collectionDays(pieces: readonly Piece[]): { weekdays: Weekday[]; saysCollected: boolean } | null {
  const texts = pieces.map(({ text }) => text)
  const last = texts.pop() ?? ''
  const bare = last.replace(/ ?만?(?: ?정상)?(?: ?수거)?(?:함|일)?$/, (end) => (end.trim() === '일' ? end : ''))
  const read = [...texts, bare].map(readWords)
  if (read.some((meanings) => !meanings?.every(isWeekday)) || pieces.some(({ brackets }) => brackets.length > 0))
    return null
  return {
    weekdays: read.flatMap((meanings) => meanings?.flatMap((meaning) => meaning.weekdays) ?? []),
    saysCollected: /(?<!미 ?)수거/.test(last),
  }
}

// `일요일(음식물쓰레기)`, `토요일(재활용품 제외)`, `공휴일(음식물은 월, 수요일만 수거)`; null without a waste stream.
function byStream(words: string, meanings: Meaning[], method: DisposalMethod, isAllExcept: boolean): Qualified | null {
  const clauses = clausesOf(words)
  if (!clauses.some(({ methods }) => methods)) return null
  const own = clauses.filter(({ methods }) => !methods || methods.includes(method))
  const isOnly = clauses.some(
    ({ pieces }) => pieces.length === 0 || /^(?:미수거|수거 ?안 ?함|해당|에 ?한함)$/.test(textOf(pieces)),
  )
  if (own.some(({ methods, isLimited }) => !methods || isLimited)) return partly([])
  const [clause, another] = own
  if (!clause) return whole(isOnly ? [] : meanings)
  if (another) return partly([])
  if (isOnly) return whole(meanings)
  if (/^(?:제외|정상 ?수거|수거|수거함|수거 ?가능)$/.test(textOf(clause.pieces))) return whole([])
  if (/^포함$/.test(textOf(clause.pieces))) return whole(meanings)
  const off = collectionDays(
    clause.pieces.map((piece) => ({ ...piece, text: piece.text.replace(/만? ?미 ?수거$/, '') })),
  )
  if (off && /미 ?수거$/.test(textOf(clause.pieces))) {
    return { ...whole([]), collectedOn: weekdays.filter((day) => !off.weekdays.includes(day)) }
  }
  const collected = collectionDays(clause.pieces)
  if (!collected) return partly([])
  if (collected.saysCollected || isAllExcept) return { ...whole(meanings), collectedOn: collected.weekdays }
  // `일요일(재활용품은 토요일)` has another day off; `공휴일(재활용품은 토요일)` may mean either.
  const [first] = meanings
  return first && meanings.every(isWeekday) ? whole([{ ...first, weekdays: collected.weekdays }]) : partly([])
}

const textOf = (pieces: Clause['pieces']) => pieces.map(({ text }) => text).join(' ')

function qualifyWith(words: string, meanings: Meaning[]): Qualified {
  // Words that limit nothing, and dates that repeat a name, `설날(음력 1월 1일)`.
  if (
    /^(?:|매주|전체|모두|전 ?지역|전 ?품목|휴무|미수거|배출 ?금지|음력.*|음 ?\d.*|(?:양력 ?)?\d+ ?(?:월 ?|[./] ?)\d+일?)$/.test(
      words,
    )
  )
    return whole(meanings)
  const [first, ...others] = meanings
  if (words === '1일' && !meanings.some(({ feasts }) => feasts)) return whole(meanings)
  if (!first) return partly([])
  const last = meanings.at(-1) ?? first
  const before = meanings.slice(0, -1)
  const movedBy = shiftOf(words)
  if (movedBy && !meanings.some(isWeekday)) return whole(meanings.map((meaning) => ({ ...meaning, movedBy })))
  // `일요일(다음날 수거)` may mean either day, and `공휴일(다음날 오전 수거)` has hours.
  if (/^(?:그 ?)?(?:다음 ?날|익일|전날|전일).*(?:수거|배출)/.test(words)) return partly(meanings)
  const included = readList(/^(.+?)(?:도|을|를)? ?포함$/.exec(words)?.[1])
  if (included && !isPublic(last)) return whole([...meanings, ...included])
  const qualified = (last.feasts && qualifyFeast(words, last)) ?? (isPublic(last) && qualifyPublic(words, last)) ?? null
  if (qualified) return { ...qualified, meanings: [...before, ...qualified.meanings] }
  // `연중무휴(명절 당일 제외)`
  const exceptions = exceptionsIn(words)
  if (isNothing(last) && readList(words)?.every(isNothing)) return whole(meanings)
  if (isNothing(last)) return exceptions ? whole(exceptions) : partly([])
  // `근로자의날(노동절)`
  const same = readList(words)?.flatMap((meaning) => meaning.days) ?? []
  if (same.length > 0 && same.every((day) => last.days.includes(day))) return whole(meanings)
  // The days may change; until then they are off.
  if (/변동|변경|달라질/.test(words)) return partly(meanings)
  const named = weekdaysNamed(words)
  const own = meanings.flatMap((meaning) => meaning.weekdays)
  if (others.length === 0 && named.length > 0 && named.every((day) => own.includes(day)) && isDayList(words)) {
    // `주말(토,일)` repeats the days, `주말(토요일)` names some of them.
    return { ...whole([{ ...first, weekdays: named }]), isPartial: named.length < own.length }
  }
  // `일요일(명절 연휴는 별도 공지)` and `일요일(토요일은 13시까지 수거)` are about other days.
  if (isWeekday(last) && /명절|설|추석|연휴|공휴일/.test(words) && named.length === 0) return partly(meanings)
  if (named.length > 0 && /수거/.test(words) && !named.some((day) => last.weekdays.includes(day))) {
    return { ...partly(meanings), uncertain: named }
  }
  return partly(before)
}

const shift =
  /^(?:그 ?)?(?:다음 ?날|익일|전날|전일)(?:에|로|으로)? ?(?:대체 ?)?(?:수거|배출|이월|순연|연기)(?: ?(?:함|됨|합니다|실시|예정))?$/

/** The days by which `다음날 수거` or `전일 배출` moves a collection; null if the words say something else or more. */
function shiftOf(words: string): Shift | null {
  if (!shift.test(words)) return null
  return /^(?:그 ?)?전/.test(words) ? -1 : 1
}

/** `공휴일은 익일 수거` as `공휴일(익일 수거)`. */
export function withShift(piece: Piece): Piece {
  const [, text, words] =
    /^(.+?)(?:은|는|에는|인 경우|의 경우|일 경우| 경우)(?:에|에는)? ((?:그 ?)?\S+ ?.*)$/.exec(piece.text) ?? []
  if (!text || !words || !shiftOf(words)) return piece
  return { ...piece, text, brackets: [...piece.brackets, { words, isInside: false }] }
}

// Falsy values let the next rule decide.
function qualifyFeast(words: string, meaning: Meaning): Qualified | null {
  const feasts = meaning.feasts ?? { names: [], days: [] }
  const extent = readExtent(words)
  if (extent) {
    const days = extent.days.length > 0 ? extent.days : feasts.days
    return { ...whole([{ ...meaning, feasts: { ...feasts, days } }]), isPartial: extent.isPartial }
  }
  // `명절(설, 추석)`, `명절(설, 추석 등)`
  const list = words.replace(/ ?등$/, '')
  const named = readList(list)
  if (!named || named.some((inner) => !inner.feasts || inner.isPartial)) return null
  const ownDays = named.flatMap((inner) => inner.feasts?.days ?? [])
  const names = [...new Set(named.flatMap((inner) => inner.feasts?.names ?? []))]
  if (!names.every((name) => feasts.names.includes(name))) return null
  const days = ownDays.length > 0 ? [...new Set(ownDays)] : feasts.days
  return { ...whole([{ ...meaning, feasts: { names, days } }]), isPartial: list !== words }
}

/** The days of `명절 당일 제외`; null if the words say something else. */
export const exceptionsIn = (words: string): Meaning[] | null =>
  readList(/^(?:단,? ?)?(.+?)(?:은|는|을|를)? ?제외$/.exec(words)?.[1])

/** The days of a list without brackets; null if a word is unknown. */
export function readList(list: string | undefined): Meaning[] | null {
  if (!list) return null
  const read = piecesOf(list).map(({ text, brackets }) => (brackets.length > 0 ? null : readWords(text)))
  return read.includes(null) ? null : read.flatMap((meanings) => meanings ?? [])
}

const isPublic = ({ days }: Meaning) => days.includes('PUBLIC_HOLIDAYS')

const kindWord = /^(?:법정|임시|대체|국가지정)?(?:공휴일|휴일)?$/

function qualifyPublic(words: string, meaning: Meaning): Qualified | null {
  const [, list, end = ''] =
    /^(.*?)(?:[은는을를도](?=\s|$))?\s*(포함|제외|정상 ?수거|(?<!미 ?)수거|등)?$/.exec(words) ?? []
  const isException = /제외|수거/.test(end)
  const pieces = piecesOf(list ?? '')
  // `공휴일(임시공휴일)` says that they are included.
  if (!isException && pieces.every(({ text }) => kindWord.test(text.replace(/ /g, '')))) return whole([meaning])
  const read = pieces.map(({ text, brackets }) => (brackets.length > 0 ? null : readWords(text)))
  const named = read.flatMap((inner) => inner ?? [])
  if (end === '등' && !read.includes(null)) return partly([meaning])
  // `공휴일(단, 토요일과 겹치는 경우 수거)`
  if (read.includes(null) && isException && weekdaysNamed(words).length > 0) {
    return publicWithout([meaningOf({ weekdays: weekdaysNamed(words) })])
  }
  if (read.includes(null)) return announcedFeasts(words)
  if (end === '포함' || (!end && named.some(isPublic))) return whole([meaning, ...named])
  // `공휴일(설, 추석)` lists the holidays that are meant, or gives examples: only these are certain.
  return isException ? publicWithout(named) : partly(named)
}

// `공휴일(명절 연휴는 별도 공지)`: the other public holidays are certain.
function announcedFeasts(words: string): Qualified | null {
  if (!/별도|공지|안내|문의/.test(words)) return null
  const names = feasts.filter((_, index) => /명절/.test(words) || words.includes(['설', '추석'][index] ?? ''))
  return names.length > 0 ? publicWithout([meaningOf({ feasts: { names, days: [] } })]) : null
}

// Whether a public holiday on a Saturday counts is open in `공휴일(토요일 제외)`, so the words stay readable.
function publicWithout(named: Meaning[]): Qualified | null {
  const days = named.flatMap((inner) => inner.days)
  if (named.every(isWeekday)) {
    const without = named.flatMap((inner) => inner.weekdays)
    const others = weekdays.filter((day) => !without.includes(day))
    return partly([meaningOf({ days: others.map((day): OffDay => `PUBLIC_HOLIDAYS_ON_${day}`) })])
  }
  const special = ['SUBSTITUTE_HOLIDAYS', 'TEMPORARY_HOLIDAYS'] as const
  const excepted = named.flatMap((inner) => inner.feasts?.names ?? [])
  if (excepted.length === 0 && days.every((day) => special.some((kind) => kind === day))) {
    return whole([meaningOf({ days: ['REGULAR_HOLIDAYS', ...special.filter((kind) => !days.includes(kind))] })])
  }
  const breaks = feasts.filter((feast) => !excepted.includes(feast))
  const others = singleHolidays.filter((day) => day !== 'LABOUR_DAY' && !days.includes(day))
  return partly([meaningOf({ days: [...others, ...breaks.map((feast): OffDay => `${feast}_BREAK`)] })])
}

/** The weekdays that words mention. */
export const weekdaysNamed = (words: string): Weekday[] => [
  ...new Set(
    [...words.matchAll(/(?<![가-힣])[월화수목금토일]+(?:요일)?(?![가-힣])|[월화수목금토일]요일/g)].flatMap(
      ([word]) => readWords(word)?.flatMap((meaning) => meaning.weekdays) ?? [],
    ),
  ),
]

const isDayList = (words: string) => piecesOf(words).every(({ text }) => readWords(text)?.every(isWeekday))
