import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { createLocalJWKSet } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { createHttpServer } from '../../../_shared/http.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { remoteKeys, signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { readConfig } from '../../config.ts'
import { signingKeys } from '../../db/schema.ts'
import { testSettings } from '../../fixtures.ts'
import { routes } from '../../routes/index.ts'
import { localKeys } from '../../server.ts'
import { cachedSigningKey, ensureSigningKey, publishedKeys, rotateSigningKeys } from './signing-keys.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const secret = testSettings.AUTH_KEY_SECRET
const issuer = 'http://127.0.0.1:4000'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const day = 24 * 60

const http = await createHttpServer(pino({ level: 'silent' }))
await http.register(routes({ db, config: readConfig({ ...testSettings, AUTH_DATABASE_URL: url }), address: () => '' }))
await http.listen({ host: '127.0.0.1', port: 0 })
const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/.well-known/jwks.json`
afterAll(async () => {
  await http.close()
  await close()
})

beforeEach(async () => {
  await db.delete(signingKeys)
  await ensureSigningKey(db, secret)
})

const token = async () => `Bearer ${await signAccessToken(await cachedSigningKey(db, secret)(), issuer, viewer)}`

test('the published keys verify an access token, over HTTP and in the same process', async () => {
  const signed = await token()
  const local = localKeys({ ...testSettings, AUTH_DATABASE_URL: url })

  for (const keys of [remoteKeys(address), local]) {
    expect(await viewerReader({ keys, issuer })(signed)).toEqual(viewer)
    await expect(viewerReader({ keys, issuer })(`${signed.slice(0, -4)}AAAA`)).rejects.toThrow('not valid')
  }
})

test('only the public keys are published, cacheable for a minute', async () => {
  const answer = await fetch(address)

  expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
  expect(await answer.json()).toEqual({
    keys: [
      {
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid: expect.stringMatching(/^key_/),
        x: expect.any(String),
      },
    ],
  })
})

test('the private key is encrypted, and the service does not start with another secret', async () => {
  const [row] = await db.select().from(signingKeys)

  expect(row?.publicJwk).not.toHaveProperty('d')
  expect(Buffer.from(String(row?.encryptedPrivateJwk), 'base64url').toString('latin1')).not.toContain('OKP')
  await expect(ensureSigningKey(db, 'another secret of at least 32 characters')).rejects.toThrow('AUTH_KEY_SECRET')
  await db.update(signingKeys).set({ kid: 'key_another' })
  await expect(ensureSigningKey(db, secret)).rejects.toThrow('AUTH_KEY_SECRET')
})

test('a second start keeps the key', async () => {
  const [before] = await db.select().from(signingKeys)

  await ensureSigningKey(db, secret)

  expect(await db.select().from(signingKeys)).toEqual([before])
})

test('a key younger than the limit is not replaced', async () => {
  await rotateSigningKeys(db, secret, 90)

  expect(await db.$count(signingKeys)).toBe(1)
})

test('the next key is created once and published 15 minutes before it signs', async () => {
  await db.update(signingKeys).set({ createdAt: minutes(-91 * day), signsFrom: minutes(-91 * day) })
  const [old] = await db.select().from(signingKeys)
  // Opens the connections first, so that the rotations really run concurrently.
  await Promise.all([1, 2, 3].map(() => db.execute(sql`select pg_sleep(0.05)`)))

  await Promise.all([1, 2, 3].map(() => rotateSigningKeys(db, secret, 90)))

  const [first, next, ...others] = await publishedKeys(db)
  expect(others).toEqual([])
  expect(first?.kid).toBe(old?.kid)
  expect((await cachedSigningKey(db, secret)()).kid).toBe(old?.kid)
  const [row] = await db
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.kid, String(next?.kid)))
  expect(Number(row?.signsFrom) - Date.now()).toBeGreaterThan(14 * 60_000)
})

test('the next key takes over at its time, and the old one stays published until its tokens have expired', async () => {
  const before = await token()
  await db.update(signingKeys).set({ createdAt: minutes(-91 * day), signsFrom: minutes(-91 * day) })
  await rotateSigningKeys(db, secret, 90)
  const [old, next] = await publishedKeys(db)
  const passTime = async (count: number) => {
    await db
      .update(signingKeys)
      .set({ retiredAt: minutes(-count) })
      .where(eq(signingKeys.kid, String(old?.kid)))
    await db
      .update(signingKeys)
      .set({ signsFrom: minutes(-count) })
      .where(eq(signingKeys.kid, String(next?.kid)))
  }

  await passTime(1)
  const after = await token()
  const read = viewerReader({ keys: createLocalJWKSet({ keys: await publishedKeys(db) }), issuer })

  expect((await cachedSigningKey(db, secret)()).kid).toBe(next?.kid)
  expect(await read(before)).toEqual(viewer)
  expect(await read(after)).toEqual(viewer)

  await passTime(16)
  expect((await publishedKeys(db)).map(({ kid }) => kid)).toEqual([next?.kid])
  await rotateSigningKeys(db, secret, 90)
  expect((await db.select().from(signingKeys)).map(({ kid }) => kid)).toEqual([next?.kid])
})
