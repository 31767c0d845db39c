import type { Problem } from '../refusals.ts'

/** Maximum length of a passkey's name, in characters (grapheme clusters). */
export const passkeyNameMax = 40

/** Maximum number of passkeys of an account. */
export const passkeysMax = 20

export const passkeyRejected: Problem = {
  code: 'PASSKEY_REJECTED',
  field: 'response',
  message: {
    ko: '패스키를 확인하지 못했어요. 다시 해 보거나 다른 패스키를 써 주세요.',
    en: 'This passkey could not be verified; try again, or use another one.',
  },
}

export const passkeyChallengeInvalid: Problem = {
  code: 'TOKEN_INVALID',
  field: 'challengeToken',
  message: {
    ko: '시간이 지났거나 이미 쓴 요청이에요. 처음부터 다시 해 주세요.',
    en: 'The time is over, or this was used before; start again.',
  },
}

export const tooManyPasskeys: Problem = {
  code: 'TOO_MANY',
  field: null,
  message: {
    ko: `패스키는 ${passkeysMax}개까지 쓸 수 있어요. 먼저 하나를 지워 주세요.`,
    en: `An account has at most ${passkeysMax} passkeys; remove one first.`,
  },
}

export const passkeyUnknown: Problem = {
  code: 'NOT_FOUND',
  field: 'passkeyId',
  message: { ko: '이 계정에 그런 패스키가 없어요.', en: 'There is no such passkey on this account.' },
}
