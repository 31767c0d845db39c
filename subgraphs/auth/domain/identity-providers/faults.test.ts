import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Endpoint, type Fault, responseFaultNames, tokenFaultNames } from '../../../../provider-emulator/faults.ts'
import { accounts, identities } from '../../db/schema.ts'
import type { IdentityProvider } from '../../types.generated.ts'
import { withProviders } from '../provider-sign-ins/testing.ts'
import { createProviders } from './providers.ts'

const normal = await withProviders()
const legacy = await withProviders({ AUTH_NAVER_LEGACY: 'true' })

let people = 0
beforeEach(() => {
  people++
})

async function signInWithFault(
  { emulator, db, signIn }: Awaited<ReturnType<typeof withProviders>>,
  { provider, endpoint, fault }: { provider: IdentityProvider; endpoint: Endpoint; fault: Fault },
) {
  const id = String(1_000 + people)
  emulator.addPerson(provider, { id, nickname: '새 사람' })
  const before = await db.$count(accounts)
  emulator.setFault(provider, endpoint, fault)
  const began = performance.now()
  const payload = await signIn(provider, id).finally(() => emulator.setFault(provider, endpoint))
  const took = performance.now() - began
  expect(await db.$count(accounts)).toBe(before)
  expect(await db.$count(identities, eq(identities.subject, id))).toBe(0)
  return { payload, took }
}

const rejected = { result: null, userErrors: [{ code: 'PROVIDER_REJECTED', path: null }] }

const quickFaults = responseFaultNames.filter((fault) => fault !== 'slow' && fault !== 'stops in the middle')

// The three share one client; each endpoint is tried with one of them at least.
const endpointsOf: Record<IdentityProvider, readonly Endpoint[]> = {
  KAKAO: ['token', 'jwks'],
  NAVER: ['profile'],
  GOOGLE: ['token'],
}

describe.each(['KAKAO', 'NAVER', 'GOOGLE'] as const)('%s', (provider) => {
  const cases = endpointsOf[provider].flatMap((endpoint) => quickFaults.map((fault) => ({ endpoint, fault })))

  test.each(cases)('the response of $endpoint is "$fault": one clear code, no account', async ({ endpoint, fault }) => {
    expect((await signInWithFault(normal, { provider, endpoint, fault })).payload).toEqual(rejected)
  })

  test.each(tokenFaultNames)('its ID token has a %s: one clear code, no account', async (fault) => {
    expect((await signInWithFault(normal, { provider, endpoint: 'token', fault })).payload).toEqual(rejected)
  })

  test('signs in again afterwards', async () => {
    const id = String(1_000 + people)
    normal.emulator.addPerson(provider, { id, nickname: '새 사람' })

    expect((await normal.signIn(provider, id)).result.__typename).toBe('SignedIn')
  })
})

test('a provider that hangs at any step is given up after six seconds', async () => {
  const steps = [
    ['KAKAO', 'token', 'slow'],
    ['NAVER', 'profile', 'stops in the middle'],
    ['GOOGLE', 'jwks', 'slow'],
  ] as const

  const results = await Promise.all(
    steps.map(([provider, endpoint, fault]) => signInWithFault(normal, { provider, endpoint, fault })),
  )

  for (const { payload, took } of results) {
    expect(payload).toEqual(rejected)
    expect(took).toBeLessThan(9_000)
  }
})

describe("Naver's older interface", () => {
  test('signs in to the same account as OpenID Connect, by the id of the profile', async () => {
    const first = await legacy.signIn('NAVER', 'bXlfbmF2ZXJfaWQ')
    const [identity] = await legacy.db.select().from(identities).where(eq(identities.subject, 'bXlfbmF2ZXJfaWQ'))

    expect(first.result.__typename).toBe('SignedIn')
    expect(identity?.accountId).toBe(first.result.user.id)
    const [other] = await legacy.db.select().from(identities).where(eq(identities.provider, 'NAVER'))
    expect(other?.subject).toBe('bXlfbmF2ZXJfaWQ')
  })

  test.each(quickFaults)('the response of the token endpoint is "%s": one clear code, no account', async (fault) => {
    expect((await signInWithFault(legacy, { provider: 'NAVER', endpoint: 'token', fault })).payload).toEqual(rejected)
  })
})

test.each(quickFaults)(
  'a provider whose endpoints are "%s" fails, and works as soon as they are not',
  async (fault) => {
    const google = createProviders(normal.config.providers).get('GOOGLE')
    const request = { state: 'state', nonce: 'nonce', verifier: 'v'.repeat(43) }
    const ask = () => google?.authorizationUrl('http://localhost:1/oauth/google/callback', request)
    normal.emulator.setFault('GOOGLE', 'discovery', fault)

    await expect(ask()).rejects.toThrow()
    normal.emulator.setFault('GOOGLE', 'discovery')
    expect((await ask())?.searchParams.get('state')).toBe('state')
  },
)
