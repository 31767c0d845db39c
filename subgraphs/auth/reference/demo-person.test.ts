import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { readConfig } from '../config.ts'
import { accounts } from '../db/schema.ts'
import { startDueDeletions } from '../domain/accounts/account-deletion.ts'
import { passwordProblem, verifyPassword } from '../domain/passwords/passwords.ts'
import { anAccount, eraseAccount, testSettings } from '../fixtures.ts'
import { demoPerson, demoPersonId } from './demo-person.ts'
import { loadInitialRows } from './load.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const start = (enabled: 'true' | 'false') =>
  loadInitialRows(db, readConfig({ ...testSettings, AUTH_DATABASE_URL: url, AUTH_DEMO_PERSON: enabled }))
const found = async () => (await db.select().from(accounts).where(eq(accounts.id, demoPersonId)))[0]

test('the demo person can sign in with an acceptable password, however often the service starts', async () => {
  await start('true')
  await start('true')

  const account = await found()
  expect(account).toMatchObject({ email: demoPerson.email, emailVerifiedAt: expect.any(Date) })
  expect(await verifyPassword(String(account?.passwordHash), demoPerson.password)).toBe(true)
  expect(await passwordProblem(demoPerson.password, demoPerson.email, async () => false)).toBeNull()
})

test('a start without the demo person deletes that account and no other', async () => {
  const { id } = await anAccount(db)
  await start('true')

  await start('false')

  expect(await found()).toBeUndefined()
  expect((await db.select().from(accounts)).map((account) => account.id)).toEqual([id])
})

test('a start undoes the deletion that somebody scheduled for the demo person', async () => {
  await start('true')
  const scheduled = { deletionScheduledFor: new Date(), deletionReason: 'a reason' }
  await db.update(accounts).set(scheduled).where(eq(accounts.id, demoPersonId))

  await start('true')

  expect(await found()).toMatchObject({ deletionScheduledFor: null, deletionReason: null, deletionStartedAt: null })
})

test('a deletion of the demo person that has started goes on, and the next demo person has another id', async () => {
  await start('true')
  await db
    .update(accounts)
    .set({ deletionScheduledFor: new Date(0) })
    .where(eq(accounts.id, demoPersonId))
  await startDueDeletions(db)

  await start('true')
  const during = await found()
  await eraseAccount(db, demoPersonId)
  await start('true')
  await start('true')

  const next = await db.select().from(accounts).where(eq(accounts.emailKey, demoPerson.email))
  expect(during?.deletionStartedAt).toBeInstanceOf(Date)
  expect(await found()).toBeUndefined()
  expect(next).toHaveLength(1)
  expect(await verifyPassword(String(next[0]?.passwordHash), demoPerson.password)).toBe(true)
})
