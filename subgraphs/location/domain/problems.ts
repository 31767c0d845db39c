import type { Translated } from '../../_shared/locale.ts'
import type { NameFault } from '../../_shared/names.ts'
import type { Problem as SharedProblem } from '../../_shared/problems.ts'
import { nameMessage, tooLongMessage } from '../../_shared/text-messages.ts'
import type { PlaceErrorCode } from '../types.generated.ts'
import { type PeriodsFault, periodsMax } from './hours/periods.ts'

/** Why a suggestion was not taken, for the person to put right. `field` is the one of the input; null for none of them. */
export type Problem = SharedProblem<PlaceErrorCode>

/** Longest name of a place, in characters as a reader counts them. */
export const nameMax = 80

/** Longest address, in characters as a reader counts them. */
export const addressMax = 200

/** Longest comment or note, in characters as a reader counts them. */
export const commentMax = 1000

/** Most suggestions and reports of a person within 24 hours. */
export const suggestionsMax = 20

export const nameInvalid = (fault: NameFault, length: number): Problem =>
  about('name', 'NAME_INVALID', nameMessage(fault, length, nameMax))

export const addressInvalid = (length: number): Problem =>
  about('addressText', 'ADDRESS_INVALID', {
    ko: `주소는 한 줄로 1자에서 ${addressMax}자까지예요. 지금은 ${length}자예요.`,
    en: `An address is one line of 1 to ${addressMax} characters; this one has ${length}.`,
  })

export const outsideCoverage = about('coordinates', 'OUTSIDE_COVERAGE', {
  ko: '이 위치는 서비스 지역 밖이에요.',
  en: 'This point lies outside the area that is covered.',
})

export const materialUnknown = (id: string): Problem =>
  about('materialIds', 'MATERIAL_UNKNOWN', {
    ko: `재질의 ID가 아니에요: ${id}`,
    en: `This is not the id of a material: ${id}`,
  })

const hoursMessages: Record<PeriodsFault, (number: number) => Translated> = {
  number: (number) => ({
    ko: `운영 시간은 1개에서 ${periodsMax}개까지 적을 수 있어요. 지금은 ${number}개예요.`,
    en: `Opening hours are 1 to ${periodsMax} periods; these are ${number}.`,
  }),
  seconds: () => ({
    ko: '운영 시간은 분 단위로 적어 주세요. 자정에 닫으면 다음 날 00:00이에요.',
    en: 'Opening hours are in whole minutes, and midnight is 00:00 of the next day; some of these times have seconds.',
  }),
  length: () => ({
    ko: '한 번에 여는 시간은 1분에서 24시간까지예요. 하루 종일 열면 다음 날 00:00까지로 적어 주세요.',
    en: 'A period lasts up to a day, which ends at 00:00 of the next; one of these lasts longer, or no time at all.',
  }),
  overlap: () => ({
    ko: '운영 시간은 서로 겹칠 수 없는데, 겹치는 시간이 있어요.',
    en: 'Opening hours do not overlap; some of these do.',
  }),
}

export const hoursInvalid = (fault: PeriodsFault, number: number): Problem =>
  about('openingPeriods', 'HOURS_INVALID', hoursMessages[fault](number))

export const phoneInvalid = about('phone', 'PHONE_INVALID', {
  ko: '전화번호가 아니에요. 지역 번호까지 적어 주세요. 예: 02-1234-5678',
  en: 'This is not a telephone number. Write the area code as well, for example 02-1234-5678.',
})

export const websiteInvalid = about('website', 'WEBSITE_INVALID', {
  ko: '웹 주소가 아니에요. 예: https://example.com',
  en: 'This is not the address of a web page. An example: https://example.com',
})

export const placeNotFound = (field: 'placeId' | 'duplicateOfPlaceId'): Problem =>
  about(field, 'PLACE_NOT_FOUND', { ko: '그런 장소가 없어요.', en: 'There is no such place.' })

export const suggestionNotFound = about('suggestionId', 'SUGGESTION_NOT_FOUND', {
  ko: '그런 제안이 없거나 다른 사람의 제안이에요.',
  en: "There is no such suggestion, or it is somebody else's.",
})

export const suggestionClosed = about('suggestionId', 'SUGGESTION_CLOSED', {
  ko: '이미 처리된 제안이에요.',
  en: 'The suggestion was decided already.',
})

export const nothingSuggested = about(null, 'NOTHING_SUGGESTED', {
  ko: '바뀌는 내용이 없어요.',
  en: 'The suggestion changes nothing.',
})

export const possibleDuplicate = about('coordinates', 'POSSIBLE_DUPLICATE', {
  ko: '가까이에 비슷한 장소가 있어요. 다른 장소라면 그대로 제안해 주세요.',
  en: 'There is a place like this close by. If it is another one, suggest it all the same.',
})

export const commentTooLong = (field: 'comment' | 'note', length: number): Problem =>
  about(field, 'COMMENT_TOO_LONG', tooLongMessage({ ko: '의견은', en: 'A comment' }, length, commentMax))

export const tooManySuggestions = about(null, 'TOO_MANY_SUGGESTIONS', {
  ko: `하루에 ${suggestionsMax}건까지 제안할 수 있어요. 나중에 다시 보내 주세요.`,
  en: `At most ${suggestionsMax} suggestions a day are taken; please send it later.`,
})

function about(field: string | null, code: PlaceErrorCode, message: Translated): Problem {
  return { field, code, message }
}
