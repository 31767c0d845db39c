import { randomBytes } from 'node:crypto'
import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import {
  accounts,
  passkeyChallenges,
  passkeys,
  rateLimits,
  securityEvents,
  sessions,
  totpFactors,
} from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { codesOf, passkeyGraph } from './testing.ts'
import { anAuthenticator, type Deviations } from './testing-authenticator.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const graph = passkeyGraph(execute)

/** An account with a passkey. */
async function aPerson(...given: Parameters<typeof anAuthenticator>) {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  const { authenticator, passkey } = await graph.register(viewer, anAuthenticator(...given))
  return { account, viewer, authenticator, passkey }
}
const rowOf = async ({ passkey }: { passkey: { id: string } }) => {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, passkey.id))
  return row
}

const isRejected = { result: null, userErrors: [{ code: 'PASSKEY_REJECTED', path: ['input', 'response'] }] }

test('the options are alike for everybody', async () => {
  const { challengeToken, options } = await graph.ask('startPasskeySignIn')

  expect(options).toEqual({
    rpId: 'localhost',
    challenge: expect.stringMatching(/^[\w-]{43}$/),
    timeout: 300_000,
    userVerification: 'required',
    allowCredentials: [],
  })
  expect(JSON.stringify(await db.select().from(passkeyChallenges))).not.toContain(challengeToken)
})

test('a passkey signs in without a name or a code, and the person goes on in the same operation', async () => {
  const person = await aPerson()
  await db
    .insert(totpFactors)
    .values({ accountId: person.account.id, encryptedSecret: '', createdAt: new Date(), enabledAt: new Date() })
  const before = Date.now()

  const { result, userErrors } = await graph.signIn(person.authenticator)

  expect(userErrors).toEqual([])
  expect(result).toMatchObject({
    __typename: 'SignedIn',
    session: { deviceName: 'Test', platform: 'WEB' },
    user: { id: person.account.id },
    tokens: { refreshToken: expect.stringMatching(/^v1\./) },
  })
  const row = await rowOf(person)
  expect(row?.signatureCount).toBe(2)
  expect(row?.lastUsedAt?.getTime()).toBeGreaterThanOrEqual(before)
  const events = await db.select().from(securityEvents).where(eq(securityEvents.sessionId, result.session.id))
  expect(events).toMatchObject([{ kind: 'SIGNED_IN', signInMethod: 'PASSKEY' }])
})

test('a passkey that does not count, or names no user, signs in as often as it likes', async () => {
  const { authenticator } = await aPerson({ counts: false })

  for (const given of [{}, { userHandle: null }, { userHandle: '' }])
    expect((await graph.signIn(authenticator, given)).userErrors).toEqual([])
})

test('a passkey that was backed up since its registration is synced from then on', async () => {
  const person = await aPerson()

  await graph.signIn(person.authenticator, { flags: 0x01 | 0x04 | 0x08 | 0x10 })

  expect(await rowOf(person)).toMatchObject({ isSynced: true })
})

const wrong: [what: string, given: Deviations][] = [
  ['of another page', { origin: 'https://bunri.example' }],
  ['of a page in a frame of another', { clientData: { crossOrigin: true, topOrigin: 'https://other.example' } }],
  ['for another domain', { rpId: 'bunri.example' }],
  ['to another challenge', { challenge: randomBytes(32).toString('base64url') }],
  ['of a registration', { type: 'webauthn.create' }],
  ['without verification of the person', { flags: 0x01 }],
  ['without a person', { flags: 0x04 }],
  ['of an unknown passkey', { credentialId: randomBytes(32) }],
  ['for somebody else', { userHandle: Buffer.from('usr_01h2xcejqtf2nbrexx3vqjhp41').toString('base64url') }],
  ['with a count that stays', { counter: 1 }],
  ['with a count that falls to none', { counter: 0 }],
]

test.each(wrong)('an answer %s is rejected', async (_what, given) => {
  const person = await aPerson()
  const before = await db.$count(sessions)

  expect(await graph.signIn(person.authenticator, given)).toMatchObject(isRejected)

  expect(await db.$count(sessions)).toBe(before)
  expect(await rowOf(person)).toMatchObject({ signatureCount: 1, lastUsedAt: null })
  expect((await graph.signIn(person.authenticator)).userErrors).toEqual([])
})

test('an answer that was changed, or signed by another key, is rejected', async () => {
  const [one, other] = [await aPerson(), await aPerson()]
  const change = async (edit: (response: Record<string, string>, options: { challenge: string }) => object) => {
    const { challengeToken, options } = await graph.ask('startPasskeySignIn')
    const answer = one.authenticator.signIn(options)
    const response = { ...answer.response, ...edit(answer.response as Record<string, string>, options) }
    return graph.finishSignIn(challengeToken, { ...answer, response })
  }
  const flipped = (text = '') => {
    const bytes = Buffer.from(text, 'base64url')
    bytes[bytes.length - 1] = Number(bytes.at(-1)) ^ 1
    return bytes.toString('base64url')
  }

  for (const part of ['signature', 'authenticatorData', 'clientDataJSON'])
    expect(await change((response) => ({ [part]: flipped(response[part]) })), part).toMatchObject(isRejected)
  expect(
    await change((_response, options) => ({ signature: other.authenticator.signIn(options).response.signature })),
  ).toMatchObject(isRejected)
  expect(await change(() => ({}))).toMatchObject({ userErrors: [] })
})

