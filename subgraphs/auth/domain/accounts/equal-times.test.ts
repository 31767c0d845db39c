import { randomInt } from 'node:crypto'
import { inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { propertyRuns, testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { type AccountRow, accounts, emailChanges } from '../../db/schema.ts'
import { aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { hashPassword } from '../passwords/passwords.ts'

// Method: requests for known and for unknown addresses alternate in random order, each from its own network and for its
// own address. We compare ranks, not times: `share` is the probability that a random request for a known address takes
// longer than one for an unknown address (Mann-Whitney U divided by the number of pairs). Without any difference it is
// 0.5, with a standard deviation of sqrt((2n + 1) / 12n²).
// Power: the limit is 4.5 standard deviations, which chance exceeds in one of 150,000 runs. A share that is 7 away from
// 0.5 is found in 99% of runs. The last test adds trivial statements, which have to be found: four in the long run; sixty,
// more than the time of a request, in `npm test`, which has fewer requests and other tests beside it. One password hash more
// shifts the share to 0 or 1 in both.

const { db, execute } = await testSubgraph(auth, testSettings)
const passwordHash = await hashPassword('seven yogurt cups')

/** Requests of each kind. Those that hash a password or need a session take longer. */
const ofMails = propertyRuns(50, 1_000)
const ofChanges = propertyRuns(25, 500)
const ofPasswords = propertyRuns(20, 300)
/** How many statements more have to be found. */
const added = ofMails < 1_000 ? 60 : 4

const deviation = (n: number) => Math.sqrt((2 * n + 1) / (12 * n * n))

let people = 0
async function knownAddresses(
  count: number,
  overrides: Partial<Pick<AccountRow, 'emailVerifiedAt' | 'passwordHash'>> = {},
): Promise<string[]> {
  const now = new Date()
  const rows = Array.from({ length: count }, () => {
    const email = `known${++people}@example.com`
    const ids = { id: newId('usr'), contributorId: newId('ctr') }
    const dates = { emailVerifiedAt: now, termsAcceptedAt: now, createdAt: now }
    return { ...ids, email, emailKey: email, passwordHash, termsVersion: '2026-01-01', ...dates, ...overrides }
  })
  await db.insert(accounts).values(rows)
  return rows.map(({ email }) => email)
}
const unknownAddresses = (count: number) => Array.from({ length: count }, () => `other${++people}@example.com`)

let networks = 0
type Ask = (email: string, headers: { 'x-client-ip': string }) => Promise<unknown>

/**
 * The probability that `ask` takes longer for a known address than for an unknown one; with `next`, that what follows it
 * takes longer.
 */
async function shareOfSlowerKnown(
  known: readonly string[],
  unknown: readonly string[],
  ask: Ask,
  next?: () => Promise<unknown>,
): Promise<number> {
  const requests = [
    ...known.map((email) => ({ email, isKnown: true })),
    ...unknown.map((email) => ({ email, isKnown: false })),
  ]
  const times: { ms: number; isKnown: boolean }[] = []
  while (requests.length > 0) {
    const [request] = requests.splice(randomInt(requests.length), 1)
    if (!request) break
    const network = `10.${++networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`
    const start = performance.now()
    await ask(request.email, { 'x-client-ip': network })
    const between = performance.now()
    await next?.()
    times.push({ ms: performance.now() - (next ? between : start), isKnown: request.isKnown })
  }
  times.sort((a, b) => a.ms - b.ms)
  const ranks = times.flatMap(({ isKnown }, index) => (isKnown ? [index + 1] : []))
  const u = ranks.reduce((sum, rank) => sum + rank, 0) - (ranks.length * (ranks.length + 1)) / 2
  return u / (known.length * unknown.length)
}

const requestReset: Ask = (email, headers) =>
  execute(
    'mutation R($email: String!) { requestPasswordReset(input: { email: $email }) { resendAllowedAt } }',
    { email },
    undefined,
    headers,
  )
const requestVerification: Ask = (email, headers) =>
  execute(
    'mutation V($email: String!) { requestEmailVerification(input: { email: $email }) { resendAllowedAt } }',
    { email },
    undefined,
    headers,
  )
const signIn: Ask = (email, headers) =>
  execute(
    `mutation S($email: String!) {
      signIn(input: { email: $email, password: "eight yogurt cups", device: { platform: WEB } }) { userErrors { code } }
    }`,
    { email },
    undefined,
    headers,
  )
const signUp: Ask = (email, headers) =>
  execute(
    `mutation U($email: String!) {
      signUp(input: { email: $email, password: "eight yogurt cups", acceptedTermsVersion: "2026-01-01" }) {
        userErrors { code }
      }
    }`,
    { email },
    undefined,
    headers,
  )

// The session is opened before the time is taken.
const viewers = new Map<string, Viewer>()
const requestChange: Ask = (email, headers) =>
  execute(
    'mutation C($email: String!) { requestEmailChange(input: { newEmail: $email }) { pendingEmail } }',
    { email },
    viewers.get(email),
    headers,
  )

test('requestEmailChange takes as long for addresses with an account as for others', async () => {
  const [known, unknown] = [await knownAddresses(ofChanges), unknownAddresses(ofChanges)]
  const people = (
    await db
      .select()
      .from(accounts)
      .where(inArray(accounts.email, await knownAddresses(2 * ofChanges)))
  ).values()
  for (const email of [...known, ...unknown]) {
    const person = people.next().value
    if (person) viewers.set(email, (await aSession(db, person.id)).viewer)
  }

  const share = await shareOfSlowerKnown(known, unknown, requestChange)

  expect(await db.$count(emailChanges)).toBe(2 * ofChanges)
  expect(Math.abs(share - 0.5)).toBeLessThan(4.5 * deviation(ofChanges))
}, 120_000)

test.each([
  ['requestPasswordReset', ofMails, requestReset, {}],
  ['requestEmailVerification', ofMails, requestVerification, { emailVerifiedAt: null }],
  ['signIn with a wrong password', ofPasswords, signIn, {}],
  ['signIn for an account without a password', ofPasswords, signIn, { passwordHash: null }],
  ['signUp', ofPasswords, signUp, {}],
])(
  '%s takes as long for known addresses as for unknown ones',
  async (_name, n, ask, overrides) => {
    const known = await knownAddresses(n, overrides)
    // The first requests open connections and compile code.
    for (const email of unknownAddresses(10))
      await ask(email, { 'x-client-ip': `172.16.${++networks >> 8}.${networks & 255}` })

    const share = await shareOfSlowerKnown(known, unknownAddresses(n), ask)

    expect(Math.abs(share - 0.5)).toBeLessThan(4.5 * deviation(n))
  },
  120_000,
)

test('what follows a request for a mail takes as long, whether or not one is sent', async () => {
  const known = await knownAddresses(ofMails)
  const next = async () => {
    for (let nth = 0; nth < 4; nth++) await execute('{ isAccessTokenCurrent }', {}, 'usr_nobody')
  }

  const share = await shareOfSlowerKnown(known, unknownAddresses(ofMails), requestReset, next)

  expect(Math.abs(share - 0.5)).toBeLessThan(4.5 * deviation(ofMails))
}, 120_000)

test(`the method finds ${added} trivial statements more for known addresses`, async () => {
  const known = await knownAddresses(ofMails)
  const isKnown = new Set(known)
  const withMore: Ask = async (email, headers) => {
    await requestReset(email, headers)
    for (let nth = 0; nth < added && isKnown.has(email); nth++) await db.execute(sql`select 1`)
  }

  const share = await shareOfSlowerKnown(known, unknownAddresses(ofMails), withMore)

  expect(share - 0.5).toBeGreaterThan(4.5 * deviation(ofMails))
}, 120_000)
