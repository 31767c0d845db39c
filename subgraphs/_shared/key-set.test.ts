import { setTimeout } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeEach, expect, test, vi } from 'vitest'
import { cachedKeySet } from './key-set.ts'
import { signAccessToken, viewerReader } from './viewer.ts'

const issuer = 'http://auth.test'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
const pair = await generateKeyPair('EdDSA')
const nextPair = await generateKeyPair('EdDSA')
const one: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'EdDSA' }
const two: JWK = { ...(await exportJWK(nextPair.publicKey)), kid: 'two', alg: 'EdDSA' }
const signedBy = async (kid: string, { privateKey } = pair) =>
  `Bearer ${await signAccessToken({ kid, privateKey }, issuer, viewer)}`
const token = await signedBy('one')
const nextToken = await signedBy('two', nextPair)
const seconds = (count: number) => count * 1_000
const hours = (count: number) => seconds(count * 3_600)

// Not restored: for the files that this worker runs next, time may jump forward but not back.
let passedMs = 0
const realNow = performance.now.bind(performance)
vi.spyOn(performance, 'now').mockImplementation(() => realNow() + passedMs)
const pass = (ms: number) => {
  passedMs += ms
}

/** What auth publishes, and whether it answers, fails or hangs. */
let published: JWK[]
let auth: 'answers' | 'fails' | 'hangs'
const read = vi.fn(async () => {
  const found = published
  if (auth === 'hangs') await setTimeout(seconds(60), undefined, { ref: false })
  await setTimeout(20)
  if (auth === 'fails') throw new Error('no connection')
  return found
})
beforeEach(() => {
  read.mockClear()
  published = [one]
  auth = 'answers'
})
const reader = (options: Parameters<typeof cachedKeySet>[1] = {}) =>
  viewerReader({ keys: cachedKeySet(read, options), issuer })
const refusal = { extensions: { code: 'UNAUTHENTICATED' } }

test('keys are read every twenty seconds, however many tokens are checked', async () => {
  const readViewer = reader()
  const ask = () => Promise.all(Array.from({ length: 10 }, () => readViewer(token)))

  expect(await ask()).toEqual(Array(10).fill(viewer))
  pass(seconds(19))
  await ask()
  expect(read).toHaveBeenCalledTimes(1)

  pass(seconds(1))
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})

test('a token with a removed key is refused after the next read', async () => {
  const readViewer = reader()
  await readViewer(token)

  published = [two]
  pass(seconds(20))

  await expect(readViewer(token)).rejects.toMatchObject(refusal)
})

test('a key that was created a moment ago is found by the first token that it signed', async () => {
  const readViewer = reader()
  await readViewer(token)

  published = [one, two]

  expect(await readViewer(nextToken)).toEqual(viewer)
  expect(read).toHaveBeenCalledTimes(2)
})

test('a key that was created while the keys are being read is found as well', async () => {
  const readViewer = reader()
  await readViewer(token)
  const forged = readViewer(await signedBy('key_1')).catch((error) => error)
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2), { interval: 1 })

  published = [two]
  const found = await readViewer(nextToken)

  expect(found).toEqual(viewer)
  expect(await forged).toMatchObject(refusal)
})

test('the twenty seconds begin when the keys are asked for, not when they arrive', async () => {
  const readViewer = reader()
  const first = readViewer(token)
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1), { interval: 1 })
  pass(seconds(2))
  await first

  published = [two]
  pass(seconds(18))

  await expect(readViewer(token)).rejects.toMatchObject(refusal)
})

test('tokens with five hundred unknown keys are refused after one read, and nobody else waits for it', async () => {
  const readViewer = reader({ times: { readTimeoutMs: 300 } })
  await readViewer(token)
  const forged = await Promise.all(Array.from({ length: 500 }, (_none, nth) => signedBy(`key_${nth}`)))
  auth = 'hangs'
  let refused = 0

  const outcomes = Promise.allSettled(forged.map((each) => readViewer(each).finally(() => refused++)))
  expect(await readViewer(token)).toEqual(viewer)
  const refusedBefore = refused

  expect((await outcomes).map(({ status }) => status)).toEqual(Array(500).fill('rejected'))
  expect(refusedBefore).toBe(0)
  expect(read).toHaveBeenCalledTimes(2)
})

