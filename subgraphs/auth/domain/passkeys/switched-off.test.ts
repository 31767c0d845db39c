import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { passkeys } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { passkeyGraph } from './testing.ts'

const isEnabled = 'query { signInOptions { passkeysEnabled } }'
const off = await testSubgraph(auth, {
  AUTH_KEY_SECRET: 'zJ4kQ8vN2mX6tR0wYb5cD1fG7hL3pS9u',
  AUTH_REFRESH_SECRET: 'aE8rT2yU6iO0pL4kJ9hG3fD7sQ1wZ5xC',
  AUTH_MAIL_FOLDER: testSettings.AUTH_MAIL_FOLDER,
  AUTH_SMTP_URL: 'smtp://127.0.0.1:9',
  NODE_ENV: 'production',
})
const on = await testSubgraph(auth, {
  ...testSettings,
  AUTH_RP_ID: 'bunri.example',
  AUTH_PASSKEY_ORIGINS: 'https://app.bunri.example',
})

test('production without origins has no passkeys, says so, and lets people remove those they have', async () => {
  const graph = passkeyGraph(off.execute)
  const { id: accountId } = await anAccount(off.db)
  const { viewer } = await aSession(off.db, accountId)
  const key = { credentialId: 'any', publicKey: '', signatureCount: 0, transports: [], isSynced: false }
  const passkeyId = newId('pky')
  await off.db.insert(passkeys).values({ id: passkeyId, accountId, name: 'Old', createdAt: new Date(), ...key })

  expect((await off.execute(isEnabled)).data?.signInOptions).toEqual({ passkeysEnabled: false })
  expect(await graph.ask('startPasskeySignIn')).toBe('BAD_USER_INPUT')
  expect(await graph.finishSignIn('none', {})).toBe('BAD_USER_INPUT')
  expect(await graph.ask('startPasskeyRegistration', undefined, viewer)).toBe('BAD_USER_INPUT')
  expect(await graph.finishRegistration(viewer, 'none', {})).toBe('BAD_USER_INPUT')
  expect(await graph.ask('removePasskey', { passkeyId }, viewer)).toMatchObject({ userErrors: [] })
  expect(await off.db.$count(passkeys, eq(passkeys.accountId, accountId))).toBe(0)
})

test('with origins, passkeys are of their domain', async () => {
  const graph = passkeyGraph(on.execute)
  const { viewer } = await aSession(on.db, (await anAccount(on.db)).id)
  const ofSite = { rpId: 'bunri.example', origin: 'https://app.bunri.example' }

  const { authenticator } = await graph.register(viewer, undefined, ofSite)

  expect((await on.execute(isEnabled)).data?.signInOptions).toEqual({ passkeysEnabled: true })
  expect((await graph.signIn(authenticator, ofSite)).userErrors).toEqual([])
  expect((await graph.signIn(authenticator)).userErrors).toMatchObject([{ code: 'PASSKEY_REJECTED' }])
  const { options } = await graph.ask('startPasskeyRegistration', undefined, viewer)
  expect(options.rp.id).toBe('bunri.example')
})
