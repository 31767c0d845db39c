import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { connect } from '../_shared/db.ts'
import { testDatabase } from '../_shared/testing.ts'
import { readConfig } from './config.ts'
import { accounts, mails } from './db/schema.ts'
import { announceMail, enqueueMail } from './domain/mail/outbox.ts'
import { anAccount, testSettings } from './fixtures.ts'
import { jobs } from './jobs.ts'
import { mailServer } from './testing.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const server = await mailServer()
const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url, AUTH_SMTP_URL: server.url })
const log = pino({ level: 'silent' })
const account = await anAccount(db)
const write = () => enqueueMail(db, { accountId: account.id, kind: 'ALREADY_REGISTERED', locale: 'ko' })

test('an announced mail is sent at once, and stopping waits for the current one', async () => {
  const stop = jobs({ db, config, log })
  server.delayMs = 300
  await write()
  const start = performance.now()

  announceMail()
  await vi.waitFor(async () => expect(await db.select().from(mails)).toMatchObject([{ attempts: 1 }]), { interval: 10 })
  await write()
  announceMail()
  await stop()

  // The next poll would be after five seconds.
  expect(performance.now() - start).toBeLessThan(4_000)
  const sent = (await db.select().from(mails)).filter(({ sentAt }) => sentAt)
  expect(sent).toHaveLength(1)
  expect(server.received).toHaveLength(1)
})

test('polling finds the mails that another process left', async () => {
  server.delayMs = 0
  const stop = jobs({ db, config, log })

  await vi.waitFor(() => expect(server.received).toHaveLength(2), { timeout: 9_000, interval: 50 })

  await stop()
})

test('deletions of accounts that are due start within a minute', async () => {
  const { id } = await anAccount(db, { deletionScheduledFor: new Date() })
  const row = async () => (await db.select().from(accounts).where(eq(accounts.id, id)))[0]
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const stop = jobs({ db, config, log })

  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()

  await vi.waitFor(async () => expect((await row())?.deletionStartedAt).not.toBeNull(), 9_000)
  await stop()
})
