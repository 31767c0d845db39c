import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import type { Viewer } from '../../_shared/viewer.ts'
import { anAccount, aSession, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

const request = async (newEmail: string, viewer?: Viewer) => {
  const query = `mutation Change($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) { pendingEmail userErrors { code path } }
  }`
  const { data, errors } = await execute(query, { input: { newEmail } }, viewer)
  return data?.requestEmailChange ?? errors?.[0]?.extensions?.code
}

test('only a recent sign-in can ask for another address, and a valid one', async () => {
  const account = await anAccount(db)
  const fresh = await aSession(db, account.id)
  const old = await aSession(db, account.id, { confirmedAt: new Date(Date.now() - 11 * 60_000) })
  const problem = (code: string) => ({ pendingEmail: null, userErrors: [{ code, path: ['input', 'newEmail'] }] })

  expect(await request('new@example.org')).toBe('UNAUTHENTICATED')
  expect(await request('new@example.org', old.viewer)).toBe('RECENT_SIGN_IN_REQUIRED')
  expect(await request(` ${account.email.toUpperCase()}`, fresh.viewer)).toEqual(problem('ALREADY_DONE'))
  expect(await request('eve@example.com\r\nBcc: a@b.example', fresh.viewer)).toEqual(problem('EMAIL_INVALID'))
  expect(await request('new@example.org', fresh.viewer)).toEqual({ pendingEmail: 'new@example.org', userErrors: [] })
})
