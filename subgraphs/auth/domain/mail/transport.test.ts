import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { mailServer } from '../../testing.ts'
import { createPost } from './transport.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-mail-'))
afterAll(() => rm(folder, { recursive: true }))
const from = 'Bunri <no-reply@bunri.example>'
const mail = { id: 'mai_one', to: 'robin@example.com', subject: '이메일 주소를 확인해 주세요', text: '안녕하세요.' }

test('without a mail server a mail is a file that only its owner may read', async () => {
  const post = createPost({ smtpUrl: undefined, folder: join(folder, 'new'), from })

  await post.send(mail)
  await post.send(mail)

  expect(await readdir(join(folder, 'new'))).toEqual(['mai_one.eml'])
  const file = join(folder, 'new', 'mai_one.eml')
  expect((await stat(file)).mode & 0o077).toBe(0)
  const written = await simpleParser(await readFile(file))
  expect(written.to).toMatchObject({ value: [{ address: 'robin@example.com', name: '' }] })
  expect(written.from).toMatchObject({ value: [{ address: 'no-reply@bunri.example', name: 'Bunri' }] })
  expect(written).toMatchObject({ subject: mail.subject, messageId: '<mai_one@bunri>' })
  expect(written.text?.trim()).toBe(mail.text)
  expect(written.headers.get('auto-submitted')).toBe('auto-generated')
})

test('a folder that can’t be written is no success', async () => {
  const post = createPost({ smtpUrl: undefined, folder: '/dev/null/mail', from })

  await expect(post.send(mail)).rejects.toThrow()
})

test('a mail server that isn’t there, or refuses, is no success', async () => {
  const server = await mailServer()
  server.isRefusing = true

  await expect(createPost({ smtpUrl: 'smtp://127.0.0.1:1', folder, from }).send(mail)).rejects.toThrow('ECONNREFUSED')
  await expect(createPost({ smtpUrl: server.url, folder, from }).send(mail)).rejects.toMatchObject({
    responseCode: 451,
  })
})
