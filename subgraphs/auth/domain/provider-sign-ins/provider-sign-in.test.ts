import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, identities, providerSignIns, sessions, totpFactors } from '../../db/schema.ts'
import { anAccount } from '../../fixtures.ts'
import { withProviders } from './testing.ts'

const { db, emulator, signIn, walk, finish } = await withProviders()

let people = 0
/** A new person at Google, with a verified address there unless `more` says otherwise. */
function aPerson(more: object = {}): string {
  const id = String(++people)
  const email = `person${id}@gmail.com`
  emulator.addPerson('GOOGLE', { id, nickname: `Person ${id}`, email, isEmailVerified: true, ...more })
  return id
}

test.each([
  ['KAKAO', '4012345678', '로빈', 'robin.kakao@example.com'],
  ['KAKAO', '9007199254740993', '이메일 없음', null],
  ['KAKAO', '4012345679', '확인 안 된 이메일', null],
  ['NAVER', 'bXlfbmF2ZXJfaWQ', '로빈', null],
  ['GOOGLE', '108204268033311374519', 'Robin', 'robin.google@gmail.com'],
  ['GOOGLE', '108204268033311374520', 'Elsewhere', null],
] as const)('%s %s signs in with a new account, and then with the same one', async (provider, id, label, email) => {
  const first = await signIn(provider, id)
  const second = await signIn(provider, id, { acceptedTermsVersion: undefined })

  expect(first.userErrors).toEqual([])
  expect(first.result).toMatchObject({
    __typename: 'SignedIn',
    isNewAccount: true,
    user: { email, isEmailVerified: email !== null, security: { identities: [{ provider, label }] } },
  })
  expect(second.result).toMatchObject({ isNewAccount: false, user: { id: first.result.user.id } })
  const linked = await db.select().from(identities).where(eq(identities.accountId, first.result.user.id))
  expect(linked).toMatchObject([{ provider, subject: id }])
})

test('a new account needs the current terms; the code stays valid while they are read, for nothing else', async () => {
  const { code, verifier } = await walk('GOOGLE', aPerson())

  const refused = [await finish(code, verifier, { acceptedTermsVersion: undefined })]
  const expiries = () => db.select({ expiresAt: providerSignIns.expiresAt }).from(providerSignIns)
  const before = await expiries()
  refused.push(await finish(code, verifier, { acceptedTermsVersion: '2020-01-01' }))
  const after = await expiries()
  const accepted = await finish(code, verifier)

  // The second refusal doesn't keep the code valid any longer.
  expect(after).toEqual(before)
  for (const { userErrors } of refused)
    expect(userErrors).toEqual([{ code: 'TERMS_NOT_ACCEPTED', path: ['input', 'acceptedTermsVersion'] }])
  expect(accepted.result.__typename).toBe('SignedIn')
  expect((await finish(code, verifier)).userErrors).toMatchObject([{ code: 'CODE_INVALID' }])
})

test('a code is good for a minute, once, and with its verifier only; a wrong verifier uses it up', async () => {
  const [used, guessed, late] = [
    await walk('GOOGLE', aPerson()),
    await walk('GOOGLE', aPerson()),
    await walk('GOOGLE', aPerson()),
  ]
  await finish(used.code, used.verifier)
  const rows = await db.select().from(providerSignIns)
  expect(rows.every(({ expiresAt }) => expiresAt.getTime() <= Date.now() + 60_000)).toBe(true)

  const guess = await finish(guessed.code, used.verifier)
  const after = await finish(guessed.code, guessed.verifier)
  const again = await finish(used.code, used.verifier)
  await db.update(providerSignIns).set({ expiresAt: new Date(Date.now() - 1) })
  const expired = await finish(late.code, late.verifier)

  for (const { result, userErrors } of [guess, after, again, expired]) {
    expect(result).toBeNull()
    expect(userErrors).toEqual([{ code: 'CODE_INVALID', path: ['input', 'code'] }])
  }
})

