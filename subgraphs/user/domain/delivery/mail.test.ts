import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect, type Db } from '../../../_shared/db.ts'
import { appendEvents } from '../../../_shared/events/append.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { notifications, users } from '../../db/schema.ts'
import { aNotification, aUser, setPreferences } from '../../fixtures.ts'
import { clearJobs, waitingJobs } from '../../testing.ts'
import { deliverMails, type MailRequest } from './mail.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)
beforeEach(() => clearJobs(db))

const now = new Date('2026-11-30T12:00:00Z') // 21:00 in Seoul

async function aMail(preferences: Parameters<typeof setPreferences>[2] = {}) {
  const { id: userId } = await aUser(db)
  await setPreferences(db, userId, { emailOn: ['SUGGESTION_DECISION'], ...preferences })
  return aNotification(db, { userId })
}

const requests: MailRequest[] = []
const append = async (_tx: Db, added: readonly MailRequest[]) => void requests.push(...added)
beforeEach(() => void requests.splice(0))

test('requests an e-mail in the language of the person, once', async () => {
  const { id, userId } = await aMail({ locale: 'ko' })

  await Promise.all(Array.from({ length: 4 }, () => deliverMails(db, [id], append, now)))

  expect(requests).toEqual([
    {
      accountId: userId,
      notificationId: id,
      locale: 'ko',
      subject: '제안이 승인되었어요',
      text: '제안을 반영했어요. 고마워요!',
    },
  ])
})

test('the preferred language of the person counts first', async () => {
  const { id, userId } = await aMail({ locale: 'ko' })
  await db.update(users).set({ preferredLocale: 'en' }).where(eq(users.id, userId))

  await deliverMails(db, [id], append, now)

  expect(requests).toMatchObject([{ locale: 'en', subject: 'Your suggestion was approved' }])
})

test('a request that fails is made again', async () => {
  const { id } = await aMail()

  await expect(deliverMails(db, [id], () => Promise.reject(new Error('no events')), now)).rejects.toThrow('no events')
  await deliverMails(db, [id], append, now)

  expect(requests).toHaveLength(1)
})

test('leaves out topics that are not wanted by e-mail any more, and postpones to the end of quiet hours', async () => {
  const [unwanted, quiet] = [
    await aMail({ emailOn: [] }),
    await aMail({ quietFrom: '20:00:00', quietUntil: '07:00:00' }),
  ]

  await deliverMails(db, [unwanted.id, quiet.id], append, now)

  expect(requests).toEqual([])
  expect(await waitingJobs(db)).toEqual([
    { task: 'deliver_mail', payload: [quiet.id], runAt: new Date('2026-11-30T22:00:00Z') },
  ])
  const [row] = await db.select().from(notifications).where(eq(notifications.id, quiet.id))
  expect(row?.mailedAt).toBeNull()
})

test('mails of the same people in another order never wait for each other in a circle', async () => {
  const people = await Promise.all([aMail(), aMail()])
  const more = await Promise.all(people.map(({ userId }) => aNotification(db, { userId })))
  const events = (tx: Db, added: readonly MailRequest[]) =>
    appendEvents(
      tx,
      added.map((data) => ({ type: 'notification.mail-requested.v1', data })),
    )
  for (let round = 0; round < 20; round += 1) {
    await db.update(notifications).set({ mailedAt: null })
    const [first, second] = [people.map(({ id }) => id), more.map(({ id }) => id)]

    await Promise.all([deliverMails(db, first, events, now), deliverMails(db, second.toReversed(), events, now)])
  }
})
