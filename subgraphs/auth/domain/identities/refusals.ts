import type { Problem } from '../refusals.ts'

export const identityInUse: Problem = {
  code: 'IDENTITY_IN_USE',
  field: null,
  message: { ko: '다른 계정에 연결된 소셜 계정이에요.', en: 'It is linked to another account.' },
}

export const identityAlreadyLinked: Problem = {
  code: 'ALREADY_DONE',
  field: null,
  message: { ko: '이미 이 계정에 연결돼 있어요.', en: 'It is linked to your account already.' },
}

export const identityUnknown: Problem = {
  code: 'NOT_FOUND',
  field: 'identityId',
  message: { ko: '이 계정에 그런 소셜 계정이 없어요.', en: 'Your account has no such identity.' },
}

export const tooManyIdentities = (max: number): Problem => ({
  code: 'TOO_MANY',
  field: null,
  message: {
    ko: `소셜 계정은 ${max}개까지 연결할 수 있어요.`,
    en: `An account has at most ${max} identities.`,
  },
})
