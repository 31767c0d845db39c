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

/** The mail to the owner of an account when a refresh token was used again, which ended its session. */
export const sessionCopied: Translated<MailContent> = {
  ko: {
    subject: '안전을 위해 한 기기에서 로그아웃했어요',
    text: `안녕하세요.

이미 바뀐 로그인 정보가 다시 쓰여서, 그 기기의 로그인을 끝냈어요. 누군가 로그인 정보를 복사했을 수 있어요.
그 기기에서 다시 로그인하면 계속 쓸 수 있어요. 다른 기기의 로그인은 그대로예요.
내가 모르는 일이라면 로그인한 기기 목록에서 모르는 기기를 로그아웃시켜 주세요.

Bunri`,
  },
  en: {
    subject: 'You were signed out on one device for safety',
    text: `Hello,

Sign-in data that had already been replaced was used again, so we ended the session of that device. Somebody may have copied the data.
Sign in on that device again to go on. Your other devices stay signed in.
If you can't explain this, end the sessions of devices that you don't know in the list of your devices.

Bunri`,
  },
}
