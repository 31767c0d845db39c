import { hash } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, mails, sessions } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)

let clients = 0
const newClient = () => `192.0.2.${++clients}`

const signIn = (email: string, word: string, from = newClient(), device: object = { platform: 'WEB' }) =>
  execute(
    `mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        result {
          __typename
          ... on SignedIn {
            tokens { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }
            session { id isCurrent deviceName platform createdAt lastUsedAt expiresAt }
            user { id }
          }
          ... on EmailVerificationRequired { email resendAllowedAt }
        }
        userErrors { code message path retryAfterSeconds }
      }
    }`,
    { input: { email, password: word, device } },
    undefined,
    { 'x-client-ip': from, 'accept-language': 'en', 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/144.0' },
  )

const mismatch = {
  result: null,
  userErrors: [
    {
      code: 'CREDENTIALS_INVALID',
      message: "The address and the password don't match.",
      path: null,
      retryAfterSeconds: null,
    },
  ],
}

test('the right password opens a session', async () => {
  const { id, email } = await anAccount(db)

  const { data, errors } = await signIn(` ${email.toUpperCase()} `, password)

  expect(errors).toBeUndefined()
  const { tokens, session, user } = data?.signIn.result ?? {}
  expect(user).toEqual({ id })
  expect(session).toMatchObject({ isCurrent: true, deviceName: 'Firefox on Linux', platform: 'WEB' })
  expect(session.createdAt).toBe(session.lastUsedAt)
  expect(Date.parse(session.expiresAt) - Date.parse(session.createdAt)).toBe(14 * 24 * 60 * 60 * 1000)
  expect(tokens.refreshTokenExpiresAt).toBe(session.expiresAt)
  expect(decodeProtectedHeader(tokens.accessToken)).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' })
  const claims = decodeJwt(tokens.accessToken)
  expect(claims).toMatchObject({ iss: 'http://127.0.0.1:4000', aud: 'bunri', sub: id, sid: session.id, scope: '' })
  expect(Date.parse(tokens.accessTokenExpiresAt)).toBe(Number(claims.exp) * 1000)
  expect(Number(claims.exp) - Number(claims.iat)).toBe(300)
  const [row] = await db.select().from(sessions).where(eq(sessions.id, session.id))
  expect(row).toMatchObject({ accountId: id, counter: 0, revokedAt: null })
})

test('the session has the device name that the client gives', async () => {
  const { email } = await anAccount(db)

  const { data } = await signIn(email, password, newClient(), { platform: 'ANDROID', name: "Robin's phone" })

  expect(data?.signIn.result.session).toMatchObject({ deviceName: "Robin's phone", platform: 'ANDROID' })
})

test('a wrong password, an unknown address and an invalid address get the same response', async () => {
  const { email } = await anAccount(db)

  const answers = [
    await signIn(email, 'eight yogurt cups'),
    await signIn('nobody@example.com', password),
    await signIn('no\0body', password),
    await signIn(email, ''),
  ]

  for (const answer of answers) expect(answer).toEqual({ data: { signIn: mismatch } })
})

test('an unknown address runs the same statements as a wrong password', async () => {
  const { email } = await anAccount(db)
  const count = async (address: string) => {
    const texts = await statements(() => signIn(address, 'eight yogurt cups'))
    return texts.filter((text) => !text.includes('mails'))
  }

  const wrong = await count(email)
  const unknown = await count('nobody@example.com')

  expect(unknown).toEqual(wrong)
  expect(wrong).toHaveLength(3)
})

test('a sign-in runs thirteen statements, six of them in a transaction that opens the session', async () => {
  const { email } = await anAccount(db)
  await signIn(email, password)

  const texts = await statements(() => signIn(email, password))

  expect(texts.filter((text) => !text.includes('mails'))).toHaveLength(13)
})

test('an unverified address gets its link again, but only for the right password', async () => {
  const { id, email, passwordHash } = await anAccount(db, { emailVerifiedAt: null })
  const from = newClient()

  const wrong = await signIn(email, 'eight yogurt cups', from)
  const right = await signIn(email, password, from)
  const again = await signIn(email, password, from)

  expect(wrong.data?.signIn).toEqual(mismatch)
  const required = { __typename: 'EmailVerificationRequired', email, resendAllowedAt: expect.any(String) }
  expect(right.data?.signIn).toEqual({ result: required, userErrors: [] })
  expect(again.data?.signIn).toEqual({ result: required, userErrors: [] })
  expect(await db.$count(mails, eq(mails.accountId, id))).toBe(1)
  expect(await db.$count(sessions, eq(sessions.accountId, id))).toBe(0)
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id))
  expect(account).toMatchObject({ emailVerifiedAt: null, passwordHash })
})

test('a sign-in replaces a hash that has outdated cost parameters', async () => {
  const passwordHash = await hash(password, { memoryCost: 8192, timeCost: 1 })
  const { id, email } = await anAccount(db, { passwordHash })

  await signIn(email, 'eight yogurt cups')
  const [before] = await db.select().from(accounts).where(eq(accounts.id, id))
  await signIn(email, password)
  const [after] = await db.select().from(accounts).where(eq(accounts.id, id))

  expect(before?.passwordHash).toBe(passwordHash)
  expect(after?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await signIn(email, password)).data?.signIn.result.__typename).toBe('SignedIn')
})
