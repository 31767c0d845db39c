import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import { weekdays as allWeekdays } from '../../domain/collection/days.ts'
import type { DisposalMethod, DwellingType, Weekday } from '../../types.generated.ts'
import { type Clause, thingsIn } from './things.ts'

// How offices write, in the words on how to put things out, that one sort of waste has several rules:
//
//   by material   DAYS [저녁] : THINGS / DAYS [저녁] : THINGS       …, D요일(THINGS), D.D요일(THINGS)
//                 …(THINGS: DAYS / THINGS: DAYS)                   …(* THINGS은 DAYS 배출    THINGS은 DAYS 배출)(…)
//   by burning    …(DAYS 가연성, DAYS 불연성)                       …(가연성 : DAYS / 불연성 : DAYS)
//   by dwelling   (공동주택) A, (일반주택 및 상가) B                 1)일반주택-A2)공동주택-B
//                 A(단독, 상가 등), B(공동주택)                      A(공동주택단지는 B)          A(공동주택은 별도 지정일)
//   by week       …(2,4 격주)
//
// DAYS are letters with , . ㆍ or · between them; THINGS are read in `things.ts`. Days have to be those of the row's own column,
// each once. Anything else stays one rule with its words, since half of a reading is none.

/** One of the rules that a row has for a sort of waste. */
export interface Part {
  method: DisposalMethod
  weekdays: Weekday[]
  weeksOfMonth: number[]
  /** Codes; none for all of the sort. */
  materials: string[]
  dwellings: DwellingType[]
  words: string | null
}

const days = `[${weekdayLetters}](?: ?[,.ㆍ·] ?[${weekdayLetters}])*`

const clauseForms: { within: RegExp; between: RegExp; clause: RegExp }[] = [
  {
    within: /^()(.+)$/,
    between: / \/ /,
    clause: new RegExp(`^(?<days>${days})(?:요일)?(?: 저녁)? ?: ?(?<things>.+)$`),
  },
  {
    within: new RegExp(`^(.*?), ((?:${days}요일\\([^()]+\\)(?:, |$))+)$`),
    between: /(?<=\)), /,
    clause: new RegExp(`^(?<days>${days})요일\\((?<things>.+)\\)$`),
  },
  { within: /^(.*)\(([^()]+)\)$/, between: / \/ /, clause: new RegExp(`^(?<things>.+?) ?: ?(?<days>${days})$`) },
  { within: /^(.*)\(([^()]+)\)$/, between: /, /, clause: new RegExp(`^(?<days>${days}) (?<things>가연성|불연성)$`) },
  {
    within: /^(.*)\(\* (.+)\)\(\* 예외로[^()]+\)$/,
    between: /(?<=배출) /,
    clause: new RegExp(`^(?<things>.+?)은 (?<days>${days})(?:요일날)? ?배출$`),
  },
]

const apartment: DwellingType[] = ['APARTMENT']
const house: DwellingType[] = ['HOUSE']
const others: DwellingType[] = ['HOUSE', 'BUSINESS']

const dwellingForms: [form: RegExp, first: DwellingType[], second: DwellingType[]][] = [
  [/^\(공동주택\) (.+), \(일반주택 및 상가\) (.+)$/, apartment, others],
  [/^1\)일반주택-(.+)2\)공동주택-(.+)$/, house, apartment],
  [/^([^()]+)\(단독, 상가 등\), ([^()]+)\(공동주택\)$/, others, apartment],
  [/^(.+)\(공동주택단지는 ([^()]+)\)$/, others, apartment],
  [/^(.+)\(공동주택은 (별도 지정일)\)$/, others, apartment],
]

/**
 * The rules that a row has for a sort of waste, by its days and words: one unless the words tell several apart for certain.
 * @param dwellings that all of the row is about; none for all of them
 */
export function splitWords(
  method: DisposalMethod,
  weekdays: readonly Weekday[],
  words: string | null,
  dwellings: readonly DwellingType[] = [],
): Part[] {
  const of = { method, weekdays: [...weekdays], dwellings: [...dwellings] }
  const whole: Part = { ...of, weeksOfMonth: [], materials: [], words }
  if (!words) return [whole]
  return byClause(whole, words) ?? byDwelling(whole, words) ?? [{ ...whole, weeksOfMonth: weeksIn(words) }]
}

/** The dwellings that an area is about, as `방어동(단독)` or `공동주택`; none where it says nothing for certain. */
export function dwellingsOfArea(area: string | null): DwellingType[] {
  const [, alone, inBrackets] = /^(?:([가-힣]+주택)|[가-힣\d]+\(([가-힣]+)\))$/.exec(area ?? '') ?? []
  const word = alone ?? inBrackets ?? ''
  if (/^공동(주택)?$/.test(word)) return apartment
  return /^(단독|단독주택)$/.test(word) ? house : []
}

function byClause(whole: Part, words: string): Part[] | null {
  for (const { within, between, clause } of clauseForms) {
    const [, before = '', inner] = within.exec(words) ?? []
    const found = inner?.split(between).map((text) => clause.exec(text)?.groups)
    if (!found || found.length < 2) continue
    const clauses = found.map((groups) => ({ weekdays: daysIn(groups?.days), things: groups?.things ?? '' }))
    if (!agree(clauses, whole.weekdays)) continue
    const parts = thingsIn(whole.method, clauses)
    if (parts) return parts.map((part) => ({ ...whole, ...part, words: part.isByMaterial ? words : before.trim() }))
  }
  return null
}

const daysIn = (letters = ''): Weekday[] =>
  allWeekdays.filter((_, number) => letters.includes(weekdayLetters.charAt(number)))

// The days of the clauses are those of the row, none of them in two.
function agree(clauses: readonly Clause[], weekdays: readonly Weekday[]): boolean {
  const named = clauses.flatMap((clause) => clause.weekdays)
  const distinct = new Set(named)
  return (
    distinct.size === named.length && named.length === weekdays.length && weekdays.every((day) => distinct.has(day))
  )
}

function byDwelling(whole: Part, words: string): Part[] | null {
  if (whole.dwellings.length > 0) return null
  for (const [form, first, second] of dwellingForms) {
    const [, a, b] = form.exec(words) ?? []
    if (!a || !b) continue
    const weekdays = b === '별도 지정일' ? [] : whole.weekdays
    return [
      { ...whole, dwellings: first, words: a.trim() },
      { ...whole, dwellings: second, words: b.trim(), weekdays },
    ]
  }
  return null
}

function weeksIn(words: string): number[] {
  const [, weeks] = /\(([1-4](?:,[1-4])*) 격주\)$/.exec(words) ?? []
  return weeks ? weeks.split(',').map(Number) : []
}
