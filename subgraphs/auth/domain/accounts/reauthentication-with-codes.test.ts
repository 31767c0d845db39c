import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../../../_shared/db.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { accounts, type SessionRow, sessions } from '../../db/schema.ts'
import { anAccount, anAccountWithCodes, aProviderAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const longAgo = new Date(Date.now() - 60 * 60_000)

let networks = 0
const newNetwork = () => `2001:db8:${(++networks).toString(16)}::1`

const reauthenticate = async (method: string, proof: string, viewer: Viewer, network = newNetwork()) => {
  const { data, errors } = await execute(
    `mutation($input: ReauthenticateInput!) { reauthenticate(input: $input) { validUntil userErrors { code path } } }`,
    { input: { method, proof } },
    viewer,
    { 'x-client-ip': network },
  )
  return data?.reauthenticate ?? { failed: errors?.[0]?.extensions?.code }
}

const complete = async (challengeToken: string, method: string, code: string) => {
  const query = `mutation($input: CompleteTwoFactorSignInInput!) {
    completeTwoFactorSignIn(input: $input) { result { __typename } userErrors { code } }
  }`
  const { data } = await execute(query, { input: { challengeToken, method, code } }, undefined, {
    'x-client-ip': newNetwork(),
  })
  return data?.completeTwoFactorSignIn
}

const challengeOf = async (email: string) => {
  const query = `mutation($input: SignInInput!) {
    signIn(input: $input) { result { ... on TwoFactorRequired { challengeToken } } }
  }`
  const input = { email, password, device: { platform: 'WEB' } }
  const { data } = await execute(query, { input }, undefined, { 'x-client-ip': newNetwork() })
  return data?.signIn.result.challengeToken as string
}

/** An account with codes whose session was confirmed long ago. */
async function anOldSession() {
  const found = await anAccountWithCodes(db)
  await db.update(sessions).set({ confirmedAt: longAgo }).where(eq(sessions.id, found.session.id))
  return found
}
const confirmedAt = async ({ id }: SessionRow) =>
  (await db.select().from(sessions).where(eq(sessions.id, id)))[0]?.confirmedAt

const invalid = { validUntil: null, userErrors: [{ code: 'CODE_INVALID', path: ['input', 'proof'] }] }

test('a code of the app and a recovery code each confirm a session once', async () => {
  const { session, viewer, currentCode, recoveryCodes } = await anOldSession()
  const [code, recoveryCode = ''] = [currentCode(), recoveryCodes[0]]

  for (const [method, proof] of [
    ['TOTP', ` ${code.slice(0, 3)} ${code.slice(3)} `],
    ['RECOVERY_CODE', recoveryCode.toLowerCase().replaceAll('-', ' ')],
  ] as const) {
    await db.update(sessions).set({ confirmedAt: longAgo }).where(eq(sessions.id, session.id))
    const first = await reauthenticate(method, proof, viewer)
    expect(first).toEqual({ validUntil: expect.any(String), userErrors: [] })
    expect(Date.parse(first.validUntil)).toBe(Number(await confirmedAt(session)) + 10 * 60_000)
    expect(await reauthenticate(method, proof, viewer)).toEqual(invalid)
  }
})

test('a wrong code, one of the other kind and one of somebody else confirm nothing', async () => {
  const [{ session, viewer, currentCode, recoveryCodes }, other] = [await anOldSession(), await anOldSession()]
  const proofs = [
    ['TOTP', '000000'],
    ['TOTP', recoveryCodes[0] ?? ''],
    ['TOTP', other.currentCode()],
    ['TOTP', ''],
    ['RECOVERY_CODE', currentCode()],
    ['RECOVERY_CODE', other.recoveryCodes[0] ?? ''],
    ['RECOVERY_CODE', '\0'],
    ['RECOVERY_CODE', '0'.repeat(128)],
  ] as const

  for (const [method, proof] of proofs) expect(await reauthenticate(method, proof, viewer)).toEqual(invalid)

  expect(await confirmedAt(session)).toEqual(longAgo)
})

test('an account without one-time codes gets the same answer, and one without a password that of a wrong one', async () => {
  const [account, ofProvider] = [await anAccount(db), await aProviderAccount(db)]
  const [{ viewer }, { viewer: withoutPassword }] = [await aSession(db, account.id), await aSession(db, ofProvider.id)]

  expect(await reauthenticate('TOTP', '000000', viewer)).toEqual(invalid)
  expect(await reauthenticate('RECOVERY_CODE', 'AAAAAA-AAAAAA-AAAAAA-AAAAAA', viewer)).toEqual(invalid)
  for (const proof of ['', 'none', password])
    expect(await reauthenticate('PASSWORD', proof, withoutPassword)).toEqual({
      validUntil: null,
      userErrors: [{ code: 'CREDENTIALS_INVALID', path: ['input', 'proof'] }],
    })
})

test('a network gets five wrong codes, and an account twenty over all networks, together with those of its sign-ins', async () => {
  const { account, viewer, currentCode, recoveryCodes } = await anOldSession()
  const network = newNetwork()
  const tokens = await Promise.all(Array.from({ length: 3 }, () => challengeOf(account.email)))

  const sameNetwork = await Promise.all(
    Array.from({ length: 8 }, () => reauthenticate('TOTP', '000000', viewer, network)),
  )
  const right = await reauthenticate('TOTP', currentCode(), viewer, network)
  const codesOf = (answers: { userErrors: { code: string }[] }[]) =>
    answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))

  expect(codesOf(sameNetwork).filter((code) => code === 'CODE_INVALID')).toHaveLength(5)
  expect(codesOf([right])).toEqual(['TOO_MANY_ATTEMPTS'])
  // Nine were counted for the account.
  const signIns = [...tokens, ...tokens, ...tokens].map((token) => complete(token, 'TOTP', '000000'))
  expect(codesOf(await Promise.all(signIns))).toEqual(Array(9).fill('CODE_INVALID'))
  const others = await Promise.all(
    Array.from({ length: 4 }, () => reauthenticate('RECOVERY_CODE', recoveryCodes[0] ?? '', viewer)),
  )
  expect(codesOf(others)).toContain('TOO_MANY_ATTEMPTS')
})

