import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail that was written to the folder instead of being sent. */
export interface WrittenMail {
  id: string
  to: string
  subject: string
  sentAt: Date | undefined
  text: string
  html: string
}

/** How many mails are listed. */
const listMax = 50

const fileName = /^(mai_[0-9a-z]{26})\.eml$/

/** The latest mails in the folder, newest first. @throws Error without the development dependencies */
export async function writtenMails(folder: string): Promise<WrittenMail[]> {
  const files = await readdir(folder).catch(() => [])
  // Ids sort by creation time.
  const ids = files.flatMap((file) => fileName.exec(file)?.[1] ?? []).sort()
  const found = await Promise.all(ids.slice(-listMax).map((id) => writtenMail(folder, id)))
  return found.filter((mail) => mail !== null).reverse()
}

/** One mail of the folder; null when there is none with this id. @throws Error without the development dependencies */
export async function writtenMail(folder: string, id: string): Promise<WrittenMail | null> {
  if (!fileName.test(`${id}.eml`)) return null
  const content = await readFile(join(folder, `${id}.eml`)).catch(() => null)
  if (!content) return null
  const { simpleParser } = await import('mailparser')
  const { to, subject = '', date, text = '', html } = await simpleParser(content)
  const recipients = [to ?? []].flat().map((address) => address.text)
  return { id, to: recipients.join(', '), subject, sentAt: date, text, html: html || '' }
}
