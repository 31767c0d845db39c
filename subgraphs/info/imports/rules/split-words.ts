import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { weekdays as allWeekdays } from '../../domain/collection/days.ts'
import type { DisposalMethod, DwellingType, Weekday } from '../../types.generated.ts'
import { type Clause, readClauses } from './clause-materials.ts'

// A row has one set of days for each waste stream, but some instructions divide the days. Offices write this as:
//
//   by material   DAYS [저녁] : THINGS / DAYS [저녁] : THINGS       …, D요일(THINGS), D.D요일(THINGS)
//                 D20:00~D02:00에 THINGS은 …, D20:00~D02:00에 THINGS은 …
//                 …(THINGS: DAYS / THINGS: DAYS)                   …(* THINGS은 DAYS 배출    THINGS은 DAYS 배출)(…)
//   by burning    …(DAYS 가연성, DAYS 불연성)                       …(가연성 : DAYS / 불연성 : DAYS)
//   by dwelling   (공동주택) A, (일반주택 및 상가) B                 1)일반주택-A2)공동주택-B
//                 A(단독, 상가 등), B(공동주택)                      A(공동주택단지는 B)          A(공동주택은 별도 지정일)
//   by week       …(2,4 격주)
//
// DAYS are weekday letters separated by , . or ·; `clause-materials.ts` reads THINGS. The days have to be exactly
// those of the row's own column. All other instructions become one rule with the full text, because parsing only a part
// would mislead.

/** One rule of a row for a waste stream. */
export interface Part {
  method: DisposalMethod
  weekdays: Weekday[]
  weeksOfMonth: number[]
  /** Codes; empty for all materials of the stream. */
  materials: string[]
  /** Empty for all dwellings. */
  dwellings: DwellingType[]
  /** The instructions. */
  words: string | null
}

const day = `[${weekdayLetters}]`
const time = '\\d{1,2}:\\d{2}'
const days = `[${weekdayLetters}](?: ?[,.·] ?[${weekdayLetters}])*`

const clauseForms: { within: RegExp; between: RegExp; clause: RegExp }[] = [
  {
    within: /^()(.+)$/,
    between: / \/ /,
    clause: new RegExp(`^(?<days>${days})(?:요일)?(?: 저녁)? ?: ?(?<wasteNames>.+)$`),
  },
  {
    within: new RegExp(`^(.*?), ((?:${days}요일\\([^()]+\\)(?:, |$))+)$`),
    between: /(?<=\)), /,
    clause: new RegExp(`^(?<days>${days})요일\\((?<wasteNames>.+)\\)$`),
  },
  {
    within: /^()(.+)$/,
    between: new RegExp(`, ?(?=${day}${time})`),
    clause: new RegExp(`^(?<days>${day})${time} ?~ ?${day}${time}에 (?<wasteNames>.+?)[은는] [^,:~]+$`),
  },
  { within: /^(.*)\(([^()]+)\)$/, between: / \/ /, clause: new RegExp(`^(?<wasteNames>.+?) ?: ?(?<days>${days})$`) },
  {
    within: /^(.*)\(([^()]+)\)$/,
    between: /, /,
    clause: new RegExp(`^(?<days>${days}) (?<wasteNames>가연성|불연성)$`),
  },
  {
    within: /^(.*)\(\* (.+)\)\(\* 예외로[^()]+\)$/,
    between: /(?<=배출) /,
    clause: new RegExp(`^(?<wasteNames>.+?)은 (?<days>${days})(?:요일날)? ?배출$`),
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
 * The rules of a row for a waste stream. There is one rule unless the instructions clearly divide it.
 * @param words the instructions
 * @param dwellings the dwellings that the whole row applies to; empty for all dwellings
 */
export function splitWords(
  method: DisposalMethod,
  weekdays: readonly Weekday[],
  words: string | null,
  dwellings: readonly DwellingType[] = [],
): Part[] {
  const row = { method, weekdays: [...weekdays], dwellings: [...dwellings] }
  const whole: Part = { ...row, weeksOfMonth: [], materials: [], words }
  if (!words) return [whole]
  const plain = plainText(words)
  return byClause(whole, plain) ?? byDwelling(whole, plain) ?? [{ ...whole, weeksOfMonth: weeksIn(plain) }]
}

/** The dwellings that the name of an area limits it to, as `방어동(단독)` or `공동주택` does; empty if it names none clearly. */
export function dwellingsOfArea(area: string | null): DwellingType[] {
  const [, alone, inBrackets] = /^(?:([가-힣]+주택)|[가-힣\d]+\(([가-힣]+)\))$/.exec(plainText(area ?? '')) ?? []
  const word = alone ?? inBrackets ?? ''
  if (/^공동(주택)?$/.test(word)) return apartment
  return /^(단독|단독주택)$/.test(word) ? house : []
}

function byClause(whole: Part, words: string): Part[] | null {
  for (const { within, between, clause } of clauseForms) {
    const [, before = '', inner] = within.exec(words) ?? []
    const found = inner?.split(between).map((text) => clause.exec(text)?.groups)
    if (!found || found.length < 2) continue
    const clauses = found.map((groups) => ({ weekdays: daysIn(groups?.days), wasteNames: groups?.wasteNames ?? '' }))
    if (!haveSameDays(clauses, whole.weekdays)) continue
    const parts = readClauses(whole.method, clauses)
    if (parts)
      return parts.map((part) => ({ ...whole, ...part, words: part.isByMaterial ? whole.words : before.trim() }))
  }
  return null
}

const daysIn = (letters = ''): Weekday[] =>
  allWeekdays.filter((_, number) => letters.includes(weekdayLetters.charAt(number)))

// Whether the clauses divide the days of the row, each day in exactly one clause.
function haveSameDays(clauses: readonly Clause[], weekdays: readonly Weekday[]): boolean {
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
