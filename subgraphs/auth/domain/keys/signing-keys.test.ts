import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { createHttpServer } from '../../../_shared/http.ts'
import { remoteKeys } from '../../../_shared/remote-keys.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { readConfig } from '../../config.ts'
import { signingKeys } from '../../db/schema.ts'
import { testSettings } from '../../fixtures.ts'
import { routes } from '../../routes/index.ts'
import { localKeys } from '../../server.ts'
import { cachedSigningKey, ensureSigningKey } from './signing-keys.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const secret = testSettings.AUTH_KEY_SECRET
const issuer = 'http://127.0.0.1:4000'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }

const log = pino({ level: 'silent' })
const folder = await mkdtemp(join(tmpdir(), 'bunri-keys-'))
const http = await createHttpServer(log)
const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url })
await http.register(routes({ db, config, address: () => address }))
await http.listen({ host: '127.0.0.1', port: 0 })
const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
const keySetUrl = `${address}/.well-known/jwks.json`
afterAll(async () => {
  await http.close()
  await close()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  await db.delete(signingKeys)
  await ensureSigningKey(db, secret)
})

const token = async () => `Bearer ${await signAccessToken(await cachedSigningKey(db, secret)(), issuer, viewer)}`

test('the published keys verify an access token, over HTTP and in the same process', async () => {
  const signed = await token()
  const local = localKeys({ ...testSettings, AUTH_DATABASE_URL: url })

  for (const keys of [remoteKeys(keySetUrl, { folder, log }), local]) {
    expect(await viewerReader({ keys, issuer })(signed)).toEqual(viewer)
    await expect(viewerReader({ keys, issuer })(`${signed.slice(0, -4)}AAAA`)).rejects.toThrow('not valid')
  }
})

test('only the public keys are published, cacheable for twenty seconds', async () => {
  const answer = await fetch(keySetUrl)

  expect(answer.headers.get('cache-control')).toBe('public, max-age=20')
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

test('the key that signs is read for each token and decrypted once', async () => {
  const statements: string[] = []
  const counted = connect(url, { max: 1, onStatement: (text) => statements.push(text) })
  const signingKey = cachedSigningKey(counted.db, secret)
  const first = await signingKey()
  statements.length = 0

  const again = await signingKey()
  await counted.close()

  expect(again).toBe(first)
  expect(statements.filter((text) => text.includes('"signing_keys"'))).toHaveLength(1)
})
