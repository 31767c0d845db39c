import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { accounts, identities, securityEvents, sessions } from '../../db/schema.ts'
import { anAccount, aSession } from '../../fixtures.ts'
import { withProviders } from '../provider-sign-ins/testing.ts'

const { db, emulator, signIn, link, unlink, url } = await withProviders()

let people = 0
function aPerson(provider: 'KAKAO' | 'NAVER' = 'KAKAO'): string {
  const id = String(80_000 + ++people)
  emulator.addPerson(provider, { id, nickname: `사람 ${id}` })
  return id
}

/** An account whose only way to sign in is a person at Kakao, and a session of it. */
async function aKakaoAccount() {
  const person = aPerson()
  const { result } = await signIn('KAKAO', person)
  const accountId: string = result.user.id
  const { viewer } = await aSession(db, accountId)
  return { accountId, person, viewer }
}

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

  test.each([
    ['whom an operator keeps out', { bannedAt: new Date() }, 'ACCOUNT_SUSPENDED'],
    ['whose account is being deleted', { deletionStartedAt: new Date() }, 'PROVIDER_REJECTED'],
  ])('%s, and opens no other account with the identity', async (_who, state, code) => {
    const { accountId, person, viewer } = await aKakaoAccount()
    emulator.addPerson('NAVER', { id: person, nickname: '둘째' })
    await link('NAVER', person, viewer)
    await db.update(accounts).set(state).where(eq(accounts.id, accountId))

    await kakaoNotice({ user_id: person })

    expect((await signIn('KAKAO', person)).userErrors).toMatchObject([{ code }])
    expect(await db.$count(identities, eq(identities.accountId, accountId))).toBe(2)
  })

  test('in ten notices at once, and the sessions of an account with another way stay', async () => {
    const account = await anAccount(db)
    const { viewer, session } = await aSession(db, account.id)
    const person = aPerson()
    await link('KAKAO', person, viewer)

    await Promise.all(Array.from({ length: 10 }, () => kakaoNotice({ user_id: person })))

    const [row] = await db.select().from(sessions).where(eq(sessions.id, session.id))
    expect(row?.revokedAt).toBeNull()
    const unlinked = and(eq(securityEvents.accountId, account.id), eq(securityEvents.kind, 'IDENTITY_UNLINKED'))
    expect(await db.$count(securityEvents, unlinked)).toBe(1)
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

test('unlinking while the provider says that the person disconnected leaves one way to sign in', async () => {
  for (let race = 0; race < 10; race++) {
    const { accountId, person, viewer } = await aKakaoAccount()
    const { identity } = await link('NAVER', aPerson('NAVER'), viewer)

    await Promise.all([unlink(identity.id, viewer), kakaoNotice({ user_id: person })])

    expect(await db.$count(identities, eq(identities.accountId, accountId))).toBe(1)
  }
})
