import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { accounts, emailVerifications, mails } from '../../db/schema.ts'
import { anAccount } from '../../fixtures.ts'
import { linkIn, mailServer, tokenIn } from '../../testing.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { createMailTransport } from '../mail/transport.ts'
import { verifyEmail } from '../verification/email-verification.ts'
import { sendMails } from './delivery.ts'

const { db, close } = connect(await testDatabase('auth'))
const server = await mailServer()
const transport = createMailTransport({ smtpUrl: server.url, folder: '', from: 'Bunri <no-reply@bunri.example>' })
const pages = {
  verifyUrl: 'https://app.bunri.example/verify?from=mail',
  resetUrl: 'https://app.bunri.example/reset',
}
const log: string[] = []
const logger = pino({ level: 'warn' }, { write: (line) => log.push(line) })
const send = () => sendMails(db, { transport, pages, log: logger, isStopping: () => false })

afterAll(close)

beforeEach(async () => {
  await db.delete(accounts)
  server.received.length = 0
  server.isRefusing = false
})

test('a Korean mail contains the link, and its token verifies the address', async () => {
  const { id, email, passwordHash } = await anAccount(db, { emailVerifiedAt: null })
  await enqueueMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale: 'ko', passwordHash })

  await send()

  const [{ mail, to } = { mail: undefined, to: [] }, ...others] = server.received
  expect(others).toEqual([])
  expect(to).toEqual([email])
  expect(mail?.subject).toBe('이메일 주소를 확인해 주세요')
  expect(mail?.from?.text).toBe('"Bunri" <no-reply@bunri.example>')
  expect(mail?.text).toContain('가입할 때 정한 비밀번호로 로그인할 수 있어요.')
  expect(String(mail?.html)).toContain(`href="${linkIn(mail).href}"`)
  expect(linkIn(mail).href).toMatch(/^https:\/\/app\.bunri\.example\/verify\?from=mail#token=[\w-]{43}$/)
  const token = tokenIn(mail)
  expect(await db.select().from(mails)).toMatchObject([{ sentAt: expect.any(Date), attempts: 1, passwordHash: null }])
  expect(JSON.stringify(await db.select().from(emailVerifications))).not.toContain(token)
  expect(await verifyEmail(db, token)).toEqual({ email })
})

test('an English mail to an existing account contains no link', async () => {
  const { id, email } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'ALREADY_REGISTERED', locale: 'en' })

  await send()

  expect(server.received).toHaveLength(1)
  expect(server.received[0]?.to).toEqual([email])
  expect(server.received[0]?.mail.subject).toBe('You already have an account')
  expect(server.received[0]?.mail.text).not.toContain('http')
})

test.each([
  ['VERIFY_EMAIL', 'en', 'Confirm your e-mail address'],
  ['ALREADY_REGISTERED', 'ko', '이미 가입된 이메일 주소예요'],
] as const)('the subject of %s in %s', async (kind, locale, subject) => {
  const { id, passwordHash } = await anAccount(db, { emailVerifiedAt: kind === 'VERIFY_EMAIL' ? null : new Date() })
  await enqueueMail(db, { accountId: id, kind, locale, passwordHash })

  await send()

  expect(server.received.map(({ mail }) => mail.subject)).toEqual([subject])
})

test('a rejected mail is retried with growing delays and sent once', async () => {
  const { id } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'ALREADY_REGISTERED', locale: 'ko' })
  server.isRefusing = true
  log.length = 0

  await send()
  const [first] = await db.select().from(mails)
  await send()
  const [beforeDue] = await db.select().from(mails)
  await db.update(mails).set({ dueAt: new Date() })
  await send()
  const [second] = await db.select().from(mails)
  server.isRefusing = false
  await db.update(mails).set({ dueAt: new Date() })
  await send()
  await send()

  expect(first).toMatchObject({ attempts: 1, sentAt: null, failedAt: null })
  expect(beforeDue).toEqual(first)
  expect(second).toMatchObject({ attempts: 2, sentAt: null, failedAt: null })
  expect(Number(first?.dueAt) - Date.now()).toBeLessThanOrEqual(10_000)
  expect(Number(second?.dueAt) - Number(first?.dueAt)).toBeGreaterThan(9_000)
  expect(await db.select().from(mails)).toMatchObject([{ attempts: 3, sentAt: expect.any(Date) }])
  expect(server.received).toHaveLength(1)
  expect(log.map((line) => JSON.parse(line))).toMatchObject([
    { attempts: 1, code: 'EENVELOPE', responseCode: 451 },
    { attempts: 2, code: 'EENVELOPE', responseCode: 451 },
  ])
  expect(log.join()).not.toContain('@')
})

