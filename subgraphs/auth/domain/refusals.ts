import type { Translated } from '../../_shared/locale.ts'
import type { NameFault } from '../../_shared/name-rules.ts'
import type { Problem as SharedProblem } from '../../_shared/refusals.ts'
import { nameMessage } from '../../_shared/validation-messages.ts'
import type { AuthErrorCode } from '../types.generated.ts'

/** A reason why a mutation was refused, which the person can fix. */
export interface Problem extends SharedProblem<AuthErrorCode> {
  /** Seconds to wait before the next attempt, for `TOO_MANY_ATTEMPTS`. */
  retryAfterSeconds?: number
}

/** Minimum and maximum length, in code points, of a password that is the only factor (NIST SP 800-63B-4, 3.1.1.2). */
export const passwordMin = 15
export const passwordMax = 128

export const emailInvalid: Problem = {
  code: 'EMAIL_INVALID',
  field: 'email',
  message: { ko: '이메일 주소가 아니에요. 예: name@example.com', en: 'An e-mail address looks like name@example.com.' },
}

export const passwordLength = (length: number): Problem =>
  passwordTooWeak({
    ko: `비밀번호는 ${passwordMin}자에서 ${passwordMax}자까지예요. 지금은 ${length}자예요.`,
    en: `A password has ${passwordMin} to ${passwordMax} characters; this one has ${length}.`,
  })

export const passwordLeaked: Problem = passwordTooWeak({
  ko: '유출된 적이 있는 비밀번호예요. 다른 비밀번호를 써 주세요.',
  en: 'This password is known from a leak; choose another one.',
})

export const passwordPredictable: Problem = passwordTooWeak({
  ko: '추측하기 쉬운 비밀번호예요. 서비스 이름, 이메일 주소, 이어지거나 되풀이되는 글자를 빼도 충분히 길어야 해요.',
  en: 'A password is long enough without our name, your address, sequences and repetitions; too little of this one is left.',
})

export const passwordRepeats: Problem = passwordTooWeak({
  ko: `같은 글자들이 되풀이돼요. 되풀이를 빼고 ${passwordMin}자 이상이어야 해요.`,
  en: `A password has at least ${passwordMin} characters without repetition; this one repeats a shorter text.`,
})

export const termsNotAccepted: Problem = {
  code: 'TERMS_NOT_ACCEPTED',
  field: 'acceptedTermsVersion',
  message: { ko: '지금의 이용약관에 동의해 주세요.', en: 'Accept the current terms to open an account.' },
}

export const credentialsInvalid: Problem = {
  code: 'CREDENTIALS_INVALID',
  field: null,
  message: { ko: '이메일 주소나 비밀번호가 맞지 않아요.', en: "The address and the password don't match." },
}

export const accountSuspended: Problem = {
  code: 'ACCOUNT_SUSPENDED',
  field: null,
  message: { ko: '이용이 정지된 계정이에요.', en: 'This account is suspended.' },
}

export const proofInvalid: Problem = {
  code: 'CREDENTIALS_INVALID',
  field: 'proof',
  message: { ko: '비밀번호가 맞지 않아요.', en: "This is not the account's password." },
}

export const currentPasswordInvalid: Problem = {
  code: 'CREDENTIALS_INVALID',
  field: 'currentPassword',
  message: { ko: '지금 비밀번호가 맞지 않아요.', en: 'This is not the current password.' },
}

export const refreshTokenInvalid: Problem = {
  code: 'TOKEN_INVALID',
  field: 'refreshToken',
  message: { ko: '로그인이 끝났어요. 다시 로그인해 주세요.', en: 'This session has ended; sign in again.' },
}

export const emailTokenInvalid: Problem = {
  code: 'TOKEN_INVALID',
  field: 'token',
  message: {
    ko: '이미 썼거나 기한이 지난 링크예요. 이메일을 다시 받아 주세요.',
    en: 'This link was used before or has expired; request another e-mail.',
  },
}

export const emailUnchanged: Problem = {
  code: 'ALREADY_DONE',
  field: 'newEmail',
  message: { ko: '이미 이 계정의 이메일 주소예요.', en: 'This already is the address of your account.' },
}

/** For somebody who has proved that the address is theirs, and may know about its account. */
export const newEmailTaken: Problem = {
  code: 'TOKEN_INVALID',
  field: 'token',
  message: {
    ko: '새 주소에 그사이 다른 계정이 생겨서 바꿀 수 없어요. 다른 주소를 골라 주세요.',
    en: 'The new address got an account of its own meanwhile; choose another address.',
  },
}

export const codeInvalid: Problem = {
  code: 'CODE_INVALID',
  field: 'code',
  message: { ko: '코드가 맞지 않거나 이미 썼어요.', en: 'The code is wrong or was used before.' },
}

export const proofCodeInvalid: Problem = { ...codeInvalid, field: 'proof' }

export const challengeInvalid: Problem = {
  code: 'TOKEN_INVALID',
  field: 'challengeToken',
  message: {
    ko: '시간이 지났거나 너무 여러 번 시도했어요. 처음부터 다시 로그인해 주세요.',
    en: 'The time is over, or there were too many tries; sign in again from the start.',
  },
}

export const alreadyEnabled: Problem = {
  code: 'ALREADY_DONE',
  field: null,
  message: { ko: '이미 2단계 인증을 쓰고 있어요.', en: 'One-time codes are on already.' },
}

export const notEnabled: Problem = {
  code: 'NOT_FOUND',
  field: null,
  message: { ko: '2단계 인증을 쓰고 있지 않아요.', en: 'One-time codes are not on.' },
}

export const lastSignInMethod: Problem = {
  code: 'LAST_SIGN_IN_METHOD',
  field: null,
  message: {
    ko: '로그인할 방법이 하나뿐이라 없앨 수 없어요. 다른 방법을 먼저 추가해 주세요.',
    en: 'It is your only way to sign in; add another one first.',
  },
}

export const noDeletion: Problem = {
  code: 'ALREADY_DONE',
  field: null,
  message: { ko: '예약된 계정 삭제가 없어요.', en: 'No deletion of this account is scheduled.' },
}

/** For a name that a person gives something: a passkey or a device. */
export const nameInvalid = ({ fault, length }: { fault: NameFault; length: number }, max: number): Problem => ({
  code: 'NAME_INVALID',
  field: 'name',
  message: nameMessage(fault, length, max),
})

export const sessionUnknown: Problem = {
  code: 'NOT_FOUND',
  field: 'sessionId',
  message: { ko: '이 계정에 그런 로그인이 없어요.', en: 'There is no such session on this account.' },
}

export const tooManyAttempts = (retryAfterSeconds: number): Problem => ({
  code: 'TOO_MANY_ATTEMPTS',
  field: null,
  message: {
    ko: `너무 여러 번 시도했어요. ${Math.ceil(retryAfterSeconds / 60)}분 뒤에 다시 해 주세요.`,
    en: `Too many tries; try again in ${minutes(retryAfterSeconds)}.`,
  },
  retryAfterSeconds,
})

function passwordTooWeak(message: Translated): Problem {
  return { code: 'PASSWORD_TOO_WEAK', field: 'password', message }
}

function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60)
  return count === 1 ? '1 minute' : `${count} minutes`
}
