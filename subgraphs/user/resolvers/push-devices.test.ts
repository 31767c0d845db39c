import { createECDH, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { pushDevices } from '../db/schema.ts'
import { aPushDevice, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const english = { 'accept-language': 'en' }
const problems = 'userErrors { code message path }'
const register = `mutation ($input: RegisterPushDeviceInput!) {
  registerPushDevice(input: $input) { pushDevice { id transport name refreshedAt } ${problems} }
}`
const unregister = `mutation ($input: UnregisterPushDeviceInput!) {
  unregisterPushDevice(input: $input) { removedPushDeviceId ${problems} }
}`

const devicesOf = async (id: string) => {
  const query = '{ viewer { notificationPreferences { pushDevices { id transport name refreshedAt } } } }'
  return (await execute(query, {}, id)).data?.viewer.notificationPreferences.pushDevices
}

/** What a browser gives, with keys of its own. */
function aSubscription(endpoint = `https://updates.push.services.mozilla.com/wpush/v2/${newId('tok')}`) {
  const curve = createECDH('prime256v1')
  const keys = { p256dh: curve.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') }
  return { endpoint, expirationTime: null, keys }
}

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
    expect(await devicesOf(id)).toMatchObject([
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
    expect(await devicesOf(ada)).toEqual([])
    expect(await devicesOf(robin)).toHaveLength(1)
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
          message: 'This is not a token or subscription, or its push service is not one that we send to.',
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
