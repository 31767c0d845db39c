import { createLocalJWKSet, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { signAccessToken, viewerReader } from '../../_shared/viewer.ts'
import { rateLimits } from '../db/schema.ts'
import { anAccount, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

const signInFor = (email: string) =>
  `signIn(input: { email: "${email}", password: "a wrong password", device: { platform: WEB } }) { userErrors { code } }`

test('of two hundred aliased sign-ins in one request one is tried, and one counted', async () => {
  const { email } = await anAccount(db)
  const aliases = Array.from({ length: 200 }, (_, index) => `a${index}: ${signInFor(email)}`)

  const { data, errors } = await execute(`mutation { ${aliases.join(' ')} }`)

  expect(data?.a0.userErrors).toEqual([{ code: 'CREDENTIALS_INVALID' }])
  expect(Object.values(data ?? {}).filter(Boolean)).toHaveLength(1)
  expect(errors).toHaveLength(199)
  expect((await db.select().from(rateLimits)).map(({ points }) => points)).toEqual([1, 1])
})

test('tokens are verified about as fast as before while sixty passwords are checked', async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA')
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'load', alg: 'EdDSA' }] })
  const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
  const token = await signAccessToken({ kid: 'load', privateKey }, 'http://auth.test', viewer)
  const readViewer = viewerReader({ keys, issuer: 'http://auth.test' })
  const { passwordHash } = await anAccount(db)
  const emails = await Promise.all(
    Array.from({ length: 60 }, async () => (await anAccount(db, { passwordHash })).email),
  )
  const verifyMs = async () => {
    const began = performance.now()
    await readViewer(`Bearer ${token}`)
    return performance.now() - began
  }
  const idle: number[] = []
  for (let count = 0; count < 100; count++) idle.push(await verifyMs())

  const busy: number[] = []
  let isBusy = true
  const attempts = Promise.all(
    emails.map((email, index) =>
      execute(`mutation { ${signInFor(email)} }`, {}, undefined, { 'x-client-ip': `198.51.100.${index}` }),
    ),
  ).finally(() => {
    isBusy = false
  })
  while (isBusy) {
    busy.push(await verifyMs())
    await new Promise((later) => setTimeout(later, 2))
  }

  expect((await attempts).every(({ data }) => data?.signIn.userErrors[0].code === 'CREDENTIALS_INVALID')).toBe(true)
  expect(busy.length).toBeGreaterThan(20)
  // Without a limit on concurrent hashes, a verification waits for dozens of them: the ratio was in the thousands.
  expect(median(busy) / median(idle)).toBeLessThan(30)
})

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
