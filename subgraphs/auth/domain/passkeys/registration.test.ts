import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, mails, passkeyChallenges, passkeys, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, aProviderAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { codesOf, passkeyGraph } from './testing.ts'
import { anAuthenticator } from './testing-authenticator.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const graph = passkeyGraph(execute)

const aPerson = async () => {
  const account = await anAccount(db)
  const { viewer, session } = await aSession(db, account.id)
  return { account, viewer, session, start: () => graph.ask('startPasskeyRegistration', undefined, viewer) }
}
const passkeysOf = (accountId: string) => db.select().from(passkeys).where(eq(passkeys.accountId, accountId))

test('the options ask for a passkey that verifies the person, and exclude those of the account', async () => {
  const { account, viewer, start } = await aPerson()
  const { authenticator } = await graph.register(viewer)
  await graph.register((await aPerson()).viewer)

  const { challengeToken, options, userErrors } = await start()

  expect(userErrors).toEqual([])
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Bunri' },
    user: { id: Buffer.from(account.id).toString('base64url'), name: account.email },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }],
    excludeCredentials: [{ id: authenticator.credentialId, transports: ['internal', 'hybrid'] }],
    timeout: 300_000,
  })
  for (const random of [challengeToken, options.challenge]) expect(Buffer.from(random, 'base64url')).toHaveLength(32)
  expect(JSON.stringify(await db.select().from(passkeyChallenges))).not.toContain(challengeToken)
})

test('an account without an address has a neutral name', async () => {
  const { viewer } = await aSession(db, (await aProviderAccount(db)).id)

  expect((await graph.ask('startPasskeyRegistration', undefined, viewer)).options.user.name).toBe('Bunri')
})

test('a passkey is added with its name, an event and a mail', async () => {
  const { account, viewer, session, start } = await aPerson()
  const authenticator = anAuthenticator()
  const { challengeToken, options } = await start()

  const answer = authenticator.register(options)
  const added = await graph.finishRegistration(viewer, challengeToken, answer, ' 내 노트북\u1112\u1161\u11ab ')

  expect(added).toEqual({
    userErrors: [],
    passkey: {
      id: expect.stringMatching(/^pky_/),
      name: '내 노트북한',
      isSynced: false,
      createdAt: expect.any(String),
      lastUsedAt: null,
    },
  })
  const [row] = await passkeysOf(account.id)
  expect(row).toMatchObject({ credentialId: authenticator.credentialId, transports: ['internal', 'hybrid'] })
  const events = await db.select().from(securityEvents).where(eq(securityEvents.kind, 'PASSKEY_ADDED'))
  expect(events.filter(({ accountId }) => accountId === account.id)).toMatchObject([
    { sessionId: session.id, deviceName: session.deviceName },
  ])
  expect(await db.select().from(mails).where(eq(mails.accountId, account.id))).toMatchObject([
    { kind: 'PASSKEY_ADDED' },
  ])
})

test.each(['ES256', 'EdDSA', 'RS256'] as const)('a passkey with a key of %s signs in', async (algorithm) => {
  const { viewer } = await aPerson()

  const { authenticator } = await graph.register(viewer, anAuthenticator({ algorithm }))

  expect((await graph.signIn(authenticator)).result?.user.id).toBe(viewer.userId)
})

test('a passkey that its devices share is synced, and an attestation by the key itself is taken', async () => {
  const isBackedUp = 0x01 | 0x04 | 0x08 | 0x10

  const { passkey } = await graph.register((await aPerson()).viewer, undefined, { flags: isBackedUp })
  const attested = await graph.register((await aPerson()).viewer, undefined, { format: 'packed' })

  expect(passkey.isSynced).toBe(true)
  expect(attested.passkey.isSynced).toBe(false)
})

