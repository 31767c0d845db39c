import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { createHttpServer } from '../../../_shared/http.ts'
import { cachedKeySet } from '../../../_shared/key-set.ts'
import { remoteKeys } from '../../../_shared/remote-keys.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type ReadViewer, signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { readConfig } from '../../config.ts'
import { signingKeys } from '../../db/schema.ts'
import { testSettings } from '../../fixtures.ts'
import { routes } from '../../routes/index.ts'
import { removeSigningKey, rotateSigningKeys } from './rotation.ts'
import { cachedSigningKey, ensureSigningKey, publishedKeys } from './signing-keys.ts'
import { passTime } from './testing.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
const secret = testSettings.AUTH_KEY_SECRET
const issuer = 'http://127.0.0.1:4000'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }

const log = pino({ level: 'silent' })
const folder = await mkdtemp(join(tmpdir(), 'bunri-keys-'))
const http = await createHttpServer(log)
const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url })
await http.register(routes({ db, config, address: () => '' }))
await http.listen({ host: '127.0.0.1', port: 0 })
const keySetUrl = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}/.well-known/jwks.json`
afterAll(async () => {
  await http.close()
  await close()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  await db.delete(signingKeys)
  await ensureSigningKey(db, secret)
  // A key signs for a while before anything happens to it.
  await passTime(db, 60)
})

const signing = async () => (await cachedSigningKey(db, secret)()).kid
const token = async () => `Bearer ${await signAccessToken(await cachedSigningKey(db, secret)(), issuer, viewer)}`
/** Readers as in five processes and in one, whose times are 50 times as short. */
const times = { cacheMs: 400, cooldownMs: 10, failureMs: 100 }
const readers = (): ReadViewer[] =>
  [
    remoteKeys(keySetUrl, { folder, log, times }),
    remoteKeys(keySetUrl, { folder, log, times }),
    cachedKeySet(() => publishedKeys(db), { times }),
  ].map((keys) => viewerReader({ keys, issuer }))

test('tokens are verified without a pause through a rotation, and none is refused', async () => {
  let isOver = false
  let verified = 0
  const refused: unknown[] = []
  const load = readers().map(async (read) => {
    while (!isOver) {
      const each = await token()
      await read(each).then(
        () => verified++,
        (error) => refused.push(error),
      )
    }
  })
  const first = await signing()

  await setTimeout(200)
  const next = await rotateSigningKeys(db, secret, 0)
  // The readers cache the keys for less than that, as they do for less than 15 minutes.
  await setTimeout(2 * times.cacheMs)
  await passTime(db, 16)
  await setTimeout(2 * times.cacheMs)
  await passTime(db, 15)
  await rotateSigningKeys(db, secret, 90)
  await setTimeout(2 * times.cacheMs)
  const last = await signing()
  isOver = true
  await Promise.all(load)

  expect(refused).toEqual([])
  expect(verified).toBeGreaterThan(100)
  expect(last).toBe(next?.kid)
  expect(await db.$count(signingKeys)).toBe(1)
  expect(last).not.toBe(first)
})

test('after a removal the stolen key is refused within the time of the caches, and no token of the new one is', async () => {
  const all = readers()
  const stolen = await token()
  for (const read of all) expect(await read(stolen)).toEqual(viewer)
  const refused: unknown[] = []

  await removeSigningKey(db, secret, await signing())
  const removedMs = performance.now()
  const waits = await Promise.all(
    all.map(async (read) => {
      for (;;) {
        const fresh = await token()
        const [ofStolen, ofFresh] = await Promise.allSettled([read(stolen), read(fresh)])
        if (ofFresh.status === 'rejected') refused.push(ofFresh.reason)
        if (ofStolen.status === 'rejected') return performance.now() - removedMs
      }
    }),
  )

  expect(refused).toEqual([])
  for (const waitMs of waits) expect(waitMs).toBeLessThan(times.cacheMs + 1_000)
})

test('a stolen key is refused within the time of the caches even if nobody else signs in', async () => {
  const all = readers()
  const stolen = await token()
  for (const read of all) await read(stolen)

  await removeSigningKey(db, secret, await signing())
  const removedMs = performance.now()
  const waits = await Promise.all(
    all.map(async (read) => {
      while (await read(stolen).catch(() => null)) await setTimeout(5)
      return performance.now() - removedMs
    }),
  )

  for (const waitMs of waits) expect(waitMs).toBeLessThan(times.cacheMs + 1_000)
})