test('one code sent ten times at once opens one session', async () => {
  const { code, verifier } = await walk('GOOGLE', aPerson())

  const results = await Promise.all(Array.from({ length: 10 }, () => finish(code, verifier)))

  const opened = results.filter(({ result }) => result)
  expect(opened).toHaveLength(1)
  const ofAccount = eq(sessions.accountId, opened[0].result.user.id)
  expect(await db.$count(sessions, ofAccount)).toBe(1)
})

test.each([
  ['with a verified address', {}],
  ['without one', { email: undefined }],
])('ten first sign-ins at once with one identity %s make one account', async (_what, more) => {
  const person = aPerson(more)
  const walked = await Promise.all(Array.from({ length: 10 }, () => walk('GOOGLE', person)))
  const before = await db.$count(accounts)

  const results = await Promise.all(walked.map(({ code, verifier }) => finish(code, verifier)))

  expect(results.map(({ userErrors }) => userErrors)).toEqual(Array(10).fill([]))
  expect(new Set(results.map(({ result }) => result.user.id)).size).toBe(1)
  expect(results.filter(({ result }) => result.isNewAccount)).toHaveLength(1)
  expect((await db.$count(accounts)) - before).toBe(1)
})

test('accounts are never joined by an address: a verified one that has an account is refused, without a trace', async () => {
  const owner = await anAccount(db, { email: 'Owner@gmail.com' })
  const person = aPerson({ email: 'owner@GMAIL.com' })
  const before = await db.$count(accounts)

  const { result, userErrors } = await signIn('GOOGLE', person)

  expect(result).toBeNull()
  expect(userErrors).toEqual([{ code: 'EMAIL_IN_USE', path: null }])
  expect(await db.$count(accounts)).toBe(before)
  expect(await db.$count(identities, eq(identities.accountId, owner.id))).toBe(0)
})

test("whoever signed up with somebody's address before keeps neither the account nor the address", async () => {
  const stranger = await anAccount(db, { email: 'victim@gmail.com', emailVerifiedAt: null })

  const { result } = await signIn('GOOGLE', aPerson({ email: 'victim@gmail.com' }))

  expect(result.user).toMatchObject({ email: 'victim@gmail.com', isEmailVerified: true })
  expect(result.user.id).not.toBe(stranger.id)
  expect(await db.$count(accounts, eq(accounts.id, stranger.id))).toBe(0)
})

test('the same verified address at two providers makes no second account and no link', async () => {
  const email = 'both@gmail.com'
  emulator.addPerson('KAKAO', { id: '555', nickname: '둘', email, isEmailVerified: true })
  const first = await signIn('KAKAO', '555')

  const { userErrors } = await signIn('GOOGLE', aPerson({ email }))

  expect(userErrors).toEqual([{ code: 'EMAIL_IN_USE', path: null }])
  expect(await db.$count(identities, eq(identities.accountId, first.result.user.id))).toBe(1)
})

test('an account with one-time codes is asked for one', async () => {
  const person = aPerson()
  const { result } = await signIn('GOOGLE', person)
  const now = new Date()
  await db
    .insert(totpFactors)
    .values({ accountId: result.user.id, encryptedSecret: 'unread', createdAt: now, enabledAt: now })

  const { result: challenge } = await signIn('GOOGLE', person)

  expect(challenge.__typename).toBe('TwoFactorRequired')
})

test('a banned person and an account that is being deleted get no session', async () => {
  const [banned, leaving] = [aPerson(), aPerson()]
  const ids = [await signIn('GOOGLE', banned), await signIn('GOOGLE', leaving)].map(({ result }) => result.user.id)
  await db.update(accounts).set({ bannedAt: new Date() }).where(eq(accounts.id, ids[0]))
  await db.update(accounts).set({ deletionStartedAt: new Date() }).where(eq(accounts.id, ids[1]))

  expect((await signIn('GOOGLE', banned)).userErrors).toEqual([{ code: 'ACCOUNT_SUSPENDED', path: null }])
  expect((await signIn('GOOGLE', leaving)).userErrors).toEqual([{ code: 'PROVIDER_REJECTED', path: null }])
})
