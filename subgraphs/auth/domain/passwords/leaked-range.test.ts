import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { leakedRange } from './leaked-range.ts'

const leaked = '유출된 비밀번호는 쓰지 않아요'
const digest = createHash('sha1').update(leaked.normalize('NFKC')).digest('hex').toUpperCase()
const others = Array.from(
  { length: 800 },
  (_, nth) => `${createHash('sha1').update(`${nth}`).digest('hex').slice(5)}:${nth}`,
)
const rangeWith = (...lines: string[]) => [...others, ...lines].join('\r\n').toUpperCase()

let answer: RequestListener
const asked: { url?: string; padding: unknown }[] = []
const server = createServer((request, response) => {
  asked.push({ url: request.url, padding: request.headers['add-padding'] })
  answer(request, response)
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`

const log: string[] = []
const isLeaked = leakedRange(url, () => pino({}, { write: (line) => log.push(line) }))
const { execute } = await testSubgraph(auth, { ...testSettings, AUTH_LEAKED_PASSWORDS_URL: url })

beforeEach(() => {
  asked.length = 0
  log.length = 0
  answer = (_request, response) => response.end(rangeWith(`${digest.slice(5)}:17`))
})

test('the service gets five digits of the digest and no more', async () => {
  expect(await isLeaked(leaked)).toBe(true)

  expect(asked).toEqual([{ url: `/base/range/${digest.slice(0, 5)}`, padding: 'true' }])
  expect(log).toEqual([])
})

test.each([
  ['of others', rangeWith()],
  ['of padding', rangeWith(`${digest.slice(5)}:0`)],
  ['with a longer line', rangeWith(`${digest.slice(5)}0:17`, `0${digest.slice(5)}:17`)],
])('a range %s does not have the password', async (_what, range) => {
  answer = (_request, response) => response.end(range)

  expect(await isLeaked(leaked)).toBe(false)
  expect(log).toEqual([])
})

test('digests in lower case count', async () => {
  answer = (_request, response) => response.end(`${digest.slice(5).toLowerCase()}:1`)

  expect(await isLeaked(leaked)).toBe(true)
})

test.each<[string, RequestListener]>([
  ['fails', (_request, response) => response.writeHead(503).end(rangeWith(`${digest.slice(5)}:17`))],
  ['never answers', () => {}],
  ['stops in the middle', (_request, response) => response.write(rangeWith())],
  ['sends one line after the other for ever', (_request, response) => drip(response)],
  ['redirects', (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['closes the connection', (request) => request.socket.destroy()],
  ['sends a page', (_request, response) => response.end('<!doctype html><title>Captive portal</title>')],
  ['sends too much', (_request, response) => response.end('x'.repeat(2_000_000))],
])(
  'a password passes within the deadline when the service %s, and the log says so without the digest',
  async (_what, broken) => {
    answer = broken
    const began = performance.now()

    expect(await isLeaked(leaked)).toBe(false)

    expect(performance.now() - began).toBeLessThan(3_000)
    expect(log).toHaveLength(1)
    expect(log[0]).toContain('did not answer')
    expect(log[0]).not.toContain(digest.slice(0, 5))
    expect(asked).toHaveLength(1)
  },
)

test('without a service, or with one that is down, every password passes', async () => {
  const silent = pino({ level: 'silent' })

  expect(await leakedRange(undefined, () => silent)(leaked)).toBe(false)
  expect(await leakedRange('http://127.0.0.1:1', () => silent)(leaked)).toBe(false)
  expect(asked).toEqual([])
})

test('a sign-up with a leaked password is refused, however its Hangul is composed, and one that is too short is not looked up', async () => {
  const signUp = async (password: string) => {
    const input = { email: 'robin@example.com', password, acceptedTermsVersion: '2026-01-01' }
    const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { userErrors { code message } } }'
    return (await execute(query, { input }, undefined, { 'accept-language': 'en' })).data?.signUp.userErrors
  }

  const problem = [{ code: 'PASSWORD_TOO_WEAK', message: 'This password is known from a leak; choose another one.' }]
  expect(await signUp(leaked.normalize('NFD'))).toEqual(problem)
  expect(await signUp(leaked.normalize('NFC'))).toEqual(problem)
  expect(await signUp('yogurt cup')).toMatchObject([{ message: expect.stringContaining('15 to 128') }])
  expect(asked).toHaveLength(2)
})

function drip(response: { write(text: string): boolean; destroyed: boolean }): void {
  const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(`${others[0]}\r\n`)), 50)
}
