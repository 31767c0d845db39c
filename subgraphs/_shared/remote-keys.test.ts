import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GraphQLError } from 'graphql'
import { exportJWK, generateKeyPair } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { remoteKeys } from './remote-keys.ts'
import { signAccessToken, viewerReader } from './viewer.ts'

const issuer = 'http://auth.test'
const viewer = { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
const pair = await generateKeyPair('EdDSA', { extractable: true })
const nextPair = await generateKeyPair('EdDSA', { extractable: true })
const one = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' }
const two = { ...(await exportJWK(nextPair.publicKey)), kid: 'two', alg: 'EdDSA', use: 'sig' }
const withPrivateHalf = { ...one, ...(await exportJWK(pair.privateKey)) }
const token = `Bearer ${await signAccessToken({ kid: 'one', privateKey: pair.privateKey }, issuer, viewer)}`
const nextToken = `Bearer ${await signAccessToken({ kid: 'two', privateKey: nextPair.privateKey }, issuer, viewer)}`

let answer: (response: ServerResponse) => unknown
const publish =
  (...keys: object[]) =>
  (response: ServerResponse) =>
    response.end(JSON.stringify({ keys }))
const fail = (response: ServerResponse) => response.writeHead(503).end()
const server = createServer((_request, response) => void answer(response)).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

const root = await mkdtemp(join(tmpdir(), 'bunri-keys-'))
let folder: string
let file: string
let count = 0
beforeEach(() => {
  folder = join(root, String(count++), 'keys')
  file = join(folder, 'access-token-keys.json')
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await rm(root, { recursive: true })
})

const silent = pino({ level: 'silent' })
/** A process that starts with what is in the folder. */
const started = ({ log = silent, times = {}, at = url } = {}) =>
  viewerReader({ keys: remoteKeys(at, { folder, log, times }), issuer })
const kept = async () => JSON.parse(await readFile(file, 'utf8'))
const keptKids = async () => (await kept()).keys.map(({ kid }: { kid: string }) => kid)
/** Leaves the file of a process that verified a token a moment ago. */
async function runBefore() {
  answer = publish(one)
  await started()(token)
  await vi.waitFor(kept)
}
async function write(content: unknown) {
  await mkdir(folder, { recursive: true })
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
}
const readAt = (hoursAgo = 0) => new Date(Date.now() - hoursAgo * 3_600_000).toISOString()

test.each<[string, typeof answer]>([
  ['responds with an error status', fail],
  ['redirects', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['responds with HTML', (response) => response.end('<html>')],
  ['responds with other JSON', (response) => response.end('{}')],
  ['responds with a huge key set', publish(one, { filler: 'x'.repeat(100_000) })],
  ['stops in the middle of its response', (response) => response.writeHead(200).write('{"keys":[')],
])('a valid token is not rejected because auth %s', async (_case, broken) => {
  answer = broken

  const failure = await started()(token).catch((error: Error) => error)

  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(GraphQLError)
})

test.each([
  ['another algorithm', { ...one, alg: 'Ed25519' }],
  ['a use other than signatures', { ...one, use: 'enc' }],
  ['a private half', withPrivateHalf],
  ['a wrong length', { ...one, x: 'AAAA' }],
  ['no id', { ...one, kid: undefined }],
  ['another type', { kty: 'oct', k: one.x, kid: 'one', alg: 'HS256' }],
  ['no members', null],
])('a published key with %s is ignored, and the others are used', async (_what, key) => {
  answer = publish(key as object, two)
  const readViewer = started({ times: { cooldownMs: 1 } })

  await expect(readViewer(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  expect(await readViewer(nextToken)).toEqual(viewer)
})

test('if auth publishes no key any more, no token is valid', async () => {
  await runBefore()
  answer = publish()

  await expect(started()(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('a process that starts while auth is down verifies tokens with the keys of the one before', async () => {
  await runBefore()
  answer = fail

  const readViewer = started()

  expect(await readViewer(token)).toEqual(viewer)
  await expect(readViewer(nextToken)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('a process that starts while auth answers does not trust the file', async () => {
  await runBefore()
  answer = publish(two)

  await expect(started()(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

test('only this user can read the file, and no other is left beside it', async () => {
  await runBefore()

  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await readdir(folder)).toEqual(['access-token-keys.json'])
  expect(await kept()).toEqual({ url, readAt: expect.stringMatching(/Z$/), keys: [one] })
})

test('the file is written when the keys change, and a removed key is gone from it', async () => {
  answer = publish(one)
  const readViewer = started({ times: { cacheMs: 1, cooldownMs: 1 } })
  await readViewer(token)
  await vi.waitFor(kept)
  const { readAt: first } = await kept()

  for (let nth = 0; nth < 5; nth++) {
    await new Promise((later) => setTimeout(later, 10))
    await readViewer(token)
  }
  expect((await kept()).readAt).toBe(first)

  answer = publish(two)
  await new Promise((later) => setTimeout(later, 10))
  await readViewer(nextToken)
  await vi.waitFor(async () => expect(await keptKids()).toEqual(['two']))
})

test.each<[string, () => unknown]>([
  ['of another key set', () => ({ url: 'http://elsewhere.test/', readAt: readAt(), keys: [one] })],
  ['that is more than 24 hours old', () => ({ url, readAt: readAt(24.1), keys: [one] })],
  ['from the future', () => ({ url, readAt: readAt(-1), keys: [one] })],
  ['without a time', () => ({ url, keys: [one] })],
  ['with a private key', () => ({ url, readAt: readAt(), keys: [withPrivateHalf] })],
  ['with a key of another algorithm', () => ({ url, readAt: readAt(), keys: [{ ...one, alg: 'HS256' }] })],
  ['without keys', () => ({ url, readAt: readAt(), keys: [] })],
  ['that is cut off', () => JSON.stringify({ url, readAt: readAt(), keys: [one] }).slice(0, -5)],
  ['that is empty', () => ''],
  ['with other JSON', () => 'null'],
])('a file %s is neither trusted nor a problem', async (_what, content) => {
  await write(content())
  answer = fail

  await expect(started()(token)).rejects.toThrow('cannot be verified right now')

  answer = publish(one)
  expect(await started()(token)).toEqual(viewer)
})

test('keys from the file expire 24 hours after they were read, not after the start', async () => {
  await write({ url, readAt: readAt(23.9), keys: [one] })
  answer = fail
  expect(await started()(token)).toEqual(viewer)

  await expect(started({ times: { maxAgeMs: 23.8 * 3_600_000 } })(token)).rejects.toThrow('cannot be verified')
})

test('if the folder cannot be written, tokens are verified and the log says so once', async () => {
  await mkdir(join(folder, '..'), { recursive: true })
  // A file in the place of the folder; root may write anywhere else.
  await writeFile(folder, '')
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  answer = publish(one)
  const readViewer = started({ log, times: { cacheMs: 1, cooldownMs: 1 } })

  for (let nth = 0; nth < 5; nth++) {
    expect(await readViewer(token)).toEqual(viewer)
    await new Promise((later) => setTimeout(later, 20))
  }

  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('could not be kept in KEYS_FOLDER')
})
