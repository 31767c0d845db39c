import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { mailServer } from '../../testing.ts'
import { createMailTransport } from './transport.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-mail-'))
afterAll(() => rm(folder, { recursive: true }))
const from = 'Bunri <no-reply@bunri.example>'
const mail = {
  id: 'mai_one',
  to: 'robin@example.com',
  subject: '이메일 주소를 확인해 주세요',
  text: '안녕하세요.',
  html: '<p>안녕하세요.</p>',
}

test('without a mail server, mails become files that only their owner can read', async () => {
  const transport = createMailTransport({ smtpUrl: undefined, folder: join(folder, 'new'), from })

  await transport.send(mail)
  await transport.send(mail)

  expect(await readdir(join(folder, 'new'))).toEqual(['mai_one.eml'])
  const file = join(folder, 'new', 'mai_one.eml')
  expect((await stat(file)).mode & 0o077).toBe(0)
  const written = await simpleParser(await readFile(file))
  expect(written.to).toMatchObject({ value: [{ address: 'robin@example.com', name: '' }] })
  expect(written.from).toMatchObject({ value: [{ address: 'no-reply@bunri.example', name: 'Bunri' }] })
  expect(written).toMatchObject({ subject: mail.subject, messageId: '<mai_one@bunri>' })
  expect(written.text?.trim()).toBe(mail.text)
  expect(written.html).toBe(mail.html)
  expect(written.headers.get('auto-submitted')).toBe('auto-generated')
})

test('an unwritable folder is an error', async () => {
  const transport = createMailTransport({ smtpUrl: undefined, folder: '/dev/null/mail', from })

  await expect(transport.send(mail)).rejects.toThrow()
})

test('a mail leaves only through TLS where that is required', async () => {
  const server = await mailServer()

  const sent = createMailTransport({ smtpUrl: `${server.url}?requireTLS=true`, folder, from }).send(mail)

  await expect(sent).rejects.toMatchObject({ code: 'ETLS' })
})

test('an unreachable or refusing mail server is an error', async () => {
  const server = await mailServer()
  server.isRefusing = true

  await expect(createMailTransport({ smtpUrl: 'smtp://127.0.0.1:1', folder, from }).send(mail)).rejects.toThrow(
    'ECONNREFUSED',
  )
  await expect(createMailTransport({ smtpUrl: server.url, folder, from }).send(mail)).rejects.toMatchObject({
    responseCode: 451,
  })
})
