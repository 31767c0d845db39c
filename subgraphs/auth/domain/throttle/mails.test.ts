import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, mails, rateLimits } from '../../db/schema.ts'
import { anAccount, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

const signUp = (
  input: { email?: string; password?: string; acceptedTermsVersion?: string },
  headers: { 'accept-language'?: string; 'x-client-ip'?: string } = {},
) =>
  execute(
    `mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
        result { __typename ... on EmailVerificationRequired { email resendAllowedAt } }
        userErrors { code message path retryAfterSeconds }
      }
    }`,
    { input: { email: 'robin@example.com', password, acceptedTermsVersion: '2026-01-01', ...input } },
    undefined,
    headers,
  )

const mailsTo = (emailKey: string) =>
  db
    .select({ kind: mails.kind, locale: mails.locale })
    .from(mails)
    .innerJoin(accounts, eq(accounts.id, mails.accountId))
    .where(eq(accounts.emailKey, emailKey))

test('a mailbox gets at most three mails an hour, of whatever kind and from whatever networks, known or unknown', async () => {
  await anAccount(db, { email: 'verified@example.com' })
  await anAccount(db, { email: 'waiting@example.com', emailVerifiedAt: null })
  let networks = 0
  const headers = () => ({ 'x-client-ip': `203.0.113.${++networks}` })
  const ask = (email: string) =>
    execute(
      'mutation Ask($email: String!) { requestEmailVerification(input: { email: $email }) { resendAllowedAt userErrors { code } } }',
      { email },
      undefined,
      headers(),
    )
  const reset = (email: string) =>
    execute(
      'mutation Reset($email: String!) { requestPasswordReset(input: { email: $email }) { resendAllowedAt } }',
      { email },
      undefined,
      headers(),
    )
  const signIn = (email: string) =>
    execute(
      `mutation In($input: SignInInput!) {
        signIn(input: $input) { result { ... on EmailVerificationRequired { resendAllowedAt } } userErrors { code } }
      }`,
      { input: { email, password, device: { platform: 'WEB' } } },
      undefined,
      headers(),
    )
  const waits = async (name: string) => {
    const answers = [
      (await signUp({ email: `${name}@example.com` }, headers())).data?.signUp.result,
      (await ask(`${name}@example.com`)).data?.requestEmailVerification,
      (await signUp({ email: `${name}+spam@example.com` }, headers())).data?.signUp.result,
      (await reset(`${name.toUpperCase()}@example.com`)).data?.requestPasswordReset,
      (await signUp({ email: ` ${name}@Example.com` }, headers())).data?.signUp.result,
    ]
    return answers.map(({ resendAllowedAt }) => Math.round((Date.parse(resendAllowedAt) - Date.now()) / 60_000))
  }

  const ofAll = [await waits('verified'), await waits('waiting'), await waits('nobody')]
  const late = await signIn('waiting@example.com')

  expect(ofAll).toEqual(Array(3).fill([1, 1, 60, 60, 60]))
  expect(Date.parse(late.data?.signIn.result.resendAllowedAt) - Date.now()).toBeGreaterThan(59 * 60_000)
  for (const name of ['verified', 'waiting', 'nobody']) {
    const total = (await mailsTo(`${name}@example.com`)).length + (await mailsTo(`${name}+spam@example.com`)).length
    // An address that was unknown until the sign-up above, or is verified, gets no mail for `requestEmailVerification`.
    expect(total).toBeLessThanOrEqual(3)
    expect(total).toBeGreaterThan(0)
  }
})

test('a mailbox gets the next mail an hour after the first of three, whenever the others were', async () => {
  const mailbox = 'slow@example.com'
  const from = (nth: number) => ({ 'x-client-ip': `198.51.100.${100 + nth}` })
  for (const nth of [1, 2, 3]) await signUp({ email: mailbox }, from(nth))
  const before = await signUp({ email: mailbox }, from(4))
  // An hour passes for the first of them only.
  const first = sql`select key from ${rateLimits} where key like 'mail-of-hour-1:%' order by expire desc limit 1`
  await db
    .update(rateLimits)
    .set({ expire: new Date(Date.now() - 1_000) })
    .where(sql`${rateLimits.key} = (${first})`)

  const after = await signUp({ email: mailbox }, from(5))
  const again = await signUp({ email: mailbox }, from(6))

  expect(await mailsTo(mailbox)).toHaveLength(4)
  const waits = [before, after, again].map(({ data }) => Date.parse(data?.signUp.result.resendAllowedAt) - Date.now())
  expect(waits.map((ms) => ms > 59 * 60_000 - 10_000)).toEqual([true, true, true])
})
