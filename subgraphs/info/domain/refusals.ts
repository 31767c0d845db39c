import type { NameFault } from '../../_shared/name-rules.ts'
import type { Problem as SharedProblem } from '../../_shared/refusals.ts'
import { nameMessage, tooLongMessage } from '../../_shared/validation-messages.ts'
import type { CatalogErrorCode } from '../types.generated.ts'

/**
 * A problem with a message that the person can correct. `field` is the input field; null if the problem concerns none.
 */
export type Problem = SharedProblem<CatalogErrorCode>

/** Longest name of a requested item, in characters as a reader counts them (UAX #29). */
export const nameMax = 100

/** Longest comment or description, in characters as a reader counts them (UAX #29). */
export const commentMax = 1000

/** Maximum number of messages that one person, or one network without sign-in, can send within 24 hours. */
export const messagesMax = 20

/** @param length of the name, in characters */
export const nameInvalid = (fault: NameFault, length: number): Problem => ({
  code: 'NAME_INVALID',
  field: 'name',
  message: nameMessage(fault, length, nameMax),
})

export const itemExists = ({ nameKo, nameEn }: { nameKo: string; nameEn: string }): Problem => ({
  code: 'ITEM_EXISTS',
  field: 'name',
  message: {
    ko: `이미 있는 품목이에요: ${nameKo}`,
    en: `The catalogue already has this item: ${nameEn}.`,
  },
})

export const itemUnknown: Problem = {
  code: 'ITEM_UNKNOWN',
  field: 'itemId',
  message: { ko: '품목의 ID가 아니에요.', en: 'This is not the id of an item.' },
}

export const regionUnknown: Problem = {
  code: 'REGION_UNKNOWN',
  field: 'regionId',
  message: { ko: '지역의 ID가 아니에요.', en: 'This is not the id of a region.' },
}

export const descriptionTooLong = (length: number): Problem => ({
  code: 'COMMENT_TOO_LONG',
  field: 'description',
  message: tooLongMessage({ ko: '설명은', en: 'A description' }, length, commentMax),
})

export const commentTooLong = (length: number): Problem => ({
  code: 'COMMENT_TOO_LONG',
  field: 'comment',
  message: tooLongMessage({ ko: '의견은', en: 'A comment' }, length, commentMax),
})

export const tooManyMessages: Problem = {
  code: 'TOO_MANY_MESSAGES',
  field: null,
  message: {
    ko: `하루에 ${messagesMax}건까지 보낼 수 있어요. 나중에 다시 보내 주세요.`,
    en: `You can send at most ${messagesMax} messages a day. Please try again later.`,
  },
}
