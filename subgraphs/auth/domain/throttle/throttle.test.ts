import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { rateLimits } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { hashPassword } from '../passwords/passwords.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

let clients = 0
const newClient = () => `192.0.2.${++clients}`

const signIn = (email: string, word: string, from = newClient()) =>
  execute(
    `mutation SignIn($input: SignInInput!) {
      signIn(input: $input) { result { __typename } userErrors { code message path retryAfterSeconds } }
    }`,
    { input: { email, password: word, device: { platform: 'WEB' } } },
    undefined,
    { 'x-client-ip': from, 'accept-language': 'en' },
  )

test('after five failures in 15 minutes even the right password is refused, but not from another network', async () => {
  const { email } = await anAccount(db)
  const from = newClient()
  for (let round = 0; round < 5; round++) await signIn(email, 'eight yogurt cups', from)

  const { data } = await signIn(email, password, from)
  const elsewhere = await signIn(email, password, newClient())

  expect(data?.signIn.result).toBeNull()
  const [error] = data?.signIn.userErrors ?? []
  expect(error).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', path: null })
  expect(error.message).toBe('Too many tries; try again in 15 minutes.')
  expect(error.retryAfterSeconds).toBeGreaterThan(14 * 60)
  expect(error.retryAfterSeconds).toBeLessThanOrEqual(15 * 60)
  expect(elsewhere.data?.signIn.userErrors).toEqual([])
})

test('of fifty concurrent wrong passwords, five are tried', async () => {
  const { email } = await anAccount(db)
  const from = newClient()

  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(email, 'eight yogurt cups', from)))

  const codes = answers.map(({ data }) => data?.signIn.userErrors[0].code)
  expect(codes.filter((code) => code === 'CREDENTIALS_INVALID')).toHaveLength(5)
  expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(45)
})

test('a success clears the earlier failures', async () => {
  const { email } = await anAccount(db)
  const from = newClient()
  for (let round = 0; round < 4; round++) await signIn(email, 'eight yogurt cups', from)

  await signIn(email, password, from)
  for (let round = 0; round < 4; round++) await signIn(email, 'eight yogurt cups', from)

  expect((await signIn(email, password, from)).data?.signIn.userErrors).toEqual([])
})

test('a network is limited to a hundred failures an hour over all accounts, and successes do not count', async () => {
  const { email } = await anAccount(db)
  const from = newClient()
  await signIn(email, password, from)
  await db.delete(rateLimits).where(like(rateLimits.key, 'sign-in:%'))
  await db.update(rateLimits).set({ points: 99 }).where(eq(rateLimits.points, 0))

  const last = await signIn('nobody1@example.com', password, from)
  const over = await signIn('nobody2@example.com', password, from)

  expect(last.data?.signIn.userErrors).toMatchObject([{ code: 'CREDENTIALS_INVALID' }])
  expect(over.data?.signIn.userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }])
})

test('rate limit keys contain neither addresses nor networks', async () => {
  await signIn('secretive@example.com', password, '203.0.113.77')

  const keys = (await db.select().from(rateLimits)).map(({ key }) => key)

  expect(keys).not.toHaveLength(0)
  for (const key of keys) expect(key).toMatch(/^(sign-ins?|mails?):[\w-]{43}$/)
})

test('when too many hashes are waiting, further sign-ins are rejected and not counted as failures', async () => {
  const { email } = await anAccount(db)
  const from = newClient()
  // Keeps Node's four worker threads busy, so that the queue stays full until both sign-ins arrive.
  const work = Array.from({ length: 4 }, () => promisify(pbkdf2)('', '', 200_000, 32, 'sha512'))
  const crowd = Array.from({ length: 70 }, () => hashPassword(password).catch(() => 'rejected'))

  const [known, unknown] = await Promise.all([signIn(email, password, from), signIn('nobody@example.com', password)])
  const hashes = await Promise.all(crowd)
  await Promise.all(work)

  expect(hashes.filter((made) => made === 'rejected')).toHaveLength(4)
  expect(known.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  // The rejection also shows that an unknown address costs a hash.
  expect(unknown.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  for (let round = 0; round < 4; round++) await signIn(email, 'eight yogurt cups', from)
  expect((await signIn(email, password, from)).data?.signIn.userErrors).toEqual([])
})
