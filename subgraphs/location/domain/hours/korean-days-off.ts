import { weekdayLetters } from '../../../_shared/korea/weekdays.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { NamedHoliday } from './day-kinds.ts'
import type { DayHours } from './hours.ts'
import { parseSpans } from './times.ts'

// The grammar of the column 휴무일정보 (days off), after spaces and the word 휴무 are removed:
//
//   days off = 연중무휴 | day off { ("+" | "," | "·" | "및") day off }
//   day off  = [매주] weekday | 토일 | 주말                closed on these days
//            | 격주 weekday | weekday "(격주)"            every other week, without saying which
//            | weekday "(" anything else ")"              part of the day, for example (11:00이후)
//            | [법정 | 국가] 공휴일 [ "(" saturday ")" ]  public holidays
//            | festival | 신정 | 1월1일 | 근로자의날 | 노동절
//   saturday = 토요일포함 | 토요일운영 [ "_" spans ]
//   festival = (설 | 설날 | 추석 | 명절) (당일 | 전일 | 익일 | 다음날 | 연휴)
//   weekday  = 월 | 화 | … | 일, with or without 요일
//
// A request to ask the centre (문의) means that there are more days off. Any other text isn't understood.

/** The days off in a text, as far as they are understood. */
export interface DaysOff {
  /** The weekdays that the text names, 0 for Monday: closed (`[]`), with other hours, or unknown (null). */
  weekdays: Map<number, DayHours>
  /** Whether it is closed on public holidays. */
  holidays: boolean
  namedHolidays: Partial<Record<NamedHoliday, DayHours>>
  /**
   * `unstated` for an empty text; `complete` when there are no other days off; `more` when there may be others;
   * `unclear` when a part of the text isn't understood.
   */
  extent: 'unstated' | 'complete' | 'more' | 'unclear'
}

export const [saturday, sunday] = [5, 6] as const

const weekdayWord = new RegExp(`^(?:매주|격주)?(?:([${weekdayLetters}]+)(?:요일)?|(주말))(\\(.*\\))?$`)

const namedHolidayWords: Record<string, Partial<Record<NamedHoliday, DayHours>>> = {
  설당일: { SEOLLAL: [] },
  설전일: { SEOLLAL_EVE: [] },
  설익일: { SEOLLAL_NEXT: [] },
  // Offices don't say whether 연휴 includes the substitute holiday.
  설연휴: { SEOLLAL_EVE: [], SEOLLAL: [], SEOLLAL_NEXT: [], SEOLLAL_SUBSTITUTE: null },
  추석당일: { CHUSEOK: [] },
  추석전일: { CHUSEOK_EVE: [] },
  추석익일: { CHUSEOK_NEXT: [] },
  추석연휴: { CHUSEOK_EVE: [], CHUSEOK: [], CHUSEOK_NEXT: [], CHUSEOK_SUBSTITUTE: null },
  신정: { NEW_YEAR: [] },
  '1월1일': { NEW_YEAR: [] },
  근로자의날: { LABOUR_DAY: [] },
  노동절: { LABOUR_DAY: [] },
}

/** Parses the column 휴무일정보. */
export function readDaysOff(text: string): DaysOff {
  const off: DaysOff = {
    weekdays: new Map(),
    holidays: false,
    namedHolidays: {},
    extent: text.trim() ? 'complete' : 'unstated',
  }
  const words = plainText(text)
    .replace(/휴무|\s+/g, '')
    .replace(/(설날?|추석|명절)(전일|당일)및(당일|익일)/g, '$1$2+$1$3')
    .split(/[+,·]|및/)
  let isAlternating = false
  for (const word of words.filter(Boolean)) {
    isAlternating ||= word.startsWith('격주')
    if (!parseDayOff(word, off, isAlternating)) {
      const asks = /문의/.test(word)
      off.extent = asks && off.extent !== 'unclear' ? 'more' : 'unclear'
    }
  }
  return off
}

function parseDayOff(word: string, off: DaysOff, isAlternating: boolean): boolean {
  if (word === '연중무휴') return true
  const days = weekdayWord.exec(word)
  if (days) {
    const closed = days[3] || isAlternating ? null : []
    const weekdays = days[2] ? [saturday, sunday] : [...(days[1] ?? '')].map((name) => weekdayLetters.indexOf(name))
    for (const weekday of weekdays) off.weekdays.set(weekday, closed)
    return true
  }
  const holidays = /^(?:법정|국가)?공휴일(?:\((?:(토요일포함)|(토요일운영)(?:_(.+))?)\))?$/.exec(word)
  if (holidays) {
    off.holidays = true
    if (holidays[1]) off.weekdays.set(saturday, [])
    if (holidays[2]) off.weekdays.set(saturday, parseSpans(holidays[3] ?? ''))
    return true
  }
  const name = word.replace(/^설날/, '설').replace(/다음날$/, '익일')
  const both = name.startsWith('명절') ? [name.replace('명절', '설'), name.replace('명절', '추석')] : [name]
  const found = both.map((each) => namedHolidayWords[each])
  for (const namedHolidays of found) Object.assign(off.namedHolidays, namedHolidays)
  return found.every(Boolean)
}