describe('a challenge', () => {
  test('is good once, also in parallel', async () => {
    const { account, viewer, start } = await aPerson()
    const { challengeToken, options } = await start()
    const answers = Array.from({ length: 5 }, () => anAuthenticator().register(options))

    const added = await Promise.all(answers.map((answer) => graph.finishRegistration(viewer, challengeToken, answer)))

    expect(added.flatMap(codesOf)).toEqual(Array(4).fill('TOKEN_INVALID'))
    expect(await passkeysOf(account.id)).toHaveLength(1)
  })

  test('is good for five minutes, for its account and for a registration only', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const authenticator = anAuthenticator()
    const ofOther = await other.start()
    const ofSignIn = await graph.ask('startPasskeySignIn')
    const expired = await one.start()
    await db
      .update(passkeyChallenges)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(passkeyChallenges.accountId, one.account.id))

    for (const { challengeToken, options } of [ofOther, ofSignIn, expired, { ...ofOther, challengeToken: 'none' }])
      expect(
        codesOf(await graph.finishRegistration(one.viewer, challengeToken, authenticator.register(options))),
      ).toEqual(['TOKEN_INVALID'])
    expect(await passkeysOf(one.account.id)).toEqual([])
  })
})

test.each([
  ['', 'A name has 1 to 40 characters; this one has 0.'],
  ['👩‍👩‍👧‍👦'.repeat(41), 'A name has 1 to 40 characters; this one has 41.'],
  ['a\nb', 'A name cannot contain control characters'],
  ['\u3164', 'A name has at least one visible character'],
])('the name %j is refused and leaves the challenge', async (name, message) => {
  const { viewer, start } = await aPerson()
  const { challengeToken, options } = await start()
  const answer = anAuthenticator().register(options)

  const refused = await graph.finishRegistration(viewer, challengeToken, answer, name)
  const accepted = await graph.finishRegistration(viewer, challengeToken, answer, '👩‍👩‍👧‍👦'.repeat(40))

  expect(refused.userErrors).toMatchObject([{ code: 'NAME_INVALID', path: ['input', 'name'] }])
  expect(refused.userErrors[0].message).toContain(message)
  expect(accepted.userErrors).toEqual([])
})

test('an account has at most 20 passkeys, also when two come at once', async () => {
  const { account, viewer, start } = await aPerson()
  const { passkey } = await graph.register(viewer)
  const [row] = await passkeysOf(account.id)
  if (!row) throw new Error(`There is no passkey ${passkey.id}.`)
  for (let nth = 2; nth < 20; nth++)
    await db
      .insert(passkeys)
      .values({ ...row, id: `pky_more${account.id.slice(-8)}${nth}`, credentialId: `${account.id}${nth}` })
  const begun = await Promise.all([start(), start(), start()])

  const added = await Promise.all(
    begun.map(({ challengeToken, options }) =>
      graph.finishRegistration(viewer, challengeToken, anAuthenticator().register(options)),
    ),
  )

  expect(added.flatMap(codesOf)).toEqual(['TOO_MANY', 'TOO_MANY'])
  expect(await passkeysOf(account.id)).toHaveLength(20)
  expect(codesOf(await start())).toEqual(['TOO_MANY'])
})

test('only a recent sign-in adds passkeys', async () => {
  const account = await anAccount(db)
  const old = await aSession(db, account.id, { confirmedAt: new Date(Date.now() - 11 * 60_000) })

  expect(await graph.ask('startPasskeyRegistration')).toBe('UNAUTHENTICATED')
  expect(await graph.ask('startPasskeyRegistration', undefined, old.viewer)).toBe('RECENT_SIGN_IN_REQUIRED')
  expect(await graph.finishRegistration(old.viewer, 'none', {})).toBe('RECENT_SIGN_IN_REQUIRED')
})

test.each(['signed out', 'banned', 'being deleted'])(
  'a session whose person is %s while the passkey is verified adds none',
  async (what) => {
    const { account, viewer, session, start } = await aPerson()
    const { challengeToken, options } = await start()
    const answer = anAuthenticator().register(options)

    // The session is loaded while it is active; the lock of its account is free once it has ended.
    const added = await db.transaction(async (tx) => {
      const now = new Date()
      await tx.select().from(accounts).where(eq(accounts.id, account.id)).for('no key update')
      const waiting = graph.finishRegistration(viewer, challengeToken, answer)
      await new Promise((later) => setTimeout(later, 300))
      if (what === 'signed out') await tx.update(sessions).set({ revokedAt: now }).where(eq(sessions.id, session.id))
      const change = what === 'banned' ? { bannedAt: now } : { deletionStartedAt: now }
      if (what !== 'signed out') await tx.update(accounts).set(change).where(eq(accounts.id, account.id))
      return { waiting }
    })

    expect(await added.waiting).toBe('UNAUTHENTICATED')
    expect(await passkeysOf(account.id)).toEqual([])
  },
)
