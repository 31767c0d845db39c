import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { accounts } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { signIn } from '../accounts/sign-in.ts'
import { createThrottle } from '../throttle/throttle.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'
import type { Peppers } from './peppers.ts'

const { db, close } = connect(await testDatabase('auth'))
afterAll(close)
const [first, second, third] = ['first', 'second', 'third'].map((nth) => `${nth} ground black pepper, 32 characters`)

const matches = async (passwordHash: string, peppers: Peppers) => verifyPassword(passwordHash, password, peppers)

/** Signs in with the settings of a deployment. */
async function tryToSignIn(email: string, word: string, { current, previous }: Peppers): Promise<boolean> {
  const services = {
    throttle: createThrottle(db, testSettings.AUTH_REFRESH_SECRET),
    config: { peppers: { current, previous }, refreshSecret: testSettings.AUTH_REFRESH_SECRET },
  }
  const device = { deviceName: 'Chrome on Windows', platform: 'WEB' as const, tokenDelivery: 'BODY' as const }
  const result = await signIn(db, services, { email, password: word, device, locale: 'en', network: '192.0.2.1' })
  return 'session' in result
}

const hashOf = async (id: string) =>
  String((await db.select().from(accounts).where(eq(accounts.id, id)))[0]?.passwordHash)

test('a hash names its pepper and is valid only with it, as the current or the previous one', async () => {
  const made = await hashPassword(password, { current: first })

  expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=[\w+/]{8}\$/)
  expect(made).not.toContain(String(first).slice(0, 5))
  expect(await matches(made, { current: first })).toBe(true)
  expect(await matches(made, { current: second, previous: first })).toBe(true)
  expect(await matches(made, { previous: first })).toBe(true)
  expect(await matches(made, { current: second, previous: third })).toBe(false)
  expect(await matches(made, {})).toBe(false)
})

test('a hash whose id was removed or exchanged is not valid', async () => {
  const made = await hashPassword(password, { current: first })
  const id = /,keyid=[^$]+/
  const ofSecond = id.exec(await hashPassword(password, { current: second }))?.[0]

  const peppers = { current: first, previous: second }
  expect(await matches(made.replace(id, ''), peppers)).toBe(false)
  expect(await matches(made.replace(id, String(ofSecond)), peppers)).toBe(false)
})

test('a hash is outdated with other costs, another pepper or none', async () => {
  const made = await hashPassword(password, { current: first })
  const cheap = await hash(password, { memoryCost: 8192, timeCost: 2 })

  expect(isOutdated(made, { current: first })).toBe(false)
  expect(isOutdated(await hashPassword(password), {})).toBe(false)
  expect(isOutdated(made, { current: second, previous: first })).toBe(true)
  expect(isOutdated(made, { previous: first })).toBe(true)
  expect(isOutdated(await hashPassword(password), { current: first })).toBe(true)
  expect(isOutdated(cheap, {})).toBe(true)
})

test('each sign-in replaces the hash, from no pepper over two rotations to none again', async () => {
  const { id, email } = await anAccount(db)
  const settings: Peppers[] = [
    {},
    { current: first },
    { current: second, previous: first },
    { current: third, previous: second },
    { previous: third },
    {},
  ]

  const hashes: string[] = []
  for (const peppers of settings) {
    expect(await tryToSignIn(email, 'eight yogurt cups', peppers)).toBe(false)
    expect(await tryToSignIn(email, password, peppers)).toBe(true)
    hashes.push(await hashOf(id))
  }

  expect(hashes.map((text) => text.includes('keyid='))).toEqual([false, true, true, true, false, false])
  expect(new Set(hashes).size).toBe(5)
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account?.passwordChangedAt).toBeNull()
})

test('whoever missed a rotation can no longer sign in, and a wrong password replaces nothing', async () => {
  const { id, email, passwordHash } = await anAccount(db, {
    passwordHash: await hashPassword(password, { current: first }),
  })

  expect(await tryToSignIn(email, 'eight yogurt cups', { current: second, previous: first })).toBe(false)
  expect(await tryToSignIn(email, password, { current: third, previous: second })).toBe(false)

  expect(await hashOf(id)).toBe(passwordHash)
})

test('five sign-ins at the same time, which all replace the hash, succeed', async () => {
  const { id, email } = await anAccount(db)

  const answers = await Promise.all(Array.from({ length: 5 }, () => tryToSignIn(email, password, { current: first })))

  expect(answers).toEqual(Array(5).fill(true))
  expect(await matches(await hashOf(id), { current: first })).toBe(true)
})