test('a mail whose process died before recording it is sent again under the same Message-ID', async () => {
  const { id } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'PASSWORD_CHANGED', locale: 'ko' })
  await send()
  // What the process would have left.
  await db.update(mails).set({ sentAt: null, dueAt: new Date() })

  await send()

  const ids = server.received.map(({ mail }) => mail.messageId)
  const [row] = await db.select().from(mails)
  expect(ids).toEqual([`<${row?.id}@bunri>`, `<${row?.id}@bunri>`])
})

test('a sent mail is recorded once the database takes it, and not sent again', async () => {
  const { id } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'PASSWORD_CHANGED', locale: 'ko' })
  await db.execute(sql`create sequence failures`)
  await db.execute(sql`create function fail() returns trigger language plpgsql as $$ begin
    if new.sent_at is not null and nextval('failures') <= 3 then raise 'Not now'; end if;
    return new;
  end $$`)
  await db.execute(sql`create trigger fail before update on mails for each row execute function fail()`)
  log.length = 0

  await send()
  await db.execute(sql`drop function fail() cascade`)
  await send()

  expect(server.received).toHaveLength(1)
  expect(await db.select().from(mails)).toMatchObject([{ attempts: 1, sentAt: expect.any(Date) }])
  expect(log.filter((line) => line.includes('not recorded yet'))).toHaveLength(3)
  expect(log.join()).not.toContain('@')
})

test('a mail server that takes longer than a claim gets the mail once', async () => {
  const { id } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'PASSWORD_CHANGED', locale: 'ko' })
  server.delayMs = 1_500
  const delivery = { transport, pages, log: logger, isStopping: () => false, claimMs: 300 }

  const first = sendMails(db, delivery)
  for (let nth = 0; nth < 10; nth++) {
    await new Promise((later) => setTimeout(later, 120))
    await sendMails(db, delivery)
  }
  await first
  server.delayMs = 0

  expect(server.received).toHaveLength(1)
  expect(await db.select().from(mails)).toMatchObject([{ attempts: 1, sentAt: expect.any(Date) }])
})

test('a mail is given up after ten attempts', async () => {
  const { id, passwordHash } = await anAccount(db, { emailVerifiedAt: null })
  await enqueueMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale: 'ko', passwordHash })
  await db.update(mails).set({ attempts: 9 })
  server.isRefusing = true

  await send()

  expect(await db.select().from(mails)).toMatchObject([
    { attempts: 10, sentAt: null, failedAt: expect.any(Date), passwordHash: null },
  ])
})

test('four concurrent senders send each mail once', async () => {
  for (let index = 0; index < 20; index++) {
    const { id } = await anAccount(db, { passwordHash: 'none' })
    await enqueueMail(db, { accountId: id, kind: 'ALREADY_REGISTERED', locale: 'ko' })
  }

  await Promise.all([send(), send(), send(), send()])

  const recipients = server.received.flatMap(({ to }) => to)
  expect(recipients).toHaveLength(20)
  expect(new Set(recipients).size).toBe(20)
})

test('a link for a verified account is not sent', async () => {
  const { id, passwordHash } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'VERIFY_EMAIL', locale: 'ko', passwordHash })

  await send()

  expect(server.received).toEqual([])
  expect(await db.$count(mails)).toBe(0)
})

test('stopping finishes the current mail and leaves the rest', async () => {
  const { id } = await anAccount(db)
  for (const locale of ['ko', 'en'] as const)
    await enqueueMail(db, { accountId: id, kind: 'ALREADY_REGISTERED', locale })

  await sendMails(db, { transport, pages, log: logger, isStopping: () => server.received.length > 0 })

  expect(server.received).toHaveLength(1)
  const unsent = (await db.select().from(mails)).filter(({ sentAt }) => !sentAt)
  expect(unsent).toMatchObject([{ attempts: 0 }])
})

test('an address in the database can’t add recipients', async () => {
  const { id } = await anAccount(db, { email: 'robin@example.com, eve@example.com' })
  await enqueueMail(db, { accountId: id, kind: 'ALREADY_REGISTERED', locale: 'ko' })

  await send()

  expect(server.received.flatMap(({ to }) => to)).not.toContain('eve@example.com')
})

test.each([
  ['ko', '안전을 위해 한 기기에서 로그아웃했어요', '누군가 로그인 정보를 복사했을 수 있어요'],
  ['en', 'You were signed out on one device for safety', 'Somebody may have copied the data'],
] as const)('the owner of a copied session is told in %s, without a link', async (locale, subject, sentence) => {
  const { id } = await anAccount(db)
  await enqueueMail(db, { accountId: id, kind: 'SESSION_COPIED', locale })

  await send()

  expect(server.received[0]?.mail.subject).toBe(subject)
  expect(server.received[0]?.mail.text).toContain(sentence)
  expect(server.received[0]?.mail.text).not.toContain('http')
})