test('unknown keys cause two reads a second at most', async () => {
  const readViewer = reader()
  const start = performance.now()

  for (let nth = 0; nth < 4; nth++)
    await expect(readViewer(await signedBy(`key_${nth}`))).rejects.toMatchObject(refusal)

  const reads = read.mock.calls.length
  expect(performance.now() - start).toBeGreaterThan((reads - 1) * 490)
  expect(reads).toBeGreaterThanOrEqual(4)
})

test.each(['fails', 'hangs'] as const)(
  'while auth %s, the last keys are used and only the first request waits',
  async (state) => {
    const readViewer = reader({ times: { readTimeoutMs: 2_000 } })
    await readViewer(token)
    auth = state
    pass(seconds(20))
    await readViewer(token)
    const start = performance.now()

    const found = await Promise.all(Array.from({ length: 20 }, () => readViewer(token)))

    expect(found).toEqual(Array(20).fill(viewer))
    // The others would wait for the first attempt to end, after two seconds.
    expect(performance.now() - start).toBeLessThan(1_500)
  },
)

test('a removed key is refused by the first request after a while without requests, though the last read failed', async () => {
  const readViewer = reader()
  await readViewer(token)
  auth = 'fails'
  pass(seconds(20))
  await readViewer(token)

  auth = 'answers'
  published = [two]
  pass(seconds(6))

  await expect(readViewer(token)).rejects.toMatchObject(refusal)
})

test('once auth answers again, its keys are soon read again', async () => {
  const readViewer = reader()
  await readViewer(token)
  auth = 'fails'
  pass(seconds(20))
  await readViewer(token)
  auth = 'answers'
  published = [two]
  const start = performance.now()

  const check = () => expect(readViewer(token)).rejects.toMatchObject(refusal)
  await vi.waitFor(check, { interval: 20, timeout: seconds(10) })

  expect(performance.now() - start).toBeLessThan(seconds(4))
})

test('keys that were read more than 24 hours ago are not accepted, and the token is not the reason', async () => {
  const readViewer = reader()
  await readViewer(token)
  auth = 'fails'

  pass(hours(24) - seconds(10))
  expect(await readViewer(token)).toEqual(viewer)
  pass(seconds(20))
  const failure = await readViewer(token).catch((error: Error) => error)

  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(GraphQLError)
})

test('without any keys requests fail at once while auth is down, and succeed soon afterwards', async () => {
  const readViewer = reader()
  auth = 'fails'
  await expect(readViewer(token)).rejects.toThrow('cannot be verified right now')

  const start = performance.now()
  await expect(readViewer(token)).rejects.toThrow('cannot be verified right now')
  expect(performance.now() - start).toBeLessThan(1_000)

  auth = 'answers'
  await vi.waitFor(async () => expect(await readViewer(token)).toEqual(viewer), { timeout: 10_000 })
})

test('keys of an earlier process are used only if auth cannot be asked, and expire by their own age', async () => {
  const initial = { keys: [one], ageMs: hours(23) }
  published = [two]
  await expect(reader({ initial })(token)).rejects.toMatchObject(refusal)

  auth = 'fails'
  const readViewer = reader({ initial })
  expect(await readViewer(token)).toEqual(viewer)

  pass(hours(1.1))
  await expect(readViewer(token)).rejects.toThrow('cannot be verified right now')
})

test('the log has the first failure and the recovery', async () => {
  const log = { info: vi.fn(), warn: vi.fn() }
  const readViewer = reader({ log: log as never })
  await readViewer(token)
  auth = 'fails'

  for (let nth = 0; nth < 3; nth++) {
    pass(seconds(30))
    await readViewer(token)
  }
  auth = 'answers'
  pass(seconds(30))
  await readViewer(token)

  expect(log.warn.mock.calls).toEqual([
    [{ type: 'Error', reason: 'no connection' }, 'The keys of access tokens could not be read'],
  ])
  expect(log.info).toHaveBeenCalledTimes(1)
})
