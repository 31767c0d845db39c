import { eq, sql } from 'drizzle-orm'
import { createLocalJWKSet } from 'jose'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { type SigningKeyRow, signingKeys } from '../../db/schema.ts'
import { testSettings } from '../../fixtures.ts'
import { allSigningKeys, removeSigningKey, rotateSigningKeys } from './rotation.ts'
import { cachedSigningKey, ensureSigningKey, publishedKeys } from './signing-keys.ts'
import { passTime } from './testing.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const secret = testSettings.AUTH_KEY_SECRET
const issuer = 'http://127.0.0.1:4000'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
const days = 24 * 60
afterAll(close)

beforeEach(async () => {
  await db.delete(signingKeys)
  await ensureSigningKey(db, secret)
  // A key signs for a while before anything happens to it.
  await passTime(db, 60)
})

const kids = (rows: readonly { kid?: string }[]) => rows.map(({ kid }) => kid)
const signing = async () => (await cachedSigningKey(db, secret)()).kid
const token = async () => `Bearer ${await signAccessToken(await cachedSigningKey(db, secret)(), issuer, viewer)}`
test('a key younger than the limit is not replaced', async () => {
  expect(await rotateSigningKeys(db, secret, 90)).toBeNull()

  expect(await db.$count(signingKeys)).toBe(1)
})

test('the next key is created once and published 15 minutes before it signs', async () => {
  await passTime(db, 91 * days)
  const [old] = await allSigningKeys(db)
  // Opens the connections first, so that the rotations really run concurrently.
  await Promise.all([1, 2, 3].map(() => db.execute(sql`select pg_sleep(0.05)`)))

  const created = await Promise.all([1, 2, 3].map(() => rotateSigningKeys(db, secret, 90)))

  const [next, ...others] = created.filter((key) => key !== null)
  expect(others).toEqual([])
  expect(kids(await publishedKeys(db))).toEqual([old?.kid, next?.kid])
  expect(await signing()).toBe(old?.kid)
  expect(Number(next?.signsFrom) - Date.now()).toBeGreaterThan(14 * 60_000)
})

test('the next key takes over at its time, and the old one stays published until its tokens have expired', async () => {
  const before = await token()
  await passTime(db, 91 * days)
  const [old] = await allSigningKeys(db)
  const next = await rotateSigningKeys(db, secret, 90)

  await passTime(db, 16)
  expect(await signing()).toBe(next?.kid)
  const read = viewerReader({ keys: createLocalJWKSet({ keys: await publishedKeys(db) }), issuer })
  for (const each of [before, await token()]) expect(await read(each)).toEqual(viewer)

  await passTime(db, 15)
  expect(kids(await publishedKeys(db))).toEqual([next?.kid])
  expect(kids(await allSigningKeys(db))).toEqual([old?.kid, next?.kid])
  await rotateSigningKeys(db, secret, 90)
  expect(kids(await allSigningKeys(db))).toEqual([next?.kid])
})

test('a rotation at once is possible for a young key, once', async () => {
  const next = await rotateSigningKeys(db, secret, 0)

  expect(next).not.toBeNull()
  expect(await rotateSigningKeys(db, secret, 0)).toBeNull()
})

test('no process signs with a key after it was removed', async () => {
  const other = connect(url, { max: 1 })
  const ofOther = cachedSigningKey(other.db, secret)
  const { kid } = await ofOther()

  const next = await removeSigningKey(db, secret, kid)

  expect((await ofOther()).kid).toBe(next.kid)
  expect(next.kid).not.toBe(kid)
  await other.close()
})

test('a process whose clock is a minute late signs with the new key as well', async () => {
  const next = await removeSigningKey(db, secret, await signing())

  expect(next.signsFrom.getTime()).toBeLessThan(Date.now() - 60_000)
})

/** The keys in the middle of a rotation. */
async function rotating() {
  await rotateSigningKeys(db, secret, 0)
  await passTime(db, 16)
  const next = await rotateSigningKeys(db, secret, 0)
  const [retired, current] = await allSigningKeys(db)
  if (!retired || !current || !next) throw new Error('There are three keys in the middle of a rotation.')
  return { retired, current, next }
}
type Rotation = Awaited<ReturnType<typeof rotating>>

test.each<[string, (keys: Rotation) => SigningKeyRow, (keys: Rotation) => SigningKeyRow, string[]]>([
  ['a retired key, the same key signs', ({ retired }) => retired, ({ current }) => current, ['current', 'next']],
  ['the key that signs, the next one does', ({ current }) => current, ({ next }) => next, ['retired', 'next']],
  ['the next key, the same key signs', ({ next }) => next, ({ current }) => current, ['retired', 'current']],
])('in the middle of a rotation, after the removal of %s', async (_what, removed, signs, left) => {
  const keys = await rotating()

  const answer = await removeSigningKey(db, secret, removed(keys).kid)

  expect(answer.kid).toBe(signs(keys).kid)
  expect(await signing()).toBe(signs(keys).kid)
  expect(kids(await publishedKeys(db))).toEqual(left.map((name) => keys[name as keyof Rotation].kid))
  // Somebody signs then, too.
  await passTime(db, 20)
  expect(await signing()).toMatch(/^key_/)
  expect((await db.select().from(signingKeys)).filter(({ retiredAt }) => !retiredAt)).toHaveLength(1)
})

test('all keys can be removed one by one: a new one signs', async () => {
  const { retired, current, next } = await rotating()

  for (const { kid } of [retired, current, next]) await removeSigningKey(db, secret, kid)

  const [fresh, ...others] = await allSigningKeys(db)
  expect(others).toEqual([])
  expect(kids([retired, current, next])).not.toContain(fresh?.kid)
  expect(await signing()).toBe(fresh?.kid)
})

test('rotations and removals at the same time leave one key that signs, and one at most after it', async () => {
  await Promise.all([1, 2, 3, 4].map(() => db.execute(sql`select pg_sleep(0.05)`)))
  for (let nth = 0; nth < 10; nth++) {
    const kid = await signing()

    await Promise.allSettled([
      removeSigningKey(db, secret, kid),
      rotateSigningKeys(db, secret, 0),
      removeSigningKey(db, secret, kid),
      rotateSigningKeys(db, secret, 0),
    ])

    expect(await signing()).not.toBe(kid)
    const last = await db.select().from(signingKeys).where(sql`${signingKeys.retiredAt} is null`)
    expect(last).toHaveLength(1)
    await passTime(db, 16)
  }
})

test('an unknown key and another secret change nothing', async () => {
  const before = await allSigningKeys(db)
  const other = 'another secret of at least 32 characters'

  await expect(removeSigningKey(db, secret, 'key_nothing')).rejects.toThrow('There is no signing key key_nothing.')
  await expect(removeSigningKey(db, other, String(before[0]?.kid))).rejects.toThrow('AUTH_KEY_SECRET')
  await expect(rotateSigningKeys(db, other, 0)).rejects.toThrow('AUTH_KEY_SECRET')

  expect(await allSigningKeys(db)).toEqual(before)
})

test('a removed key is neither published nor kept', async () => {
  const kid = await signing()

  await removeSigningKey(db, secret, kid)

  expect(kids(await publishedKeys(db))).not.toContain(kid)
  expect(await db.select().from(signingKeys).where(eq(signingKeys.kid, kid))).toEqual([])
})
