import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { accounts, sessions, totpFactors } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'

const { db, execute } = await testSubgraph(auth, testSettings)

const start = 'mutation { startTotpEnrollment { secret } }'
const confirm =
  'mutation ($code: String!) { confirmTotpEnrollment(input: { code: $code }) { recoveryCodes userErrors { code } } }'

test('a session that its owner ends while it switches on one-time codes switches on none', async () => {
  const { id } = await anAccount(db)
  const { session, viewer } = await aSession(db, id)
  const { secret } = (await execute(start, {}, viewer)).data?.startTotpEnrollment ?? {}
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()

  let confirming: ReturnType<typeof execute> | undefined
  await db.transaction(async (tx) => {
    await tx.select().from(accounts).where(eq(accounts.id, id)).for('no key update')
    confirming = execute(confirm, { code }, viewer)
    // Long enough for the mutation to wait for the lock.
    await new Promise((later) => setTimeout(later, 300))
    await tx.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session.id))
  })
  const answer = await confirming

  expect(answer?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  expect(await db.select().from(totpFactors).where(eq(totpFactors.accountId, id))).toMatchObject([{ enabledAt: null }])
})
