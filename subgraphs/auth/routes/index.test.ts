import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { createHttpServer } from '../../_shared/http.ts'
import { newId } from '../../_shared/ids.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { readConfig } from '../config.ts'
import { createMailTransport } from '../domain/mail/transport.ts'
import { testSettings } from '../fixtures.ts'
import { routes } from './index.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const folder = await mkdtemp(join(tmpdir(), 'bunri-mail-'))
const log = pino({ level: 'silent' })

async function serverWith(settings: Record<string, string> = {}) {
  const http = await createHttpServer(log)
  const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url, AUTH_MAIL_FOLDER: folder, ...settings })
  await http.register(routes({ db, config, address: () => 'http://auth.test:4001' }))
  return http
}
const http = await serverWith()
afterAll(async () => {
  await http.close()
  await close()
  await rm(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  http.inject({ url: path, headers: { host: 'localhost:4000', ...headers } })

const transport = createMailTransport({ smtpUrl: undefined, folder, from: 'Bunri <no-reply@bunri.example>' })
const id = newId('mai')

const metadata = '/.well-known/oauth-authorization-server'

test('the metadata name the issuer and an address of the keys that answers, and claim nothing else', async () => {
  const { headers, body } = await get(metadata)
  const { jwks_uri: address, ...others } = JSON.parse(body)
  const keys = await get(new URL(address).pathname)

  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(others).toEqual({
    issuer: 'http://127.0.0.1:4000',
    response_types_supported: [],
    grant_types_supported: [],
  })
  expect(new URL(address).origin).toBe('http://auth.test:4001')
  expect(keys.json().keys).toHaveLength(1)
})

test.each(['https://auth.example/login', 'https://auth.example/login/'])(
  'with the public URL %s the keys are below it',
  async (AUTH_PUBLIC_URL) => {
    const server = await serverWith({ AUTH_PUBLIC_URL })

    const { jwks_uri: address } = (await server.inject(metadata)).json()

    expect(address).toBe('https://auth.example/login/.well-known/jwks.json')
    await server.close()
  },
)

test('an empty folder says how to get a mail', async () => {
  expect((await get('/mails')).body).toContain('No mail was sent yet.')
})

test('the pages list a mail and show both forms, with everything in it escaped', async () => {
  const subject = '<b>이메일</b> & "주소"'
  const html = '<!doctype html><html lang="ko"><head><title>x</title></head><body><p>안녕하세요.</p></body></html>'
  await transport.send({ id, to: 'robin@example.com', subject, text: '<i>안녕하세요.</i>', html })
  await writeFile(join(folder, 'notes.eml'), 'Subject: not ours')

  const [list, mail, framed] = [await get('/mails'), await get(`/mails/${id}`), await get(`/mails/${id}/html`)]

  const escaped = '&#60;b&#62;이메일&#60;/b&#62; &#38; &#34;주소&#34;'
  expect(list.body).toContain(`<a href="/mails/${id}">${escaped}</a>`)
  expect(list.body).toContain('robin@example.com')
  expect(list.body).not.toContain('not ours')
  expect(mail.body).toContain(`<h1>${escaped}</h1>`)
  expect(mail.body).toContain('<pre>&#60;i&#62;안녕하세요.&#60;/i&#62;')
  expect(mail.body).toContain(`src="/mails/${id}/html"`)
  expect(framed.body).toContain('<head><base target="_blank"><title>x</title></head><body><p>안녕하세요.</p>')
  for (const page of [list, mail, framed]) {
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['cache-control']).toBe('no-store')
  }
  expect(framed.headers['content-security-policy']).toMatch(/^sandbox allow-popups /)
})

test.each([
  ['a script of another origin', { origin: 'https://evil.example' }],
  ['a script of another port', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['a frame of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a name that resolves to this machine', { host: 'evil.example:4000' }],
  ['a name that begins like this machine', { host: 'localhost.evil.example' }],
  ['another machine of the network', { host: '192.168.0.7:4000' }],
])('%s does not get a mail', async (_what, headers) => {
  for (const path of ['/mails', `/mails/${id}`, `/mails/${id}/html`]) {
    const { statusCode, body } = await get(path, headers)
    expect(statusCode).toBe(403)
    expect(body).not.toContain('robin')
  }
})

test.each(['mai_nothing', newId('mai'), '..%2f..%2fetc%2fpasswd', '%00', `${id}.eml`])(
  'there is no mail %j',
  async (other) => {
    for (const path of [`/mails/${other}`, `/mails/${other}/html`]) expect((await get(path)).statusCode).toBe(404)
  },
)

test('the list has the latest fifty mails, newest first', async () => {
  const content = { to: 'robin@example.com', text: 'x', html: '<p>x</p>' }
  for (let nth = 1; nth <= 52; nth++) await transport.send({ id: newId('mai'), subject: `Mail ${nth}`, ...content })
  await vi.waitFor(async () => expect((await readdir(folder)).length).toBe(54))

  const subjects = [...(await get('/mails')).body.matchAll(/>Mail (\d+)<\/a>/g)].map(([, nth]) => Number(nth))

  expect(subjects).toEqual(Array.from({ length: 50 }, (_, index) => 52 - index))
})

test.each([
  ['with a mail server', { AUTH_SMTP_URL: 'smtp://127.0.0.1:2525' }],
  [
    'in production',
    {
      NODE_ENV: 'production',
      AUTH_KEY_SECRET: 'kq8Zr2vWc5yTn0LxJm3hPd7uFb1sGe9A',
      AUTH_REFRESH_SECRET: 'Yw4tUi6oEp2aSd8fGh0jKl3zXc5vBn7M',
      AUTH_DATABASE_URL: 'postgres://auth:b0rrowed@127.0.0.1/auth',
      AUTH_SMTP_URL: 'smtp://127.0.0.1:2525',
    },
  ],
])('%s there are no pages', async (_what, settings) => {
  const server = await serverWith(settings)

  const { statusCode } = await server.inject({ url: '/mails', headers: { host: 'localhost' } })

  expect(statusCode).toBe(404)
  await server.close()
})
