import { createECDH, randomBytes } from 'node:crypto'
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
const register = `mutation ($input: RegisterPushDeviceInput!) {
  registerPushDevice(input: $input) { pushDevice { id transport name refreshedAt } ${problems} }
}`
const unregister = `mutation ($input: UnregisterPushDeviceInput!) {
  unregisterPushDevice(input: $input) { removedPushDeviceId ${problems} }
}`
const markRead = `mutation ($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { markedCount unreadCount ${problems} }
}`

const preferencesOf = async (id: string) =>
  (await execute(`{ viewer { notificationPreferences { ${preferenceFields} } } }`, {}, id)).data?.viewer
    .notificationPreferences
const change = async (id: string, input: object) =>
  (await execute(update, { input }, id, english)).data?.updateNotificationPreferences

/** What a browser gives, with keys of its own. */
function aSubscription(endpoint = `https://updates.push.services.mozilla.com/wpush/v2/${newId('tok')}`) {
  const curve = createECDH('prime256v1')
  const keys = { p256dh: curve.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
  return { endpoint, expirationTime: null, keys }
}

describe('updateNotificationPreferences', () => {
  test('begins with the documented defaults, also for a person without a profile', async () => {
    expect(await preferencesOf(newId('usr'))).toEqual({
      topics: ['COLLECTION_REMINDER', 'COLLECTION_CHANGE', 'SAVED_PLACE_CHANGE', 'SUGGESTION_DECISION'].map(
        (topic) => ({
          topic,
          push: true,
          email: false,
        }),
      ),
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

describe('registerPushDevice', () => {
  const registered = async (id: string, input: object) =>
    (await execute(register, { input }, id, english)).data?.registerPushDevice

  test('registers browsers and phones; registering again refreshes', async () => {
    const id = newId('usr')
    const subscription = aSubscription()
    const input = { transport: 'WEB_PUSH', token: JSON.stringify(subscription) }

    const first = await registered(id, { ...input, name: 'Chrome' })
    const again = await registered(id, { ...input, token: JSON.stringify({ ...aSubscription(subscription.endpoint) }) })
    await registered(id, { transport: 'FCM', token: `abc-_:${'x'.repeat(140)}`, name: ' Phone ' })
    await registered(id, { transport: 'APNS', token: 'AB'.repeat(32) })

    expect(first.userErrors).toEqual([])
    expect(again.pushDevice).toMatchObject({ id: first.pushDevice.id, name: null })
    expect((await preferencesOf(id)).pushDevices).toMatchObject([
      { transport: 'APNS', name: null },
      { transport: 'FCM', name: 'Phone' },
      { transport: 'WEB_PUSH' },
    ])
    const [row] = await db.select().from(pushDevices).where(eq(pushDevices.id, first.pushDevice.id))
    expect(row).toMatchObject({ token: subscription.endpoint, locale: 'en' })
    expect(row?.p256dh).not.toBe(subscription.keys.p256dh)
  })

  test('of another account moves the device, which gets another id', async () => {
    const [ada, robin] = [newId('usr'), newId('usr')]
    const input = { transport: 'WEB_PUSH', token: JSON.stringify(aSubscription()) }

    const first = await registered(ada, input)
    const second = await registered(robin, input)

    expect(second.pushDevice.id).not.toBe(first.pushDevice.id)
    expect((await preferencesOf(ada)).pushDevices).toEqual([])
    expect((await preferencesOf(robin)).pushDevices).toHaveLength(1)
  })

  test('a person has at most 20 devices, also with concurrent calls; a registered one can be refreshed', async () => {
    const { id } = await aUser(db)
    for (let count = 0; count < 18; count++) await aPushDevice(db, { userId: id })
    const inputs = Array.from({ length: 6 }, () => ({ transport: 'WEB_PUSH', token: JSON.stringify(aSubscription()) }))

    const results = await Promise.all(inputs.map((input) => registered(id, input)))

    const refused = results.filter(({ pushDevice }) => pushDevice === null)
    expect(refused).toHaveLength(4)
    expect(refused[0].userErrors).toMatchObject([{ code: 'LIMIT_REACHED', path: null }])
    const [accepted] = inputs.filter((_, index) => results[index].pushDevice)
    expect(await registered(id, accepted ?? {})).toMatchObject({ userErrors: [] })
  })

  test.each([
    ['no JSON', 'https://updates.push.services.mozilla.com/x'],
    ['no keys', JSON.stringify({ endpoint: aSubscription().endpoint })],
    ['a host of nobody', JSON.stringify(aSubscription('https://push.example/x'))],
    ['a host that only ends alike', JSON.stringify(aSubscription('https://evilpush.services.mozilla.com.example/x'))],
    ['the suffix alone', JSON.stringify(aSubscription('https://push.services.mozilla.com/x'))],
    ['no TLS', JSON.stringify(aSubscription('http://fcm.googleapis.com/fcm/send/x'))],
    ['another port', JSON.stringify(aSubscription('https://fcm.googleapis.com:8443/x'))],
    ['a password', JSON.stringify(aSubscription('https://me:too@fcm.googleapis.com/x'))],
    ['this machine', JSON.stringify(aSubscription('http://127.0.0.1:5432/x'))],
    ['a short secret', JSON.stringify({ ...aSubscription(), keys: { ...aSubscription().keys, auth: 'AAAA' } })],
    [
      'a point off the curve',
      JSON.stringify({
        ...aSubscription(),
        keys: { ...aSubscription().keys, p256dh: Buffer.from([4, ...Array(64).fill(1)]).toString('base64url') },
      }),
    ],
  ])('refuses a subscription with %s', async (_what, token) => {
    const result = await registered(newId('usr'), { transport: 'WEB_PUSH', token })

    expect(result).toEqual({
      pushDevice: null,
      userErrors: [
        {
          code: 'PUSH_TOKEN_INVALID',
          message: 'This is not a token or subscription of the push service.',
          path: ['input', 'token'],
        },
      ],
    })
  })

  test('reports a bad token and a bad name together', async () => {
    const { userErrors } = await registered(newId('usr'), { transport: 'APNS', token: 'xyz', name: '\u3164' })

    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['PUSH_TOKEN_INVALID', 'DEVICE_NAME_INVALID'])
  })
})

test('unregisterPushDevice removes a device of one’s own only', async () => {
  const device = await aPushDevice(db)
  const remove = async (id: string) =>
    (await execute(unregister, { input: { pushDeviceId: device.id } }, id, english)).data?.unregisterPushDevice

  expect(await remove(newId('usr'))).toEqual({
    removedPushDeviceId: null,
    userErrors: [{ code: 'NOT_FOUND', message: 'The account has no such device.', path: ['input', 'pushDeviceId'] }],
  })
  expect(await remove(device.userId)).toEqual({ removedPushDeviceId: device.id, userErrors: [] })
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
