import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { notifications, pushDevices, pushedNotifications } from '../../db/schema.ts'
import { aNotification, aPushDevice, aUser, setPreferences } from '../../fixtures.ts'
import { clearJobs, waitingJobs } from '../../testing.ts'
import { deliverPushes } from './push.ts'
import { type Device, type PushMessage, RetryLater } from './push-transport.ts'

let statements: string[] = []
const { db, close } = connect(await testDatabase('user'), { onStatement: (text) => statements.push(text) })
afterAll(close)
beforeEach(() => clearJobs(db))

const now = new Date('2026-11-30T12:00:00Z') // 21:00 in Seoul

/** A push service in memory: `outcomes` has those of devices that don't get the message. */
function aTransport(outcomes = new Map<string, 'gone' | Error>()) {
  const sent: { device: string; message: PushMessage }[] = []
  const send = async ({ id }: Device, message: PushMessage) => {
    const outcome = outcomes.get(id)
    if (outcome instanceof Error) throw outcome
    if (outcome) return outcome
    sent.push({ device: id, message })
    return 'sent' as const
  }
  return { sent, transports: { FCM: { send } } }
}

const attempt = { attemptsLeft: 3, isStopping: () => false }
const refreshedAt = new Date('2026-11-01T00:00:00Z')

/** A notification for a person with some devices. */
async function aPush({ devices = 1, ...overrides }: Parameters<typeof aNotification>[1] & { devices?: number } = {}) {
  const userId = overrides.userId ?? (await aUser(db)).id
  const ids = []
  for (let count = 0; count < devices; count++) ids.push((await aPushDevice(db, { userId, refreshedAt })).id)
  return { notification: await aNotification(db, { createdAt: now, ...overrides, userId }), devices: ids }
}

test('sends to every device once, whatever is delivered again', async () => {
  const { notification, devices } = await aPush({ devices: 3 })
  const { sent, transports } = aTransport()

  const first = await deliverPushes(db, [notification.id], transports, attempt, now)
  await deliverPushes(db, [notification.id], transports, attempt, now)

  expect(first).toEqual([null])
  expect(sent.map(({ device }) => device).sort()).toEqual([...devices].sort())
  expect(sent[0]?.message).toMatchObject({
    notificationId: notification.id,
    title: 'Your suggestion was approved',
    topic: 'SUGGESTION_DECISION',
    collapseKey: expect.stringMatching(/^[\w-]{32}$/),
    ttlSeconds: 86_400,
    isUrgent: false,
  })
})

test('a device that is gone is removed, unless it was registered again', async () => {
  const { notification, devices } = await aPush({ devices: 2 })
  const [gone = '', refreshed = ''] = devices
  await db
    .update(pushDevices)
    .set({ refreshedAt: new Date(now.getTime() + 1) })
    .where(eq(pushDevices.id, refreshed))
  const { transports } = aTransport(new Map(devices.map((id) => [id, 'gone'])))

  expect(await deliverPushes(db, [notification.id], transports, attempt, now)).toEqual([null])

  const left = await db.select().from(pushDevices).where(eq(pushDevices.userId, notification.userId))
  expect(left.map(({ id }) => id)).toEqual([refreshed])
  expect(left.map(({ id }) => id)).not.toContain(gone)
})

test('a failure concerns its notification only; another attempt leaves out the devices that have it', async () => {
  const [failing, other] = [await aPush({ devices: 2 }), await aPush()]
  const [broken = ''] = failing.devices
  const { sent, transports } = aTransport(new Map([[broken, new Error('fcm answered with status 500.')]]))
  const ids = [failing.notification.id, other.notification.id]

  const [failure, success] = await deliverPushes(db, ids, transports, attempt, now)

  expect(failure?.message).toBe('fcm answered with status 500.')
  expect(success).toBeNull()
  expect(sent).toHaveLength(2)
  const again = aTransport()
  await deliverPushes(db, ids, again.transports, attempt, now)
  expect(again.sent.map(({ device }) => device)).toEqual([broken])
})

