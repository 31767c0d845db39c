import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../../_shared/viewer.ts'
import { accounts, identities, mails, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, aSession } from '../../fixtures.ts'
import { withProviders } from '../provider-sign-ins/testing.ts'

const { db, emulator, execute, signIn, link, url } = await withProviders()

let people = 0
function aPerson(provider: 'KAKAO' | 'NAVER' | 'GOOGLE' = 'KAKAO'): string {
  const id = String(70_000 + ++people)
  emulator.addPerson(provider, { id, nickname: `사람 ${id}` })
  return id
}

const codesOf = ({ userErrors }: { userErrors?: { code: string }[] }) => userErrors?.map(({ code }) => code)

async function unlink(identityId: string, viewer: Viewer) {
  const query = `mutation ($id: ID!) { unlinkIdentity(input: { identityId: $id }) { unlinkedIdentityId userErrors { code path } } }`
  const { data, errors } = await execute(query, { id: identityId }, viewer)
  return { ...data?.unlinkIdentity, errors }
}

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

    for (const id of [other.identityId, 'idt_unknown', ''])
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

  test('while the provider says that the person disconnected it leaves one way too', async () => {
    for (let race = 0; race < 10; race++) {
      const { accountId, person, viewer } = await aKakaoAccount()
      const { identity } = await link('NAVER', aPerson('NAVER'), viewer)

      await Promise.all([unlink(identity.id, viewer), kakaoNotice({ user_id: person })])

      expect(await db.$count(identities, eq(identities.accountId, accountId))).toBe(1)
    }
  })
})

const adminKey = 'KakaoAK an admin key of the emulator only'

function kakaoNotice(fields: object, { authorization = adminKey, method = 'POST' } = {}) {
  const form = new URLSearchParams({ app_id: '1234567', referrer_type: 'UNLINK_FROM_APPS', ...fields })
  const address = `${url}/oauth/kakao/disconnected`
  if (method === 'GET') return fetch(`${address}?${form}`, { headers: { authorization } })
  return fetch(address, { method, body: form, headers: { authorization } })
}

const naverSecret = 'a client secret of the emulator only'

function naverNotice(subject: string, changes: Record<string, string> = {}, secret = naverSecret) {
  const key = createHash('md5').update(secret).digest()
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  const encryptUniqueId = Buffer.concat([iv, cipher.update(subject), cipher.final()]).toString('base64url')
  const notice = { clientId: 'bunri', encryptUniqueId, timestamp: String(Math.floor(Date.now() / 1_000)), ...changes }
  const text = `clientId=${notice.clientId}&encryptUniqueId=${notice.encryptUniqueId}&timestamp=${notice.timestamp}`
  const signature = createHmac('sha256', key).update(text).digest('base64url')
  return fetch(`${url}/oauth/naver/disconnected`, {
    method: 'POST',
    body: new URLSearchParams({ signature, ...notice, ...changes }),
  })
}

describe('a person disconnects at the provider', () => {
  test.each(['GET', 'POST'])('and the identity goes, by Kakao with %s', async (method) => {
    const account = await anAccount(db)
    const { viewer } = await aSession(db, account.id)
    const person = aPerson()
    await link('KAKAO', person, viewer)

    const answer = await kakaoNotice({ user_id: person }, { method })

    expect(answer.status).toBe(200)
    expect(await db.$count(identities, eq(identities.accountId, account.id))).toBe(0)
  })

  test('and the last way to sign in stays, every session ends, and the person comes back with it', async () => {
    const { accountId, person } = await aKakaoAccount()

    await kakaoNotice({ user_id: person })
    const open = (await db.select().from(sessions).where(eq(sessions.accountId, accountId))).filter(
      (row) => !row.revokedAt,
    )
    const { result } = await signIn('KAKAO', person, { acceptedTermsVersion: undefined })

    expect(open).toEqual([])
    expect(result.user.id).toBe(accountId)
    const [identity] = await db.select().from(identities).where(eq(identities.accountId, accountId))
    expect(identity?.disconnectedAt).toBeNull()
  })

  test('by Naver, whose notice is signed and encrypted', async () => {
    const account = await anAccount(db)
    const { viewer } = await aSession(db, account.id)
    const person = aPerson('NAVER')
    await link('NAVER', person, viewer)

    const answer = await naverNotice(person)

    expect(answer.status).toBe(204)
    expect(await db.$count(identities, eq(identities.accountId, account.id))).toBe(0)
  })

  test('whom nobody knows, and the notice is accepted all the same', async () => {
    expect((await kakaoNotice({ user_id: '1' })).status).toBe(200)
    expect((await naverNotice('nobody')).status).toBe(204)
  })

  test('according to somebody else, and nothing happens', async () => {
    const kakaoPerson = (await aKakaoAccount()).person
    const naverPerson = aPerson('NAVER')
    await signIn('NAVER', naverPerson)

    const answers = await Promise.all([
      kakaoNotice({ user_id: kakaoPerson }, { authorization: 'KakaoAK another key' }),
      kakaoNotice({ user_id: kakaoPerson }, { authorization: '' }),
      kakaoNotice({ user_id: kakaoPerson, app_id: '7654321' }),
      kakaoNotice({ user_id: `${kakaoPerson} or 1=1` }),
      fetch(`${url}/oauth/kakao/disconnected?user_id=1&user_id=2&app_id=1234567`, {
        headers: { authorization: adminKey },
      }),
      naverNotice(naverPerson, {}, 'another secret'),
      naverNotice(naverPerson, { clientId: 'another' }),
      naverNotice(naverPerson, { signature: 'AAAA' }),
      naverNotice(naverPerson, { timestamp: String(Math.floor(Date.now() / 1_000) - 3 * 24 * 60 * 60) }),
      naverNotice(naverPerson, { encryptUniqueId: 'AAAA' }),
      naverNotice(naverPerson, { encryptUniqueId: 'x'.repeat(5_000) }),
      fetch(`${url}/oauth/naver/disconnected`, { method: 'POST' }),
    ])

    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(401))
    for (const subject of [kakaoPerson, naverPerson])
      expect(await db.$count(identities, eq(identities.subject, subject))).toBe(1)
  })
})
