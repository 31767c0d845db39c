import type { Translated } from '../../../_shared/locale.ts'
import type { MailWords } from './layout.ts'

export const secondFactorOn: Translated<MailWords> = {
  ko: {
    subject: '2단계 인증을 켰어요',
    paragraphs: [
      '이제 로그인할 때 비밀번호와 인증 앱의 코드를 함께 물어봐요. 복구 코드는 안전한 곳에 보관해 주세요.',
      '본인이 켜지 않았다면 바로 비밀번호를 바꿔 주세요.',
    ],
  },
  en: {
    subject: 'One-time codes are on',
    paragraphs: [
      'From now on, signing in takes your password and a code of your authenticator app. Keep the recovery codes in a safe place.',
      'If this was not you, change your password now.',
    ],
  },
}

export const secondFactorOff: Translated<MailWords> = {
  ko: {
    subject: '2단계 인증을 껐어요',
    paragraphs: [
      '이제 비밀번호만으로 로그인할 수 있어요. 전에 받은 복구 코드는 더 이상 쓸 수 없어요.',
      '본인이 끄지 않았다면 바로 비밀번호를 바꾸고 2단계 인증을 다시 켜 주세요.',
    ],
  },
  en: {
    subject: 'One-time codes are off',
    paragraphs: [
      'From now on, your password alone is enough to sign in. The recovery codes you had no longer work.',
      'If this was not you, change your password now and switch one-time codes on again.',
    ],
  },
}

export const passkeyAdded: Translated<MailWords> = notice(
  ['패스키가 추가됐어요', '이제 새 패스키로도 로그인할 수 있어요.'],
  ['A passkey was added', 'The new passkey can sign in to your account.'],
)

export const passkeyRemoved: Translated<MailWords> = notice(
  ['패스키가 삭제됐어요', '이제 그 패스키로는 로그인할 수 없어요.'],
  ['A passkey was removed', 'It can no longer sign in to your account.'],
)

export const identityLinked: Translated<MailWords> = notice(
  ['소셜 로그인이 연결됐어요', '이제 연결한 소셜 계정으로도 로그인할 수 있어요.'],
  ['A social account was linked', 'It can sign in to your account from now on.'],
)

export const identityUnlinked: Translated<MailWords> = notice(
  ['소셜 로그인 연결이 끊겼어요', '이제 그 소셜 계정으로는 로그인할 수 없어요.'],
  ['A social account was unlinked', 'It can no longer sign in to your account.'],
)

/** The mail to the owner of an account whose deletion was requested, with its day in Korea. */
export const deletionScheduled: Translated<(date: Date) => MailWords> = {
  ko: (date) => ({
    subject: '계정 삭제가 예약됐어요',
    paragraphs: [
      `${day('ko', date)}에 계정과 저장된 모든 정보가 삭제돼요. 그 뒤에는 되돌릴 수 없어요.`,
      '마음이 바뀌면 그 전에 로그인해서 삭제를 취소해 주세요. 본인이 요청하지 않았다면 삭제를 취소하고 비밀번호를 바꿔 주세요.',
    ],
  }),
  en: (date) => ({
    subject: 'Your account will be deleted',
    paragraphs: [
      `On ${day('en', date)} your account will be deleted with everything in it. That can't be undone.`,
      'If you change your mind, sign in before that day and cancel the deletion. If you did not ask for it, cancel it and change your password.',
    ],
  }),
}

export const deletionCancelled: Translated<MailWords> = {
  ko: { subject: '계정 삭제가 취소됐어요', paragraphs: ['계정과 저장된 정보는 그대로예요.'] },
  en: { subject: 'Your account stays', paragraphs: ['The deletion was cancelled. Nothing was deleted.'] },
}

type Words = [subject: string, text: string]

// A change of the ways to sign in, and what to do if somebody else made it.
function notice([subjectKo, ko]: Words, [subjectEn, en]: Words): Translated<MailWords> {
  const warningKo = '본인이 하지 않았다면 모르는 로그인을 끝내고, 로그인 방법과 비밀번호를 확인해 주세요.'
  const warningEn =
    'If this was not you, end the sessions that you do not know, and check your password and the other ways to sign in.'
  return {
    ko: { subject: subjectKo, paragraphs: [ko, warningKo] },
    en: { subject: subjectEn, paragraphs: [en, warningEn] },
  }
}

const day = (locale: 'ko' | 'en', date: Date): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Seoul' }).format(date)
