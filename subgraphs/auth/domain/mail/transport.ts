import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Letter } from './content.ts'

/** A letter to one address. `id` names the mail in its header and its file, however often it is tried. */
export interface Mail extends Letter {
  id: string
  to: string
}

/** Takes mails. `send` resolves once the mail server has accepted the mail, or the file is written. @throws otherwise */
export interface Post {
  send(mail: Mail): Promise<void>
}

/** Post that goes to a mail server or, without one, as `.eml` files into a folder. */
export function createPost({
  smtpUrl,
  folder,
  from,
}: {
  smtpUrl: string | undefined
  folder: string
  from: string
}): Post {
  return smtpUrl ? toServer(smtpUrl, from) : toFolder(folder, from)
}

function toServer(url: string, from: string): Post {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }
  return {
    async send(mail) {
      const transport = (await nodemailer()).createTransport({ url, ...timeouts })
      await transport.sendMail(message(mail, from))
    },
  }
}

function toFolder(folder: string, from: string): Post {
  return {
    async send(mail) {
      const transport = (await nodemailer()).createTransport({ streamTransport: true })
      const { message: content } = await transport.sendMail(message(mail, from))
      const file = join(folder, `${mail.id}.eml`)
      await mkdir(folder, { recursive: true })
      // The links in them are good for a sign-in, so nobody else on this machine may read them.
      await writeFile(`${file}.part`, content, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
  }
}

// Loaded with the first mail: it takes 60 ms, which a start needn't wait for.
const nodemailer = () => import('nodemailer')

const message = ({ id, to, subject, text }: Mail, from: string) => ({
  from,
  // An object: a list would be read from a text, with a recipient more for every comma or line break in it.
  to: { name: '', address: to },
  subject,
  text,
  messageId: `<${id}@bunri>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
})
