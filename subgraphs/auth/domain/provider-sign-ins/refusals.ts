import type { Problem } from '../refusals.ts'

export const signInCodeInvalid: Problem = {
  code: 'CODE_INVALID',
  field: 'code',
  message: {
    ko: '로그인 시간이 지났거나 이미 쓴 코드예요. 처음부터 다시 해 주세요.',
    en: 'This sign-in has expired or was finished before; start again.',
  },
}

export const providerRejected: Problem = {
  code: 'PROVIDER_REJECTED',
  field: null,
  message: {
    ko: '소셜 로그인을 확인하지 못했어요. 잠시 뒤에 다시 하거나 다른 방법으로 로그인해 주세요.',
    en: 'The provider did not confirm who you are. Try again later, or sign in in another way.',
  },
}

export const emailInUse: Problem = {
  code: 'EMAIL_IN_USE',
  field: null,
  message: {
    ko: '이 이메일 주소로 만든 계정이 이미 있어요. 그 계정으로 로그인한 뒤 소셜 계정을 연결해 주세요.',
    en: 'There already is an account with this e-mail address. Sign in to it, and link the provider there.',
  },
}
