import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { mails, type SessionRow, sessions } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { parseRefreshToken, refreshToken } from './refresh-tokens.ts'
import { openSession } from './sessions.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)
const account = await anAccount(db)
const secret = testSettings.AUTH_REFRESH_SECRET
const dayMs = 24 * 60 * 60 * 1000
const ago = (ms: number) => new Date(Date.now() - ms)

const refresh = (token: string | null) =>
  execute(
    `mutation Refresh($token: String) {
      refreshSession(input: { refreshToken: $token }) {
        tokens { accessToken accessTokenExpiresAt expiresInSeconds refreshToken refreshTokenExpiresAt }
        userErrors { code message path retryAfterSeconds }
      }
    }`,
    { token },
    undefined,
    { 'accept-language': 'en' },
  )

const sessionEnded = {
  tokens: null,
  userErrors: [
    {
      code: 'TOKEN_INVALID',
      message: 'This session has ended; sign in again.',
      path: ['input', 'refreshToken'],
      retryAfterSeconds: null,
    },
  ],
}

async function rowOf({ id }: Pick<SessionRow, 'id'>): Promise<SessionRow> {
  const [row] = await db.select().from(sessions).where(eq(sessions.id, id))
  if (!row) throw new Error('The session is gone.')
  return row
}

test('a refresh token is exchanged for the next one', async () => {
  const { session, refreshToken: first } = await aSession(db, account.id, { lastUsedAt: ago(dayMs) })

  const { data, errors } = await refresh(first)

  expect(errors).toBeUndefined()
  const { tokens, userErrors } = data?.refreshSession ?? {}
  expect(userErrors).toEqual([])
  expect(tokens.refreshToken).toBe(refreshToken(secret, session, 1))
  const row = await rowOf(session)
  expect(tokens.expiresInSeconds).toBe(300)
  expect(row).toMatchObject({ counter: 1, revokedAt: null })
  expect(row.lastUsedAt.getTime()).toBeGreaterThan(Date.now() - 5_000)
  expect(row.expiresAt.getTime()).toBe(row.lastUsedAt.getTime() + 14 * dayMs)
  expect(tokens.refreshTokenExpiresAt).toBe(row.expiresAt.toISOString())
})

test('a refresh runs one read and one write in a transaction, and reads the account and the key', async () => {
  const { session, refreshToken: first } = await aSession(db, account.id)
  await refresh(first)

  const texts = await statements(() => refresh(refreshToken(secret, session, 1)))

  expect(texts.filter((text) => !text.includes('mails')).map((text) => text.split(' ')[0])).toEqual([
    'begin',
    'select',
    'update',
    'commit',
    'select',
    'select',
  ])
})

test('a hundred concurrent refreshes with one token rotate once and return one successor', async () => {
  const { session, refreshToken: first } = await aSession(db, account.id)

  // Opens the connections first, so that the refreshes really run concurrently.
  await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken('another secret', session, 0))))

  let answers: Awaited<ReturnType<typeof refresh>>[] = []
  const texts = await statements(async () => {
    answers = await Promise.all(Array.from({ length: 100 }, () => refresh(first)))
  })

  expect(texts.filter((text) => text.startsWith('update "sessions"'))).toHaveLength(1)
  const successors = answers.map(({ data }) => data?.refreshSession.tokens?.refreshToken)
  expect(new Set(successors)).toEqual(new Set([refreshToken(secret, session, 1)]))
  expect(await rowOf(session)).toMatchObject({ counter: 1, revokedAt: null })
})

test('reusing a token after ten seconds ends the session and invalidates its successor', async () => {
  const { session, refreshToken: first } = await aSession(db, account.id)
  const next = (await refresh(first)).data?.refreshSession.tokens.refreshToken
  await db
    .update(sessions)
    .set({ lastUsedAt: ago(11_000) })
    .where(eq(sessions.id, session.id))

  const reused = await refresh(first)

  expect(reused.data?.refreshSession).toEqual(sessionEnded)
  expect((await rowOf(session)).revokedAt).not.toBeNull()
  expect((await refresh(next)).data?.refreshSession).toEqual(sessionEnded)
})

const noticesOf = (accountId: string) =>
  db.$count(mails, and(eq(mails.accountId, accountId), eq(mails.kind, 'SESSION_COPIED'), eq(mails.locale, 'en')))

