import type { Translated } from '../../../_shared/locale.ts'
import { linkMinutes } from '../verification/link-tokens.ts'
import type { MailWords } from './layout.ts'

/** The mail with the verification link. */
export const verifyYourEmail: Translated<(url: string) => MailWords> = {
  ko: (url) => ({
    subject: '이메일 주소를 확인해 주세요',
    paragraphs: [
      '아래 링크를 열면 이메일 주소가 확인되고, 가입할 때 정한 비밀번호로 로그인할 수 있어요.',
      { label: '이메일 주소 확인', url },
      `링크는 ${linkMinutes}분 동안 한 번만 쓸 수 있어요.
가입한 적이 없다면 링크를 열지 말고 이 메일을 지워 주세요. 그러면 아무 일도 일어나지 않아요.`,
    ],
  }),
  en: (url) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      'Open this link to confirm your e-mail address. Then you can sign in with the password you chose when you signed up.',
      { label: 'Confirm the address', url },
      `The link works once, for ${linkMinutes} minutes.
If you didn't sign up, don't open it and delete this mail. Nothing will happen.`,
    ],
  }),
}

/** The mail to the owner of an account when somebody signs up with its address again. */
export const alreadyRegistered: Translated<MailWords> = {
  ko: {
    subject: '이미 가입된 이메일 주소예요',
    paragraphs: [
      `방금 이 이메일 주소로 가입하려는 요청이 있었지만, 이미 계정이 있어서 새로 만들지 않았어요.
본인이라면 전에 정한 비밀번호로 로그인해 주세요. 잊었다면 로그인 화면에서 새로 정할 수 있어요.
본인이 아니라면 아무것도 하지 않아도 돼요. 계정은 그대로예요.`,
    ],
  },
  en: {
    subject: 'You already have an account',
    paragraphs: [
      `Somebody just tried to sign up with this e-mail address. You already have an account, so no new one was created.
If it was you, sign in with the password you chose before. If you forgot it, choose a new one on the sign-in page.
If it wasn't, there is nothing to do: your account has not changed.`,
    ],
  },
}

/** The mail with the link to set a new password. */
export const resetYourPassword: Translated<(url: string) => MailWords> = {
  ko: (url) => ({
    subject: '새 비밀번호를 정해 주세요',
    paragraphs: [
      '비밀번호를 새로 정하고 싶다는 요청을 받았어요. 아래 링크에서 정해 주세요.',
      { label: '새 비밀번호 정하기', url },
      `링크는 ${linkMinutes}분 동안 한 번만 쓸 수 있어요. 새 비밀번호를 정하면 모든 기기에서 로그아웃돼요.
요청한 적이 없다면 이 메일을 지워 주세요. 비밀번호는 그대로예요.`,
    ],
  }),
  en: (url) => ({
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody asked for a new password for your account. Open this link to choose one.',
      { label: 'Choose a new password', url },
      `The link works once, for ${linkMinutes} minutes. A new password signs you out on all devices.
If you didn't ask for it, delete this mail. Your password stays as it is.`,
    ],
  }),
}

/** The mail to the owner of an account after its password has changed. */
export const passwordChanged: Translated<MailWords> = {
  ko: {
    subject: '비밀번호가 바뀌었어요',
    paragraphs: [
      `방금 계정의 비밀번호가 바뀌었고, 다른 기기에서는 로그아웃됐어요.
본인이 바꿨다면 아무것도 하지 않아도 돼요.
본인이 아니라면 다른 사람이 이 이메일을 읽고 있을 수 있어요. 먼저 이메일의 비밀번호를 바꾸고, 로그인 화면에서 새 비밀번호를 정해 주세요.`,
    ],
  },
  en: {
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was just changed, and other devices were signed out.
If it was you, there is nothing to do.
If it wasn't, somebody may be reading your e-mail. First change the password of your mailbox, then choose a new one on our sign-in page.`,
    ],
  },
}