describe('a challenge', () => {
  test('is good once: replayed, in parallel, and after a rejected answer', async () => {
    const { authenticator } = await aPerson()
    const [first, second] = [await graph.ask('startPasskeySignIn'), await graph.ask('startPasskeySignIn')]
    const answer = authenticator.signIn(first.options)
    const before = await db.$count(sessions)

    const results = await Promise.all(Array.from({ length: 5 }, () => graph.finishSignIn(first.challengeToken, answer)))
    const late = await graph.finishSignIn(first.challengeToken, authenticator.signIn(first.options))
    const wrongAnswer = await graph.finishSignIn(
      second.challengeToken,
      authenticator.signIn(second.options, { flags: 1 }),
    )
    const rightAnswer = await graph.finishSignIn(second.challengeToken, authenticator.signIn(second.options))

    expect(results.flatMap(codesOf)).toEqual(Array(4).fill('TOKEN_INVALID'))
    expect([late, wrongAnswer, rightAnswer].flatMap(codesOf)).toEqual([
      'TOKEN_INVALID',
      'PASSKEY_REJECTED',
      'TOKEN_INVALID',
    ])
    expect(await db.$count(sessions)).toBe(before + 1)
  })

  test('is good for five minutes, and for its own answer and kind only', async () => {
    const { viewer, authenticator } = await aPerson()
    const [expired, mine, theirs] = [
      await graph.ask('startPasskeySignIn'),
      await graph.ask('startPasskeySignIn'),
      await graph.ask('startPasskeySignIn'),
    ]
    const ofRegistration = await graph.ask('startPasskeyRegistration', undefined, viewer)
    await db
      .update(passkeyChallenges)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(passkeyChallenges.challenge, expired.options.challenge))
    const answer = (started: typeof mine, options = started.options) =>
      graph.finishSignIn(started.challengeToken, authenticator.signIn(options))

    expect(codesOf(await answer(expired))).toEqual(['TOKEN_INVALID'])
    expect(codesOf(await answer(ofRegistration))).toEqual(['TOKEN_INVALID'])
    expect(codesOf(await answer(mine, theirs.options))).toEqual(['PASSKEY_REJECTED'])
  })
})

test('of two parallel answers with one count, as a copied authenticator gives them, one signs in', async () => {
  const { authenticator } = await aPerson()
  const started = [await graph.ask('startPasskeySignIn'), await graph.ask('startPasskeySignIn')]

  const results = await Promise.all(
    started.map(({ challengeToken, options }) =>
      graph.finishSignIn(challengeToken, authenticator.signIn(options, { counter: 7 })),
    ),
  )

  expect(results.flatMap(codesOf)).toEqual(['PASSKEY_REJECTED'])
})

test('a banned person learns it, but only with a right answer; an account that is being deleted is unknown', async () => {
  const [banned, deleted] = [await aPerson(), await aPerson()]
  await db.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, banned.account.id))
  const both = { bannedAt: new Date(), deletionStartedAt: new Date() }
  await db.update(accounts).set(both).where(eq(accounts.id, deleted.account.id))

  expect(codesOf(await graph.signIn(banned.authenticator))).toEqual(['ACCOUNT_SUSPENDED'])
  expect(codesOf(await graph.signIn(banned.authenticator, { flags: 1 }))).toEqual(['PASSKEY_REJECTED'])
  expect(codesOf(await graph.signIn(deleted.authenticator))).toEqual(['PASSKEY_REJECTED'])
})

test('a person who is banned, or whose passkey goes, during the sign-in gets no session', async () => {
  const [banned, removed] = [await aPerson(), await aPerson()]
  const before = await db.$count(sessions)
  const during = (person: typeof banned, change: (tx: typeof db) => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await tx.select().from(accounts).where(eq(accounts.id, person.account.id)).for('no key update')
      const waiting = graph.signIn(person.authenticator)
      await new Promise((later) => setTimeout(later, 300))
      await change(tx)
      return { waiting }
    })

  const first = await during(banned, (tx) =>
    tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, banned.account.id)),
  )
  const second = await during(removed, (tx) => tx.delete(passkeys).where(eq(passkeys.id, removed.passkey.id)))

  expect(codesOf(await first.waiting)).toEqual(['ACCOUNT_SUSPENDED'])
  expect(codesOf(await second.waiting)).toEqual(['PASSKEY_REJECTED'])
  expect(await db.$count(sessions)).toBe(before)
})

test('a network starts 300 times an hour, sign-ins and registrations together', async () => {
  const { viewer } = await aPerson()
  const crowd = passkeyGraph(execute, '198.51.100.7')
  await db.delete(rateLimits).where(like(rateLimits.key, 'sign-in-starts:%'))
  await crowd.ask('startPasskeySignIn')
  await db.update(rateLimits).set({ points: 298 }).where(like(rateLimits.key, 'sign-in-starts:%'))

  const last = await Promise.all(Array.from({ length: 5 }, () => crowd.ask('startPasskeySignIn')))
  const registration = await crowd.ask('startPasskeyRegistration', undefined, viewer)

  expect(last.flatMap(codesOf)).toEqual(Array(3).fill('TOO_MANY_ATTEMPTS'))
  expect(registration).toMatchObject({
    challengeToken: null,
    options: null,
    userErrors: [{ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) }],
  })
  expect((await graph.ask('startPasskeySignIn')).userErrors).toEqual([])
})
