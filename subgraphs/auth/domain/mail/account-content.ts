import type { Translated } from '../../../_shared/locale.ts'
import type { MailWords } from './layout.ts'

/** The last mail to the owner of an account. */
export const accountDeleted: Translated<MailWords> = {
  ko: {
    subject: '계정이 삭제됐어요',
    paragraphs: ['계정과 개인 정보를 삭제했어요. 앞으로는 메일을 보내지 않아요. 그동안 함께해 주셔서 고마워요.'],
  },
  en: {
    subject: 'Your account is deleted',
    paragraphs: [
      'We deleted your account and your personal data. You will get no more mail from us. Thank you for the time together.',
    ],
  },
}

/** How to get no more mails about notifications. */
export const switchOff: Translated = {
  ko: '이런 메일은 앱의 알림 설정에서 끌 수 있어요.',
  en: 'You can switch these mails off in the notification settings of the app.',
}

/** An export of all data can be downloaded. The mail has no link: downloading takes a recent sign-in. */
export const dataExportReady: Translated<MailWords> = {
  ko: {
    subject: '내 정보 파일이 준비됐어요',
    paragraphs: [
      '앱에 로그인해서 내려받아 주세요. 파일은 7일 뒤에 삭제돼요.',
      '본인이 요청하지 않았다면 모르는 로그인을 끝내고 비밀번호를 바꿔 주세요.',
    ],
  },
  en: {
    subject: 'Your data is ready',
    paragraphs: [
      'Sign in to the app to download it. We delete the file after 7 days.',
      'If you did not ask for it, end the sessions that you do not know and change your password.',
    ],
  },
}
