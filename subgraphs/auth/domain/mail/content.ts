import type { Translated } from '../../../_shared/locale.ts'
import { linkMinutes } from '../verification/email-verification.ts'

/** Subject and plain text of a mail. */
export interface MailContent {
  subject: string
  text: string
}

/** The mail with the verification link. */
export const verifyYourEmail: Translated<(link: string) => MailContent> = {
  ko: (link) => ({
    subject: '이메일 주소를 확인해 주세요',
    text: `안녕하세요.

아래 링크를 열면 이메일 주소가 확인되고, 가입할 때 정한 비밀번호로 로그인할 수 있어요.

${link}

링크는 ${linkMinutes}분 동안 한 번만 쓸 수 있어요.
가입한 적이 없다면 링크를 열지 말고 이 메일을 지워 주세요. 그러면 아무 일도 일어나지 않아요.

Bunri`,
  }),
  en: (link) => ({
    subject: 'Confirm your e-mail address',
    text: `Hello,

Open this link to confirm your e-mail address. Then you can sign in with the password you chose when you signed up.

${link}

The link works once, for ${linkMinutes} minutes.
If you didn't sign up, don't open it and delete this mail. Nothing will happen.

Bunri`,
  }),
}

/** The mail to the owner of an account when somebody signs up with its address again. */
export const alreadyRegistered: Translated<MailContent> = {
  ko: {
    subject: '이미 가입된 이메일 주소예요',
    text: `안녕하세요.

방금 이 이메일 주소로 가입하려는 요청이 있었지만, 이미 계정이 있어서 새로 만들지 않았어요.
본인이라면 전에 정한 비밀번호로 로그인해 주세요.
본인이 아니라면 아무것도 하지 않아도 돼요. 계정은 그대로예요.

Bunri`,
  },
  en: {
    subject: 'You already have an account',
    text: `Hello,

Somebody just tried to sign up with this e-mail address. You already have an account, so no new one was created.
If it was you, sign in with the password you chose before.
If it wasn't, there is nothing to do: your account has not changed.

Bunri`,
  },
}