test('of parallel attempts with one code, here and at a sign-in, one wins', async () => {
  for (const method of ['TOTP', 'RECOVERY_CODE']) {
    const { account, viewer, currentCode, recoveryCodes } = await anOldSession()
    const tokens = [await challengeOf(account.email), await challengeOf(account.email)]
    const code = method === 'TOTP' ? currentCode() : (recoveryCodes[0] ?? '')

    const [confirmed, completed] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => reauthenticate(method, code, viewer))),
      Promise.all(tokens.map((token) => complete(token, method, code))),
    ])

    const winners = [...confirmed.filter(({ validUntil }) => validUntil), ...completed.filter(({ result }) => result)]
    expect(winners).toHaveLength(1)
  }
})

test('two codes that answer one challenge at the same time open one session, and the other code stays unused', async () => {
  const { account, viewer, recoveryCodes } = await anOldSession()
  const challengeToken = await challengeOf(account.email)
  const codes = recoveryCodes.slice(0, 4)

  const answers = await Promise.all(codes.map((code) => complete(challengeToken, 'RECOVERY_CODE', code)))

  expect(answers.filter(({ result }) => result)).toHaveLength(1)
  const unused = codes.filter((_code, index) => !answers[index]?.result)
  for (const code of unused) expect((await reauthenticate('RECOVERY_CODE', code, viewer)).userErrors).toEqual([])
})

const meanwhile: [string, (tx: Db, accountId: string) => Promise<unknown>][] = [
  ['a ban', (tx, id) => tx.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, id))],
  ['a new password', (tx, id) => tx.update(accounts).set({ passwordChangedAt: new Date() }).where(eq(accounts.id, id))],
  ['a deletion', (tx, id) => tx.update(accounts).set({ deletionStartedAt: new Date() }).where(eq(accounts.id, id))],
]

test.each(meanwhile)('%s that happens meanwhile wins, and leaves the code unused', async (_what, change) => {
  const { account, session, viewer, recoveryCodes } = await anOldSession()
  const code = recoveryCodes[0] ?? ''

  const answer = await db.transaction(async (tx) => {
    await change(tx, account.id)
    const pending = reauthenticate('RECOVERY_CODE', code, viewer)
    await new Promise((later) => setTimeout(later, 300))
    return { pending }
  })

  expect(await answer.pending).toEqual(invalid)
  expect(await confirmedAt(session)).toEqual(longAgo)
  await db.update(accounts).set({ bannedAt: null, deletionStartedAt: null }).where(eq(accounts.id, account.id))
  const { viewer: later } = await aSession(db, account.id)
  expect((await reauthenticate('RECOVERY_CODE', code, later)).userErrors).toEqual([])
})

test('a session that ends while it waits is not confirmed', async () => {
  const { session, viewer, currentCode } = await anOldSession()

  const answer = await db.transaction(async (tx) => {
    await tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session.id))
    const pending = reauthenticate('TOTP', currentCode(), viewer)
    await new Promise((later) => setTimeout(later, 300))
    return { pending }
  })

  expect(await answer.pending).toEqual(invalid)
  expect(await confirmedAt(session)).toEqual(longAgo)
})
