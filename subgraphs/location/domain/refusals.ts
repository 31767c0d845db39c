import type { Translated } from '../../_shared/locale.ts'
import type { NameFault } from '../../_shared/name-rules.ts'
import type { Problem as SharedProblem } from '../../_shared/refusals.ts'
import { nameMessage, tooLongMessage } from '../../_shared/validation-messages.ts'
import type { PlaceErrorCode } from '../types.generated.ts'
import { type PeriodsFault, periodsMax } from './hours/periods.ts'

/**
 * The reason why a suggestion was refused, which the person can put right. `field` is the input field; null when no
 * single field is wrong.
 */
export type Problem = SharedProblem<PlaceErrorCode>

/** Longest name of a place, in characters as a reader counts them (UAX #29). */
export const nameMax = 80

/** Longest address, in characters as a reader counts them. */
export const addressMax = 200

/** Longest comment or note, in characters as a reader counts them. */
export const commentMax = 1000

/** Maximum number of suggestions and reports that one person may make within 24 hours. */
export const suggestionsMax = 20

export const nameInvalid = (fault: NameFault, length: number): Problem =>
  problem('name', 'NAME_INVALID', nameMessage(fault, length, nameMax))

export const addressInvalid = (length: number): Problem =>
  problem('addressText', 'ADDRESS_INVALID', {
    ko: `주소는 한 줄로 1자에서 ${addressMax}자까지예요. 지금은 ${length}자예요.`,
    en: `An address is one line of 1 to ${addressMax} characters; this one has ${length}.`,
  })

export const outsideCoverage = problem('coordinates', 'OUTSIDE_COVERAGE', {
  ko: '이 위치는 서비스 지역 밖이에요.',
  en: 'This point is outside the area that we cover.',
})

export const materialUnknown = (id: string): Problem =>
  problem('materialIds', 'MATERIAL_UNKNOWN', {
    ko: `재질의 ID가 아니에요: ${id}`,
    en: `This is not the id of a material: ${id}`,
  })

const hoursMessages: Record<PeriodsFault, (number: number) => Translated> = {
  number: (number) => ({
    ko: `운영 시간은 1개에서 ${periodsMax}개까지 적을 수 있어요. 지금은 ${number}개예요.`,
    en: `Opening hours have 1 to ${periodsMax} periods; these have ${number}.`,
  }),
  seconds: () => ({
    ko: '운영 시간은 분 단위로 적어 주세요. 자정에 닫으면 다음 날 00:00이에요.',
    en: 'Opening hours are in whole minutes, and midnight is 00:00 on the next day; some of these times have seconds.',
  }),
  length: () => ({
    ko: '한 번에 여는 시간은 1분에서 24시간까지예요. 하루 종일 열면 다음 날 00:00까지로 적어 주세요.',
    en: 'A period lasts from one minute to 24 hours, until 00:00 on the next day; one of these is longer or empty.',
  }),
  overlap: () => ({
    ko: '운영 시간은 서로 겹칠 수 없는데, 겹치는 시간이 있어요.',
    en: 'Opening hours do not overlap; some of these do.',
  }),
}

export const hoursInvalid = (fault: PeriodsFault, number: number): Problem =>
  problem('openingPeriods', 'HOURS_INVALID', hoursMessages[fault](number))

export const phoneInvalid = problem('phone', 'PHONE_INVALID', {
  ko: '전화번호가 아니에요. 지역 번호까지 적어 주세요. 예: 02-1234-5678',
  en: 'This is not a telephone number. Include the area code, for example 02-1234-5678.',
})

export const websiteInvalid = problem('website', 'WEBSITE_INVALID', {
  ko: '웹 주소가 아니에요. 예: https://example.com',
  en: 'This is not a web address. Example: https://example.com',
})

export const placeNotFound = (field: 'placeId' | 'duplicateOfPlaceId'): Problem =>
  problem(field, 'PLACE_NOT_FOUND', { ko: '그런 장소가 없어요.', en: 'There is no such place.' })

export const suggestionNotFound = problem('suggestionId', 'SUGGESTION_NOT_FOUND', {
  ko: '그런 제안이 없거나 다른 사람의 제안이에요.',
  en: "There is no such suggestion, or it is somebody else's.",
})

export const suggestionClosed = problem('suggestionId', 'SUGGESTION_CLOSED', {
  ko: '이미 처리된 제안이에요.',
  en: 'This suggestion has already been decided.',
})

export const nothingSuggested = problem(null, 'NOTHING_SUGGESTED', {
  ko: '바뀌는 내용이 없어요.',
  en: 'The suggestion changes nothing.',
})

export const possibleDuplicate = problem('coordinates', 'POSSIBLE_DUPLICATE', {
  ko: '가까이에 비슷한 장소가 있어요. 다른 장소라면 그대로 제안해 주세요.',
  en: 'There is a similar place nearby. If yours is a different one, suggest it anyway.',
})

export const commentTooLong = (field: 'comment' | 'note', length: number): Problem =>
  problem(field, 'COMMENT_TOO_LONG', tooLongMessage({ ko: '의견은', en: 'A comment' }, length, commentMax))

export const tooManySuggestions = problem(null, 'TOO_MANY_SUGGESTIONS', {
  ko: `하루에 ${suggestionsMax}건까지 제안할 수 있어요. 나중에 다시 보내 주세요.`,
  en: `You can make at most ${suggestionsMax} suggestions a day. Please try again later.`,
})

function problem(field: string | null, code: PlaceErrorCode, message: Translated): Problem {
  return { field, code, message }
}