test('reusing the token before the previous one ends the session at once, and its owner gets one mail', async () => {
  const owner = await anAccount(db)
  const { session, refreshToken: first } = await aSession(db, owner.id)
  const second = (await refresh(first)).data?.refreshSession.tokens.refreshToken
  const third = (await refresh(second)).data?.refreshSession.tokens.refreshToken

  const before = await noticesOf(owner.id)
  expect((await refresh(first)).data?.refreshSession).toEqual(sessionEnded)
  expect((await refresh(first)).data?.refreshSession).toEqual(sessionEnded)

  expect([before, await noticesOf(owner.id)]).toEqual([0, 1])
  expect((await rowOf(session)).revokedAt).not.toBeNull()
  expect((await refresh(third)).data?.refreshSession).toEqual(sessionEnded)
})

test('the access token that a client sends along with a refresh may be expired or broken', async () => {
  const { refreshToken: first } = await aSession(db, account.id)
  const query = `mutation($token: String) { refreshSession(input: { refreshToken: $token }) { userErrors { code } } }`
  const others = '{ signInOptions { termsVersion } }'
  const headers = { authorization: 'Bearer e30.e30.AAAA' }

  const refreshed = await execute(query, { token: first }, undefined, headers)
  const read = await execute(others, {}, undefined, headers)
  const mixed = await execute(
    query.replace('} }', '} } signOut { endedSessionId }'),
    { token: first },
    undefined,
    headers,
  )

  expect(refreshed).toEqual({ data: { refreshSession: { userErrors: [] } } })
  expect(read.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  expect(mixed.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

test('a token that this service did not issue changes nothing', async () => {
  const { session, refreshToken: good } = await aSession(db, account.id)
  const other = await aSession(db, account.id)
  const forged = [
    null,
    '',
    'v1.ses_x.0.mac',
    good.slice(0, -1),
    good.replace('.0.', '.1.'),
    good.replace(session.id, other.session.id),
    good.replace(session.id, 'ses_00000000000000000000000000'),
    refreshToken('another secret', session, 0),
  ]

  for (const token of forged) expect((await refresh(token)).data?.refreshSession, String(token)).toEqual(sessionEnded)

  expect(await rowOf(session)).toMatchObject({ counter: 0, revokedAt: null })
  expect(await rowOf(other.session)).toMatchObject({ counter: 0, revokedAt: null })
  expect((await refresh(good)).data?.refreshSession.userErrors).toEqual([])
})

test('a session expires after 14 days without use, and after 60 days in any case', async () => {
  const idle = await aSession(db, account.id, { expiresAt: ago(1) })
  const old = await aSession(db, account.id, { createdAt: ago(59 * dayMs), lastUsedAt: ago(dayMs) })

  const [forIdle, forOld] = [await refresh(idle.refreshToken), await refresh(old.refreshToken)]

  expect(forIdle.data?.refreshSession).toEqual(sessionEnded)
  expect(forOld.data?.refreshSession.tokens.refreshTokenExpiresAt).toBe(
    new Date(old.session.createdAt.getTime() + 60 * dayMs).toISOString(),
  )
})

test('without the secret, the database alone is not enough to forge a refresh token', async () => {
  const device = { deviceName: 'Chrome on Windows', platform: 'WEB' as const, method: 'PASSWORD' as const }
  const { refreshToken: forged } = await openSession(db, 'another secret than the one of the service', {
    accountId: account.id,
    ...device,
  })

  expect(parseRefreshToken(forged)).not.toBeNull()
  expect((await refresh(forged)).data?.refreshSession).toEqual(sessionEnded)
})

test.each([
  ['a zero before its number', (token: string) => token.replace(/\.0\./, '.00.')],
  ['a sign before its number', (token: string) => token.replace(/\.0\./, '.+0.')],
  [
    'changed last bits',
    (token: string) =>
      token.replace(/.$/, (last) =>
        String.fromCharCode(last.charCodeAt(0) + (/[AEIMQUYcgkosw048]/.test(last) ? 1 : -1)),
      ),
  ],
  ['padding', (token: string) => `${token}=`],
  ['a line break at its end', (token: string) => `${token}\n`],
  ['a space before it', (token: string) => ` ${token}`],
  ['a session id in capitals', (token: string) => token.replace(/ses_\w+/, (id) => `ses_${id.slice(4).toUpperCase()}`)],
])('a refresh token with %s is not the one that was issued, and does no harm to its session', async (_what, change) => {
  const { session, refreshToken: token } = await aSession(db, account.id)

  const { data } = await refresh(change(token))

  expect(change(token)).not.toBe(token)
  expect(data?.refreshSession).toEqual(sessionEnded)
  expect(await rowOf(session)).toMatchObject({ counter: 0, revokedAt: null })
})
