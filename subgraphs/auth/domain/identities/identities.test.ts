import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accounts, identities, mails, securityEvents } from '../../db/schema.ts'
import { anAccount, aSession } from '../../fixtures.ts'
import { withProviders } from '../provider-sign-ins/testing.ts'

const { db, emulator, execute, signIn, link, unlink } = await withProviders()

let people = 0
function aPerson(provider: 'KAKAO' | 'NAVER' | 'GOOGLE' = 'KAKAO'): string {
  const id = String(70_000 + ++people)
  emulator.addPerson(provider, { id, nickname: `사람 ${id}` })
  return id
}

const codesOf = ({ userErrors }: { userErrors?: { code: string }[] }) => userErrors?.map(({ code }) => code)

/** An account whose only way to sign in is a person at Kakao, and a session of it. */
async function aKakaoAccount() {
  const person = aPerson()
  const { result } = await signIn('KAKAO', person)
  const accountId: string = result.user.id
  const { viewer } = await aSession(db, accountId)
  return { accountId, person, viewer, identityId: result.user.security.identities[0].id as string }
}

test('a linked identity signs in to the account; the person gets a mail and reads it in the events', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  const person = aPerson()

  const { identity, userErrors } = await link('KAKAO', person, viewer)
  const { result } = await signIn('KAKAO', person, { acceptedTermsVersion: undefined })

  expect(userErrors).toEqual([])
  expect(identity).toMatchObject({ provider: 'KAKAO', label: `사람 ${person}` })
  expect(result.user.id).toBe(account.id)
  const events = await db.select().from(securityEvents).where(eq(securityEvents.accountId, account.id))
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'IDENTITY_LINKED', provider: 'KAKAO', sessionId: viewer.sessionId }),
  )
  expect(await db.select().from(mails).where(eq(mails.accountId, account.id))).toMatchObject([
    { kind: 'IDENTITY_LINKED' },
  ])
})

test('an identity belongs to one account: linking it twice, or to another account, changes nothing', async () => {
  const { accountId, person, viewer } = await aKakaoAccount()
  const other = await aSession(db, (await anAccount(db)).id)

  expect(codesOf(await link('KAKAO', person, viewer))).toEqual(['ALREADY_DONE'])
  expect(codesOf(await link('KAKAO', person, other.viewer))).toEqual(['IDENTITY_IN_USE'])
  expect(await db.select().from(identities).where(eq(identities.subject, person))).toMatchObject([{ accountId }])
})

test('ten links of one identity at once make one', async () => {
  const sessionsOfTen = await Promise.all(
    Array.from({ length: 10 }, async () => aSession(db, (await anAccount(db)).id)),
  )
  const person = aPerson()

  const results = await Promise.all(sessionsOfTen.map(({ viewer }) => link('KAKAO', person, viewer)))

  expect(results.filter(({ identity }) => identity)).toHaveLength(1)
  expect(results.flatMap(codesOf).sort()).toEqual(Array(9).fill('IDENTITY_IN_USE'))
})

test('a code of one session links nothing in another, and none of a link signs in', async () => {
  const [mine, others] = [await aSession(db, (await anAccount(db)).id), await aSession(db, (await anAccount(db)).id)]
  const person = aPerson()
  const linked = await link('KAKAO', person, mine.viewer)
  const query = `mutation ($input: FinishIdentityLinkInput!) { finishIdentityLink(input: $input) { userErrors { code } } }`

  const { data } = await execute(query, { input: { code: linked.code, verifier: linked.verifier } }, others.viewer)

  expect(codesOf(data?.finishIdentityLink)).toEqual(['CODE_INVALID'])
})

test('linking and unlinking need a recent sign-in', async () => {
  const { accountId, identityId } = await aKakaoAccount()
  const { viewer } = await aSession(db, accountId, { confirmedAt: new Date(Date.now() - 11 * 60_000) })

  await expect(link('GOOGLE', '108204268033311374519', viewer)).rejects.toThrow('RECENT_SIGN_IN_REQUIRED')
  expect((await unlink(identityId, viewer)).errors).toMatchObject([{ extensions: { code: 'RECENT_SIGN_IN_REQUIRED' } }])
})

test('an account has at most ten identities', async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  const rows = Array.from({ length: 10 }, (_, n) => ({ id: `idt_${account.id}_${n}`, subject: `${account.id} ${n}` }))
  await db
    .insert(identities)
    .values(rows.map((row) => ({ ...row, accountId: account.id, provider: 'GOOGLE' as const, linkedAt: new Date() })))

  expect(codesOf(await link('KAKAO', aPerson(), viewer))).toEqual(['TOO_MANY'])
})

describe('taking an identity off', () => {
  test('is refused for the last way to sign in, which an unverified address or a missing one does not replace', async () => {
    const { viewer, identityId, accountId } = await aKakaoAccount()

    expect(codesOf(await unlink(identityId, viewer))).toEqual(['LAST_SIGN_IN_METHOD'])
    // A password without an address can't sign in.
    await db.update(accounts).set({ passwordHash: 'some hash' }).where(eq(accounts.id, accountId))
    expect(codesOf(await unlink(identityId, viewer))).toEqual(['LAST_SIGN_IN_METHOD'])
  })

  test('works with another way left, and the identity then opens an account of its own', async () => {
    const account = await anAccount(db)
    const { viewer } = await aSession(db, account.id)
    const person = aPerson()
    const { identity } = await link('KAKAO', person, viewer)

    const { unlinkedIdentityId, userErrors } = await unlink(identity.id, viewer)
    const { result } = await signIn('KAKAO', person)

    expect(userErrors).toEqual([])
    expect(unlinkedIdentityId).toBe(identity.id)
    expect(result.user.id).not.toBe(account.id)
  })

  test("knows only the account's own identities", async () => {
    const { viewer } = await aKakaoAccount()
    const other = await aKakaoAccount()

    for (const id of [other.identityId, 'idt_unknown', '', 'idt_\0', 'plc_1'])
      expect(codesOf(await unlink(id, viewer))).toEqual(['NOT_FOUND'])
  })

  test('of both identities at once leaves one, in each of ten races', async () => {
    for (let race = 0; race < 10; race++) {
      const { accountId, viewer, identityId } = await aKakaoAccount()
      const { identity } = await link('NAVER', aPerson('NAVER'), viewer)

      const results = await Promise.all([unlink(identityId, viewer), unlink(identity.id, viewer)])

      expect(results.flatMap(codesOf)).toEqual(['LAST_SIGN_IN_METHOD'])
      expect(await db.$count(identities, eq(identities.accountId, accountId))).toBe(1)
    }
  })
})
