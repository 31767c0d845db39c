import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MailContent } from './layout.ts'

/** A mail to one address. `id` identifies it across retries: it is the `Message-ID` and the file name. */
export interface Mail extends MailContent {
  id: string
  to: string
}

/** Sends mails. */
export interface MailTransport {
  /** Resolves once the mail server has accepted the mail or the file is written. @throws Error otherwise */
  send(mail: Mail): Promise<void>
}

/** A transport that sends mails through an SMTP server or, without one, writes them as `.eml` files into a folder. */
export function createMailTransport({
  smtpUrl,
  folder,
  from,
}: {
  smtpUrl: string | undefined
  folder: string
  from: string
}): MailTransport {
  return smtpUrl ? smtpTransport(smtpUrl, from) : fileTransport(folder, from)
}

function smtpTransport(url: string, from: string): MailTransport {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }
  return {
    async send(mail) {
      const transport = (await nodemailer()).createTransport({ url, ...timeouts })
      await transport.sendMail(message(mail, from))
    },
  }
}

function fileTransport(folder: string, from: string): MailTransport {
  return {
    async send(mail) {
      const transport = (await nodemailer()).createTransport({ streamTransport: true })
      const { message: content } = await transport.sendMail(message(mail, from))
      const file = join(folder, `${mail.id}.eml`)
      await mkdir(folder, { recursive: true })
      // The links grant access to accounts, so no other user of this machine may read them.
      await writeFile(`${file}.part`, content, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
  }
}

// Loaded with the first mail: loading takes 60 ms, which would delay the start.
const nodemailer = () => import('nodemailer')

const message = ({ id, to, subject, text, html }: Mail, from: string) => ({
  from,
  // An object, because nodemailer parses a string as a list: a comma or line break would add recipients.
  to: { name: '', address: to },
  subject,
  text,
  html,
  messageId: `<${id}@bunri>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})
