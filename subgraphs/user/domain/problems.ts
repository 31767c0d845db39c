import type { Translated } from '../../_shared/locale.ts'
import type { Problem as SharedProblem } from '../../_shared/problems.ts'
import type { ProfileErrorCode } from '../types.generated.ts'

/** A reason why a mutation was refused, which the person can fix. */
export type Problem = SharedProblem<ProfileErrorCode>

/** Maximum length of a display name, in characters (grapheme clusters). */
export const displayNameMax = 40

/** Maximum length of a note, in characters (grapheme clusters). */
export const noteMax = 500

/** Maximum number of entries in a list. */
export const listMax = 1000

export const displayNameLength = (length: number): Problem =>
  displayNameInvalid({
    ko: `이름은 1자에서 ${displayNameMax}자까지예요. 지금은 ${length}자예요.`,
    en: `A name has 1 to ${displayNameMax} characters; this one has ${length}.`,
  })

export const displayNameCharacters: Problem = displayNameInvalid({
  ko: '이름에는 줄바꿈 같은 제어 문자나 쓰는 방향을 바꾸는 문자를 넣을 수 없어요.',
  en: 'A name cannot contain control characters, such as line breaks, or characters that change the text direction.',
})

export const displayNameInvisible: Problem = displayNameInvalid({
  ko: '이름에는 눈에 보이는 글자가 있어야 해요.',
  en: 'A name has at least one visible character; this one has none.',
})

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
  message: {
    ko: `메모는 ${noteMax}자까지예요. 지금은 ${length}자예요.`,
    en: `A note has at most ${noteMax} characters; this one has ${length}.`,
  },
})

export const placeListFull: Problem = listFull({
  ko: `장소는 ${listMax}곳까지 저장할 수 있어요. 먼저 하나를 목록에서 지워 주세요.`,
  en: `A list holds at most ${listMax} places, and yours is full; remove one first.`,
})

export const itemListFull: Problem = listFull({
  ko: `품목은 ${listMax}개까지 저장할 수 있어요. 먼저 하나를 목록에서 지워 주세요.`,
  en: `A list holds at most ${listMax} items, and yours is full; remove one first.`,
})

function displayNameInvalid(message: Translated): Problem {
  return { code: 'DISPLAY_NAME_INVALID', field: 'displayName', message }
}

function listFull(message: Translated): Problem {
  return { code: 'LIMIT_REACHED', field: null, message }
}