/** The mail to the current address of an account that asks whether it may change to `newEmail`. */
export const approveEmailChange: Translated<(url: string, newEmail: string) => MailWords> = {
  ko: (url, newEmail) => ({
    subject: '이메일 주소를 바꿔도 될까요?',
    paragraphs: [
      `계정의 이메일 주소를 바꾸려는 요청을 받았어요. 새 주소는 ${newEmail}이에요.
바꾸려면 아래 링크를 열고, 새 주소로 보낸 메일의 링크도 열어 주세요. 둘 다 열어야 바뀌어요.`,
      { label: '이메일 주소 변경 동의', url },
      `링크는 ${linkMinutes}분 동안 한 번만 쓸 수 있어요.
요청한 적이 없다면 링크를 열지 마세요. 다른 사람이 계정에 로그인해 있을 수 있으니 비밀번호를 바꿔 주세요.`,
    ],
  }),
  en: (url, newEmail) => ({
    subject: 'Change your e-mail address?',
    paragraphs: [
      `We got a request to change the e-mail address of your account to ${newEmail}.
To agree, open this link, and also the link in the mail to the new address. The address changes once both are open.`,
      { label: 'Agree to the new address', url },
      `The link works once, for ${linkMinutes} minutes.
If you didn't ask for it, don't open it. Somebody may be signed in to your account: change your password.`,
    ],
  }),
}

/** The mail to the new address of an account with the link that confirms it. */
export const confirmNewEmail: Translated<(url: string) => MailWords> = {
  ko: (url) => ({
    subject: '새 이메일 주소를 확인해 주세요',
    paragraphs: [
      '계정의 이메일 주소를 이 주소로 바꾸려는 요청을 받았어요. 아래 링크를 열고, 지금 주소로 보낸 메일의 링크도 열어 주세요. 둘 다 열어야 바뀌어요.',
      { label: '새 이메일 주소 확인', url },
      `링크는 ${linkMinutes}분 동안 한 번만 쓸 수 있어요.
요청한 적이 없다면 링크를 열지 말고 이 메일을 지워 주세요. 그러면 아무 일도 일어나지 않아요.`,
    ],
  }),
  en: (url) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: [
      'We got a request to make this the e-mail address of an account. Open this link, and also the link in the mail to the current address. The address changes once both are open.',
      { label: 'Confirm the new address', url },
      `The link works once, for ${linkMinutes} minutes.
If you didn't ask for it, don't open it and delete this mail. Nothing will happen.`,
    ],
  }),
}

/** The mail to the owner of an account when the address of another account should change to theirs. */
export const addressInUse: Translated<MailWords> = {
  ko: {
    subject: '이미 계정이 있는 이메일 주소예요',
    paragraphs: [
      `다른 계정의 이메일 주소를 이 주소로 바꾸려는 요청이 있었지만, 이 주소에는 이미 계정이 있어서 바꿀 수 없어요.
본인이라면 이 주소의 계정으로 로그인하거나, 다른 주소를 골라 주세요.
본인이 아니라면 아무것도 하지 않아도 돼요. 계정은 그대로예요.`,
    ],
  },
  en: {
    subject: 'This address already has an account',
    paragraphs: [
      `Somebody asked to make this the e-mail address of another account. It already has an account, so that is not possible.
If it was you, sign in to the account of this address, or choose another address.
If it wasn't, there is nothing to do: your account has not changed.`,
    ],
  },
}

/** The mail to the previous address of an account after the change. */
export const emailChanged: Translated<MailWords> = {
  ko: {
    subject: '이메일 주소가 바뀌었어요',
    paragraphs: [
      `계정의 이메일 주소가 바뀌었어요. 앞으로는 새 주소로 로그인하고, 메일도 새 주소로 보낼게요.
이 주소에서 동의한 적이 없다면 다른 사람이 이 이메일을 읽고 있을 수 있어요. 이메일의 비밀번호를 바꿔 주세요.`,
    ],
  },
  en: {
    subject: 'Your e-mail address was changed',
    paragraphs: [
      `The e-mail address of your account was changed. From now on you sign in with the new address, and we write to it.
If you didn't agree to this from here, somebody may be reading your e-mail: change the password of this mailbox.`,
    ],
  },
}

/** The mail to the owner of an account when a refresh token was used again, which ended its session. */
export const sessionCopied: Translated<MailWords> = {
  ko: {
    subject: '안전을 위해 한 기기에서 로그아웃했어요',
    paragraphs: [
      `이미 바뀐 로그인 정보가 다시 쓰여서, 그 기기의 로그인을 끝냈어요. 누군가 로그인 정보를 복사했을 수 있어요.
그 기기에서 다시 로그인하면 계속 쓸 수 있어요. 다른 기기의 로그인은 그대로예요.
내가 모르는 일이라면 로그인한 기기 목록에서 모르는 기기를 로그아웃시켜 주세요.`,
    ],
  },
  en: {
    subject: 'You were signed out on one device for safety',
    paragraphs: [
      `Sign-in data that had already been replaced was used again, so we ended the session of that device. Somebody may have copied the data.
Sign in on that device again to go on. Your other devices stay signed in.
If you can't explain this, end the sessions of devices that you don't know in the list of your devices.`,
    ],
  },
}
