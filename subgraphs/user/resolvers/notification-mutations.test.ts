import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { notifications, pushDevices, users } from '../db/schema.ts'
import { aNotification, aPushDevice, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const english = { 'accept-language': 'en' }
const problems = 'userErrors { code message path }'
const preferenceFields = `topics { topic push email } collectionReminderLeadMinutes quietHours { from until }
  marketingConsentAt pushDevices { id transport name refreshedAt } webPushPublicKey`
const update = `mutation ($input: UpdateNotificationPreferencesInput!) {
  updateNotificationPreferences(input: $input) { notificationPreferences { ${preferenceFields} } ${problems} }
}`
const markRead = `mutation ($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { markedCount unreadCount ${problems} }
}`

const preferencesOf = async (id: string) =>
  (await execute(`{ viewer { notificationPreferences { ${preferenceFields} } } }`, {}, id)).data?.viewer
    .notificationPreferences
const change = async (id: string, input: object) =>
  (await execute(update, { input }, id, english)).data?.updateNotificationPreferences

describe('updateNotificationPreferences', () => {
  test('begins with the documented defaults, also for a person without a profile', async () => {
    expect(await preferencesOf(newId('usr'))).toEqual({
      topics: [
        'COLLECTION_REMINDER',
        'COLLECTION_CHANGE',
        'SAVED_PLACE_CHANGE',
        'SUGGESTION_DECISION',
        'WEEKLY_SUMMARY',
      ].map((topic) => ({
        topic,
        push: true,
        email: false,
      })),
      collectionReminderLeadMinutes: 60,
      quietHours: null,
      marketingConsentAt: null,
      pushDevices: [],
      webPushPublicKey: null,
    })
  })

  test('changes what is given, leaves the rest, and null clears the quiet hours', async () => {
    const id = newId('usr')

    await change(id, {
      topics: [{ topic: 'COLLECTION_REMINDER', push: false, email: true }],
      quietHours: { from: '22:00', until: '07:30:00' },
    })
    const { notificationPreferences, userErrors } = await change(id, { collectionReminderLeadMinutes: 1440 })

    expect(userErrors).toEqual([])
    expect(notificationPreferences).toMatchObject({
      topics: [
        { topic: 'COLLECTION_REMINDER', push: false, email: true },
        { push: true },
        { push: true },
        { push: true },
        { push: true },
      ],
      collectionReminderLeadMinutes: 1440,
      quietHours: { from: '22:00:00', until: '07:30:00' },
    })
    expect((await change(id, { quietHours: null })).notificationPreferences).toMatchObject({
      collectionReminderLeadMinutes: 1440,
      quietHours: null,
    })
    await change(id, { topics: [{ topic: 'COLLECTION_REMINDER', push: true, email: false }] })
    expect((await preferencesOf(id)).topics[0]).toEqual({ topic: 'COLLECTION_REMINDER', push: true, email: false })
  })

  test('keeps the time of the first consent until it is withdrawn', async () => {
    const id = newId('usr')
    const consentOf = async (marketingConsent: boolean) =>
      (await change(id, { marketingConsent })).notificationPreferences.marketingConsentAt

    const first = await consentOf(true)

    expect(Date.now() - Date.parse(first)).toBeLessThan(60_000)
    expect(await consentOf(true)).toBe(first)
    expect(await consentOf(false)).toBeNull()
  })

  test('reports every problem and changes nothing', async () => {
    const id = newId('usr')

    const result = await change(id, {
      collectionReminderLeadMinutes: 1441,
      quietHours: { from: '22:00', until: '22:00:00' },
      marketingConsent: true,
    })

    expect(result).toEqual({
      notificationPreferences: null,
      userErrors: [
        {
          code: 'NUMBER_OUT_OF_RANGE',
          message: 'A reminder comes 0 to 1440 minutes before; this is 1441.',
          path: ['input', 'collectionReminderLeadMinutes'],
        },
        {
          code: 'QUIET_HOURS_EMPTY',
          message: 'Quiet hours begin and end at different times; these are the same.',
          path: ['input', 'quietHours'],
        },
      ],
    })
    expect((await preferencesOf(id)).marketingConsentAt).toBeNull()
  })

  test.each(['24:00', '7:00', '22:00:00.5'])('rejects %j as a time of day', async (from) => {
    const { errors } = await execute(update, { input: { quietHours: { from, until: '07:00' } } }, newId('usr'))

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})

describe('markNotificationsRead', () => {
  const marked = async (userId: string, input: object) =>
    (await execute(markRead, { input }, userId, english)).data?.markNotificationsRead

  test('marks by ids, and everything up to one; others’ stay unread', async () => {
    const { id: userId } = await aUser(db)
    const rows = []
    for (let minute = 0; minute < 5; minute++)
      rows.push(await aNotification(db, { userId, createdAt: new Date(Date.UTC(2026, 10, 1, 0, minute)) }))
    const [oldest, , middle, , newest] = rows
    const foreign = await aNotification(db)

    expect(await marked(userId, {})).toEqual({ markedCount: 0, unreadCount: 5, userErrors: [] })
    expect(await marked(userId, { notificationIds: [newest?.id, foreign.id, 'ntf_1', oldest?.id] })).toMatchObject({
      markedCount: 2,
      unreadCount: 3,
    })
    expect(await marked(userId, { throughId: middle?.id })).toMatchObject({ markedCount: 2, unreadCount: 1 })
    expect(await marked(userId, { throughId: foreign.id })).toEqual({
      markedCount: null,
      unreadCount: null,
      userErrors: [
        { code: 'NOT_FOUND', message: 'The account has no such notification.', path: ['input', 'throughId'] },
      ],
    })
    const [row] = await db.select().from(notifications).where(eq(notifications.id, foreign.id))
    expect(row?.readAt).toBeNull()
  })
})

test.each([
  [
    'updateNotificationPreferences',
    'marketingConsent: true',
    'notificationPreferences { collectionReminderLeadMinutes }',
  ],
  ['registerPushDevice', 'transport: APNS, token: "x"', 'pushDevice { id }'],
  ['unregisterPushDevice', 'pushDeviceId: "psd_1"', 'removedPushDeviceId'],
  ['markNotificationsRead', 'throughId: "ntf_1"', 'markedCount'],
])('%s requires sign-in', async (field, input, fields) => {
  const { data, errors } = await execute(`mutation { ${field}(input: { ${input} }) { ${fields} } }`)

  expect(data).toEqual({ [field]: null })
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('with the profile goes everything about the person', async () => {
  const { id: userId } = await aUser(db)
  await change(userId, { marketingConsent: true })
  await aPushDevice(db, { userId })
  await aNotification(db, { userId })

  await db.delete(users).where(eq(users.id, userId))

  expect(await db.$count(pushDevices, eq(pushDevices.userId, userId))).toBe(0)
  expect(await db.$count(notifications, eq(notifications.userId, userId))).toBe(0)
})
