import type { Translated } from '../../../_shared/locale.ts'
import { linkMinutes } from '../verification/email-verification.ts'

/** What a mail says. */
export interface Letter {
  subject: string
  text: string
}

/** The mail with the link that confirms an address. */
export const verifyYourEmail: Translated<(link: string) => Letter> = {
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

open this link to confirm your e-mail address; then you can sign in with the password you chose when you signed up.

${link}

The link works once, for ${linkMinutes} minutes.
If you didn't sign up, don't open it and delete this mail: nothing will happen.

Bunri`,
  }),
}

/** The mail to somebody who has an account, when their address is used to sign up again. */
export const alreadyRegistered: Translated<Letter> = {
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

somebody just tried to sign up with this e-mail address. You already have an account, so none was opened.
If it was you, sign in with the password you chose before.
If it wasn't, there is nothing to do: your account has not changed.

Bunri`,
  },
}
