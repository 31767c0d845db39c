import { weekdayNumber } from '../../../_shared/korea/weekdays.ts'
import type { Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import { type Feast, type FeastDay, feasts, type OffDay } from './holidays.ts'

// The words for days without collection.

/** What a word says. */
export interface Meaning {
  weekdays: Weekday[]
  days: OffDay[]
  /** Traditional holidays, and which days around them; no days if the word states none. */
  feasts: { names: readonly Feast[]; days: FeastDay[] } | null
  /** Whether the word says more than the days above. */
  isPartial: boolean
  /** By how many days what is due on the days above is moved; 0 if it is not collected at all. */
  movedBy: Shift | 0
}

/** To the day before or to the day after. */
export type Shift = -1 | 1

export const meaningOf = (given: Partial<Meaning>): Meaning => ({
  weekdays: [],
  days: [],
  feasts: null,
  isPartial: false,
  movedBy: 0,
  ...given,
})

export const isNothing = ({ weekdays, days, feasts }: Meaning) => weekdays.length + days.length === 0 && !feasts

export const isWeekday = ({ weekdays, days, feasts }: Meaning) => weekdays.length > 0 && days.length === 0 && !feasts

/** Words that say that nothing is collected, at the end of a clause. */
export const offVerb =
  /(?:은|는|에는|에)? ?(?:배출 ?금지|배출 ?불가|미 ?수거|비 ?수거|미 ?배출|수거를? ?안 ?[함됨]|수거를? ?하지 ?않\S*|수거 ?(?:없음|불가|중단|중지|제외|휴무)|미 ?실시|휴무일?|휴업|미운영)(?:일|함|임)?$/

const nationalDays: OffDay[] = [
  'INDEPENDENCE_MOVEMENT_DAY',
  'CONSTITUTION_DAY',
  'LIBERATION_DAY',
  'NATIONAL_FOUNDATION_DAY',
  'HANGUL_DAY',
]

const dayWords: [words: RegExp, days: OffDay[]][] = [
  [
    /^(?:(?:국가)?(?:법정)?(?:(?:국가|정부)지정)?(?:관공서)?공휴일(?:당일)?|법정휴일|관공서휴일|휴일|(?:달력상)?빨간날)$/,
    ['PUBLIC_HOLIDAYS'],
  ],
  [/^(?:법정)?임시(?:공)?휴일$/, ['TEMPORARY_HOLIDAYS']],
  [/^(?:법정)?대체(?:공)?휴일$/, ['SUBSTITUTE_HOLIDAYS']],
  [/^(?:대통령|국회의원|지방)?선거일$/, ['ELECTION_DAYS']],
  [/^(?:법정)?공휴일의?전[날일]$/, ['EVES_OF_PUBLIC_HOLIDAYS']],
  [/^국경일$/, nationalDays],
  [/^평일공휴일$/, weekdays.slice(0, 5).map((day): OffDay => `PUBLIC_HOLIDAYS_ON_${day}`)],
  [/^(?:0?1월0?1일|0?1[./]0?1|신정|양력설|새해첫날|새해|신년)$/, ['NEW_YEAR']],
  [/^(?:0?3월0?1일|0?3[./]0?1|삼일절|3[.·]?1절|3[.·]1일절)$/, ['INDEPENDENCE_MOVEMENT_DAY']],
  [/^(?:0?5월0?1일|0?5[./]0?1|근로자의?날|노동절|노동자의?날|메이데이)$/, ['LABOUR_DAY']],
  [/^(?:석가탄신일|부처님오신날|석탄일|초파일)$/, ['BUDDHAS_BIRTHDAY']],
  [/^(?:0?5월0?5일|0?5[./]0?5|어린이날)$/, ['CHILDRENS_DAY']],
  [/^(?:0?6월0?6일|0?6[./]0?6|현충일)$/, ['MEMORIAL_DAY']],
  [/^(?:0?7월17일|0?7[./]17|제헌절)$/, ['CONSTITUTION_DAY']],
  [/^(?:0?8월15일|0?8[./]15|광복절)$/, ['LIBERATION_DAY']],
  [/^(?:10월0?3일|10[./]0?3|개천절)$/, ['NATIONAL_FOUNDATION_DAY']],
  [/^(?:10월0?9일|10[./]0?9|한글날)$/, ['HANGUL_DAY']],
  [/^(?:12월25일|12[./]25|성탄절|기독탄신일|크리스마스)$/, ['CHRISTMAS']],
]

const openWords: [words: RegExp, known: Partial<Meaning>][] = [
  // Offices are closed on all public holidays; the words leave open whether weekends count. Designated holidays are
  // those of the state or those of the city.
  [/^(?:관공서휴무일?|지정공휴일)$/, { days: ['PUBLIC_HOLIDAYS'] }],
  // Any run of holidays, of which 설날 and 추석 are always two.
  [/^연휴(?:기간)?$/, { feasts: { names: feasts, days: ['_BREAK'] } }],
  [/^연휴당일$/, { feasts: { names: feasts, days: [''] } }],
]

const nothing =
  /^(?:없음|해당(?:사항)?없음|무|-|\.|x|연중무휴|연중수거|상시수거|매일수거|매일|(?:전|모든)요일수거|n\/a|미수거일없음|미수거없음|휴무없음)$/i

const feastWords =
  /^(?:(양대명절|민속명절|민족명절|설추석명절|설추석|명절)|(설날?명절|구정명절|설날|음력설|구정|설)|(?:추석명절|추석|한가위|중추절))(?:날|일)?(.*)$/

/** Longest name of a day, in words: `추석 당일 및 그 다음 날`. */
const wordsMax = 6

/** The meanings of words in a row, `설날 당일` or `추석 설날 일요일`; null if one of them is unknown. */
export function readWords(text: string): Meaning[] | null {
  const words = text.split(' ')
  // What the words from each position on mean, from the last position to the first.
  const from: (Meaning[] | null)[] = Array(words.length + 1).fill([])
  for (let start = words.length - 1; start >= 0; start -= 1) {
    from[start] = null
    for (let end = Math.min(words.length, start + wordsMax); end > start && !from[start]; end -= 1) {
      const others = from[end]
      const first = others && readWord(words.slice(start, end).join(''))
      if (others && first) from[start] = [first, ...others]
    }
  }
  return from[0]?.map((read) => ({ ...read })) ?? null
}

function readWord(word: string): Meaning | null {
  const bare = word.replace(/^(?:매주|모든|기타(?=공휴일)|그(?:외|밖의)(?=공휴일)|각종(?=공휴일))/, '')
  return readBare(bare) ?? (offVerb.test(bare) ? readBare(bare.replace(offVerb, '')) : null)
}

function readBare(word: string): Meaning | null {
  if (nothing.test(word)) return meaningOf({})
  const found = weekdaysOf(word)
  if (found) return meaningOf({ weekdays: found })
  const late = lateStart.exec(word)
  if (late) return meaningOf({ weekdays: weekdaysOf(`${late[1]}~${late[2]}`)?.slice(1), isPartial: true })
  const days = dayWords.find(([words]) => words.test(word))?.[1]
  if (days) return meaningOf({ days })
  const open = openWords.find(([words]) => words.test(word))?.[1]
  if (open) return meaningOf({ ...open, isPartial: true })
  const feast = feastWords.exec(word)
  const extent = feast && readExtent(feast[3] ?? '')
  if (!extent) return null
  const names: readonly Feast[] = feast[1] ? feasts : [feast[2] ? 'SEOLLAL' : 'CHUSEOK']
  return meaningOf({ feasts: { names, days: extent.days }, isPartial: extent.isPartial })
}

// `토요일 오후 ~ 일요일`: only the days behind the first one are off all day.
const lateStart =
  /^([월화수목금토일])(?:요일)?(?:오후|저녁|야간|밤|\d{1,2}(?:시|:\d\d)(?:이후|부터)?)~([월화수목금토일])(?:요일)?$/

// `토요일`, `토일`, `주말`, `월~금`, `토-일`.
function weekdaysOf(word: string): Weekday[] | null {
  if (/^주말$/.test(word)) return ['SATURDAY', 'SUNDAY']
  const ends = /^(.(?:요일)?)[~-](.(?:요일)?)$/u.exec(word)?.slice(1).map(weekdayNumber)
  const [first, last] = ends ?? []
  if (typeof first === 'number' && typeof last === 'number') {
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => dayAt(first + index))
  }
  const numbers = /^[월화수목금토일]{1,7}(?:요일)?$/.test(word) ? [...word.replace('요일', '')].map(weekdayNumber) : []
  // `일일` is daily.
  const isList = numbers.length > 0 && new Set(numbers).size === numbers.length
  return isList ? numbers.map((number) => dayAt(number ?? 0)) : null
}

