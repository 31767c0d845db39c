import type { Translated } from '../../_shared/locale.ts'
import type { NameFault } from '../../_shared/name-rules.ts'
import type { Problem as SharedProblem } from '../../_shared/refusals.ts'
import { nameMessage, tooLongMessage } from '../../_shared/validation-messages.ts'
import type { ProfileErrorCode } from '../types.generated.ts'

/** A reason why a mutation was refused, which the person can fix. */
export type Problem = SharedProblem<ProfileErrorCode>

/** Maximum length of a display name, in characters (grapheme clusters). */
export const displayNameMax = 40

/** Maximum length of a note, in characters (grapheme clusters). */
export const noteMax = 500

/** Maximum number of entries in a list. */
export const listMax = 1000

export const displayNameInvalid = (fault: NameFault, length: number): Problem => ({
  code: 'DISPLAY_NAME_INVALID',
  field: 'displayName',
  message: nameMessage(fault, length, displayNameMax),
})

export const avatarNotAllowed: Problem = {
  code: 'AVATAR_NOT_ALLOWED',
  field: 'avatarUrl',
  message: {
    ko: '이 주소의 사진은 쓸 수 없어요. 허용된 곳에 있는 https 주소를 적어 주세요.',
    en: 'A picture has an https address at one of the allowed hosts; this address is not allowed.',
  },
}

export const localeUnsupported: Problem = {
  code: 'LOCALE_UNSUPPORTED',
  field: 'preferredLocale',
  message: { ko: '한국어(ko)와 영어(en)만 고를 수 있어요.', en: 'The service speaks Korean (ko) and English (en).' },
}

export const regionUnknown: Problem = {
  code: 'REGION_UNKNOWN',
  field: 'regionId',
  message: { ko: '지역의 ID가 아니에요.', en: 'This is not the id of a region.' },
}

export const placeUnknown: Problem = {
  code: 'PLACE_UNKNOWN',
  field: 'placeId',
  message: { ko: '장소의 ID가 아니에요.', en: 'This is not the id of a place.' },
}

export const itemUnknown: Problem = {
  code: 'ITEM_UNKNOWN',
  field: 'itemId',
  message: { ko: '품목의 ID가 아니에요.', en: 'This is not the id of an item.' },
}

export const noteTooLong = (length: number): Problem => ({
  code: 'NOTE_TOO_LONG',
  field: 'note',
  message: tooLongMessage({ ko: '메모는', en: 'A note' }, length, noteMax),
})

export const placeListFull: Problem = listFull({
  ko: `장소는 ${listMax}곳까지 저장할 수 있어요. 먼저 하나를 목록에서 지워 주세요.`,
  en: `A list holds at most ${listMax} places, and yours is full; remove one first.`,
})

export const itemListFull: Problem = listFull({
  ko: `품목은 ${listMax}개까지 저장할 수 있어요. 먼저 하나를 목록에서 지워 주세요.`,
  en: `A list holds at most ${listMax} items, and yours is full; remove one first.`,
})

function listFull(message: Translated): Problem {
  return { code: 'LIMIT_REACHED', field: null, message }
}

/** Maximum number of minutes from a reminder to the put-out window. */
export const leadMinutesMax = 1440

/** Maximum number of devices of a person. */
export const devicesMax = 20

/** Maximum length of a device's name, in characters (grapheme clusters). */
export const deviceNameMax = 60

export const leadOutOfRange = (minutes: number): Problem => ({
  code: 'NUMBER_OUT_OF_RANGE',
  field: 'collectionReminderLeadMinutes',
  message: {
    ko: `0분에서 ${leadMinutesMax}분까지예요. 지금은 ${minutes}분이에요.`,
    en: `A reminder comes 0 to ${leadMinutesMax} minutes before; this is ${minutes}.`,
  },
})

export const quietHoursEmpty: Problem = {
  code: 'QUIET_HOURS_EMPTY',
  field: 'quietHours',
  message: { ko: '시작과 끝이 같아요.', en: 'Quiet hours begin and end at different times; these are the same.' },
}

export const pushTokenInvalid: Problem = {
  code: 'PUSH_TOKEN_INVALID',
  field: 'token',
  message: {
    ko: '푸시 토큰이나 구독 정보가 아니거나, 지원하지 않는 푸시 서비스예요.',
    en: 'This is not a token or subscription, or its push service is not one that we send to.',
  },
}

export const deviceNameInvalid = (fault: NameFault, length: number): Problem => ({
  code: 'DEVICE_NAME_INVALID',
  field: 'name',
  message: nameMessage(fault, length, deviceNameMax),
})

export const deviceListFull: Problem = listFull({
  ko: `기기는 ${devicesMax}대까지 등록할 수 있어요. 먼저 하나를 지워 주세요.`,
  en: `An account holds at most ${devicesMax} devices, and yours is full; remove one first.`,
})

export const deviceNotFound: Problem = {
  code: 'NOT_FOUND',
  field: 'pushDeviceId',
  message: { ko: '등록된 기기가 아니에요.', en: 'The account has no such device.' },
}

export const notificationNotFound: Problem = {
  code: 'NOT_FOUND',
  field: 'throughId',
  message: { ko: '알림을 찾을 수 없어요.', en: 'The account has no such notification.' },
}
