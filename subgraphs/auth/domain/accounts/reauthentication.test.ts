import { eq } from 'drizzle-orm'
import { buildSchema, parse, execute as run } from 'graphql'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { enforceAccess, enforcePolicies } from '../../../_shared/access-control.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import type { Viewer } from '../../../_shared/viewer.ts'
import { readConfig } from '../../config.ts'
import { createContext } from '../../context.ts'
import { accounts } from '../../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { hashPassword } from '../passwords/passwords.ts'

const { db, url, execute, statements } = await testSubgraph(auth, testSettings)
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)

const guarded = buildSchema(`
  directive @policy(policies: [[String!]!]!) on FIELD_DEFINITION
  type Query { sensitive: String @policy(policies: [["recent_sign_in"]]) }`)
enforcePolicies(guarded, auth.definition.policies)
enforceAccess(guarded, [])
const config = readConfig({ ...testSettings, AUTH_DATABASE_URL: url })

/** The result of a field that requires a recent sign-in: its value, or the code of the refusal. */
async function sensitive(viewer: Viewer | null): Promise<unknown> {
  const request = {
    ...{ viewer, locale: 'en' as const, clientIp: '', userAgent: '', log: () => pino({ level: 'silent' }) },
    ...{ confirmedIds: new Set<string>(), setAccessToken: () => {} },
  }
  const contextValue = createContext(request, { db, config, address: () => '' })
  const document = parse('{ sensitive }')
  const { data, errors } = await run({ schema: guarded, document, rootValue: { sensitive: 'done' }, contextValue })
  return errors?.[0]?.extensions.code ?? data?.sensitive
}

const reauthenticate = async (viewer: Viewer | undefined, proof: string, clientIp = '192.0.2.1') => {
  const { data, errors } = await execute(
    `mutation($proof: String!) {
      reauthenticate(input: { method: PASSWORD, proof: $proof }) { validUntil userErrors { code path message } }
    }`,
    { proof },
    viewer,
    { 'x-client-ip': clientIp, 'accept-language': 'en' },
  )
  return data?.reauthenticate ?? errors?.[0]?.extensions?.code
}
const wrong = {
  validUntil: null,
  userErrors: [
    { code: 'CREDENTIALS_INVALID', path: ['input', 'proof'], message: "This is not the account's password." },
  ],
}

test('signing in, and confirming the password later, open ten minutes for sensitive changes of that session only', async () => {
  const { id } = await anAccount(db)
  const fresh = await aSession(db, id, { confirmedAt: ago(9) })
  const old = await aSession(db, id, { confirmedAt: ago(11), lastUsedAt: ago(1) })
  const other = await aSession(db, id, { confirmedAt: ago(11) })

  const before = [await sensitive(null), await sensitive(fresh.viewer), await sensitive(old.viewer)]
  const { validUntil, userErrors } = await reauthenticate(old.viewer, password)
  const after = [await sensitive(old.viewer), await sensitive(other.viewer)]

  expect(before).toEqual(['UNAUTHENTICATED', 'done', 'RECENT_SIGN_IN_REQUIRED'])
  expect(userErrors).toEqual([])
  expect(Math.abs(Date.parse(validUntil) - ago(-10).getTime())).toBeLessThan(5_000)
  expect(after).toEqual(['done', 'RECENT_SIGN_IN_REQUIRED'])
})

test('a wrong password confirms nobody, and a refresh does not either', async () => {
  const { id } = await anAccount(db)
  const { viewer, refreshToken } = await aSession(db, id, { confirmedAt: ago(11) })

  const refused = await reauthenticate(viewer, 'eight yogurt cups')
  const refreshed = await execute(
    'mutation($t: String) { refreshSession(input: { refreshToken: $t }) { userErrors { code } } }',
    { t: refreshToken },
  )

  expect(refused).toEqual(wrong)
  expect(refreshed.data?.refreshSession.userErrors).toEqual([])
  expect(await sensitive(viewer)).toBe('RECENT_SIGN_IN_REQUIRED')
})

test('an ended session, and nobody, can confirm anything', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id, { revokedAt: new Date() })

  const answers = [await reauthenticate(viewer, password), await reauthenticate(undefined, password)]

  expect(answers).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  expect(await sensitive(viewer)).toBe('UNAUTHENTICATED')
})

test('whoever has an access token can guess five times, as at a sign-in', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)

  const answers = []
  for (let nth = 0; nth < 6; nth++) answers.push(await reauthenticate(viewer, `wrong password ${nth}`, '192.0.2.9'))

  expect(answers.slice(0, 5)).toEqual(Array(5).fill(wrong))
  expect(answers[5].userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }])
  expect((await reauthenticate(viewer, password, '192.0.2.9')).userErrors).toMatchObject([
    { code: 'TOO_MANY_ATTEMPTS' },
  ])
})

test('an operation checks one password only', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  const field = (proof: string) => `reauthenticate(input: { method: PASSWORD, proof: "${proof}" }) { validUntil }`

  const { data, errors } = await execute(`mutation { a: ${field('wrong')} b: ${field(password)} }`, {}, viewer)

  expect(data).toEqual({ a: { validUntil: null }, b: null })
  expect(errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }])
})

test('a password that is changed while it is being verified confirms nobody', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id, { confirmedAt: ago(11) })
  const changed = await hashPassword('nine yogurt cups and a lid')

  // Reads the old hash and verifies it, then waits for the change to commit.
  const answer = await db.transaction(async (tx) => {
    await tx.update(accounts).set({ passwordHash: changed, passwordChangedAt: new Date() }).where(eq(accounts.id, id))
    const pending = reauthenticate(viewer, password)
    await new Promise((later) => setTimeout(later, 500))
    return { pending }
  })

  expect(await answer.pending).toEqual(wrong)
  expect(await sensitive(viewer)).toBe('RECENT_SIGN_IN_REQUIRED')
})

test('confirming takes the session with its account, and the account again under a lock', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  await reauthenticate(viewer, password)

  const texts = await statements(() => reauthenticate(viewer, password))

  const own = texts.filter((text) => /"(sessions|accounts)"/.test(text)).map((text) => text.split(' ')[0])
  expect(own).toEqual(['select', 'select', 'update'])
})