describe('when the push service asks for a pause', () => {
  const at = new Date('2026-11-30T12:03:00Z')
  const pausing = async (attemptsLeft: number) => {
    const { notification, devices } = await aPush()
    const { transports } = aTransport(new Map([[devices[0] ?? '', new RetryLater('slow down', at)]]))
    return {
      notification,
      result: await deliverPushes(db, [notification.id], transports, { ...attempt, attemptsLeft }, now),
    }
  }

  test('another job goes on then, with the attempts that are left', async () => {
    const { notification, result } = await pausing(3)

    expect(result).toEqual([null])
    expect(await waitingJobs(db)).toEqual([{ task: 'deliver_push', payload: [notification.id], runAt: at }])
  })

  test('the last attempt is a failure', async () => {
    const { result } = await pausing(0)

    expect(result[0]?.message).toBe('slow down')
    expect(await waitingJobs(db)).toEqual([])
  })
})

test('leaves out what expired, was read, is not wanted any more, or has a transport without an adapter', async () => {
  const unwanted = await aPush()
  await setPreferences(db, unwanted.notification.userId, { pushOff: ['SUGGESTION_DECISION'] })
  const phone = await aPush({ devices: 0 })
  await aPushDevice(db, { userId: phone.notification.userId, transport: 'APNS' })
  const all = [await aPush({ expiresAt: now }), await aPush({ readAt: now }), unwanted, phone]
  const { sent, transports } = aTransport()

  const ids = all.map(({ notification }) => notification.id)
  expect(await deliverPushes(db, [...ids, 'ntf_1'], transports, attempt, now)).toEqual(Array(5).fill(null))

  expect(sent).toEqual([])
  expect(await db.$count(pushedNotifications, eq(pushedNotifications.notificationId, ids[0] ?? ''))).toBe(0)
})

test('a job that runs late does not disturb the quiet hours: another one goes on after them', async () => {
  const { notification } = await aPush()
  await setPreferences(db, notification.userId, { quietFrom: '20:00', quietUntil: '07:00' })
  const { sent, transports } = aTransport()

  await deliverPushes(db, [notification.id], transports, attempt, now)

  expect(sent).toEqual([])
  expect(await waitingJobs(db)).toEqual([
    { task: 'deliver_push', payload: [notification.id], runAt: new Date('2026-11-30T22:00:00Z') },
  ])
})

test('a process that stops leaves the rest to another job', async () => {
  const ids = []
  for (let count = 0; count < 25; count++) ids.push((await aPush()).notification.id)
  const { sent, transports } = aTransport()

  await deliverPushes(db, ids, transports, { ...attempt, isStopping: () => sent.length >= 10 }, now)

  expect(sent).toHaveLength(10)
  const [job] = await waitingJobs(db)
  expect(job?.payload).toHaveLength(15)
  await deliverPushes(db, job?.payload ?? [], transports, attempt, now)
  expect(new Set(sent.map(({ message }) => message.notificationId))).toEqual(new Set(ids))
  expect(sent).toHaveLength(25)
})

test('fifty messages take one statement to read and one for each ten that are sent', async () => {
  const ids = []
  for (let count = 0; count < 50; count++) ids.push((await aPush()).notification.id)
  const { sent, transports } = aTransport()
  statements = []

  await deliverPushes(db, ids, transports, attempt, now)

  expect(sent).toHaveLength(50)
  expect(statements.filter((text) => !text.includes('pg_catalog'))).toHaveLength(6)
})

test('the time to live ends with the notification', async () => {
  const { notification } = await aPush({ expiresAt: new Date(now.getTime() + 600_000) })
  const { sent, transports } = aTransport()

  await deliverPushes(db, [notification.id], transports, attempt, now)

  expect(sent[0]?.message.ttlSeconds).toBe(600)
  expect(await db.$count(notifications, eq(notifications.id, notification.id))).toBe(1)
})