const dayAt = (number: number): Weekday => weekdays[number % 7] ?? 'MONDAY'

const extentWords: Record<string, FeastDay[]> = {
  당일: [''],
  당일만: [''],
  다음날: ['_NEXT'],
  그다음날: ['_NEXT'],
  익일: ['_NEXT'],
  전날: ['_EVE'],
  전일: ['_EVE'],
  연휴: ['_BREAK'],
  연휴기간: ['_BREAK'],
  휴일: ['_BREAK'],
  공휴일: ['_BREAK'],
  기간: [],
  전체: [],
  중: [],
}

// The longest word first: `당일만` is not `당일`.
const extentWord = new RegExp(
  `^(?:및|[과와,·+/~])?(?:(${Object.keys(extentWords)
    .sort((one, other) => other.length - one.length)
    .join('|')})|각?(\\d)일간?)`,
)

/** The days around a traditional holiday, `당일 및 익일` or `3일`; null if a word is unknown. */
export function readExtent(text: string): { days: FeastDay[]; isPartial: boolean } | null {
  let left = text.replace(/\s/g, '').replace(offVerb, '')
  const days: FeastDay[] = []
  let count: number | null = null
  const isRange = left.includes('~')
  while (left !== '') {
    const [all, word, number] = extentWord.exec(left) ?? []
    if (all === undefined) return null
    if (number) count = Number(number)
    days.push(...(extentWords[word ?? ''] ?? []))
    left = left.slice(all.length)
    // `연휴 중 당일` is the day only.
    if (word === '중' && left !== '') days.length = 0
  }
  if (count !== null) return readCount(count)
  return { days: isRange && days.includes('_EVE') ? ['_EVE', '', '_NEXT'] : days, isPartial: false }
}

// A break has three days with the holiday in the middle. Two days in a row include it; which other day is unknown.
function readCount(count: number): { days: FeastDay[]; isPartial: boolean } {
  if (count === 3) return { days: ['_EVE', '', '_NEXT'], isPartial: false }
  return count > 3 ? { days: ['_BREAK'], isPartial: true } : { days: [''], isPartial: count !== 1 }
}
