import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { eq } from 'drizzle-orm'
import { isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import { simpleParser } from 'mailparser'
import { Secret, TOTP } from 'otpauth'
import { afterAll, expect, test } from 'vitest'
import { aViewer } from '../_shared/testing.ts'
import { sessions } from './db/schema.ts'
import { passkeyGraph } from './domain/passkeys/testing.ts'
import { withProviders } from './domain/provider-sign-ins/testing.ts'
import { password } from './fixtures.ts'
import {
  account,
  cancelDeletion,
  change,
  changeEmail,
  complete,
  confirmTotp,
  current,
  disableTotp,
  newCodes,
  options,
  policy,
  reauthenticate,
  refresh,
  rename,
  request,
  requestDeletion,
  requestExport,
  requestReset,
  reset,
  revocations,
  revoke,
  revokeOthers,
  signIn,
  signOut,
  signUp,
  startTotp,
  verify,
} from './resolvers/testing-operations.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-mail-'))
// Hooks run in reverse order: mails may be written until the subgraph has stopped.
afterAll(() => rm(folder, { recursive: true, force: true }))
const graph = await withProviders({ AUTH_MAIL_FOLDER: folder })
const { db, execute, asked } = graph

const references = (id: string) => ({ representations: [{ __typename: 'User', id }] })

/** The token in the mail to an address with a link to a page of the app. Waits for the mail. */
async function tokenSentTo(email: string, page: string): Promise<string> {
  for (;;) {
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.eml'))) {
      const mail = await simpleParser(await readFile(join(folder, file)))
      const token = mail.text?.match(new RegExp(`/${page}#token=([\\w-]+)`))?.[1]
      if (token && JSON.stringify(mail.to).includes(email)) return token
    }
    await new Promise((later) => setTimeout(later, 20))
  }
}

test('every field of the schema resolves, from sign-up to sign-out', async () => {
  const ask = async (query: string, input?: object, viewer?: Parameters<typeof execute>[2]) => {
    // Other networks for some, because each may request a mail to an address once a minute.
    const network = { 'x-client-ip': `192.0.2.${[requestReset, changeEmail].indexOf(query) + 1}` }
    const { data, errors } = await execute(query, { input }, viewer, network)
    expect(errors, query).toBeUndefined()
    const [result] = Object.values(data ?? {})
    if (result?.userErrors) expect(result.userErrors, query).toEqual([])
    return result
  }
  const credentials = { email: 'Ada@example.com', password }
  const device = { platform: 'IOS', name: 'A telephone' }

  const { termsVersion } = await ask(options)
  const start = performance.now()
  const signedUp = await ask(signUp, { ...credentials, acceptedTermsVersion: termsVersion })
  const { resendAllowedAt } = await ask(request, { email: credentials.email })
  const tookMs = performance.now() - start
  const verified = await ask(verify, { token: await tokenSentTo(credentials.email, 'verify-email') })
  const others = [
    (await ask(signIn, { ...credentials, device })).result,
    (await ask(signIn, { ...credentials, device })).result,
  ]
  const { result } = await ask(signIn, { ...credentials, device })
  const viewer = { ...aViewer(result.user.id), sessionId: result.session.id }
  const { tokens } = await ask(refresh, { refreshToken: result.tokens.refreshToken })
  const isCurrent = await ask(current, undefined, viewer)
  const newPassword = 'nine yogurt cups and a lid'
  const me = await execute(account, references(viewer.userId), viewer)
  const isRecent = await ask(policy, undefined, viewer)
  const { validUntil } = await ask(reauthenticate, { method: 'PASSWORD', proof: password }, viewer)
  const revoked = await ask(revoke, { sessionId: others[0].session.id }, viewer)
  const renamed = await ask(rename, { sessionId: viewer.sessionId, name: ' My telephone ' }, viewer)
  const revokedOthers = await ask(revokeOthers, undefined, viewer)
  const { pendingEmail } = await ask(changeEmail, { newEmail: 'Ada@example.org' }, viewer)
  const changed = await ask(change, { currentPassword: password, newPassword }, viewer)
  const ended = await ask(signOut, undefined, viewer)
  const isStillCurrent = await ask(current, undefined, viewer)
  await ask(requestReset, { email: credentials.email })
  const { changedAt } = await ask(reset, { token: await tokenSentTo(credentials.email, 'reset-password'), newPassword })
  const next = (await ask(signIn, { ...credentials, password: newPassword, device })).result
  const nextViewer = { ...aViewer(viewer.userId), sessionId: next.session.id }
  const { secret } = await ask(startTotp, undefined, nextViewer)
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const { recoveryCodes } = await ask(confirmTotp, { code }, nextViewer)
  const challenge = (await ask(signIn, { ...credentials, password: newPassword, device })).result
  const answer = { challengeToken: challenge.challengeToken, method: 'RECOVERY_CODE', code: recoveryCodes[0] }
  const completed = await ask(complete, answer)
  const renewed = await ask(newCodes, undefined, nextViewer)
  const disabled = await ask(disableTotp, undefined, nextViewer)
  const { dataExport } = await ask(requestExport, undefined, nextViewer)
  const again = await ask(requestExport, undefined, nextViewer)
  const { deletionScheduledFor } = await ask(requestDeletion, { reason: 'I moved away.' }, nextViewer)
  const cancelled = await ask(cancelDeletion, undefined, nextViewer)

  const passkeyIds = await passkeyGraph(execute).addUseAndRemove(nextViewer)
  const { identity } = await graph.link('KAKAO', '4012345678', nextViewer)
  const atKakao = await graph.signIn('KAKAO', '4012345678')
  const { unlinkedIdentityId } = await graph.unlink(identity.id, nextViewer)

  expect(dataExport).toMatchObject({ readyAt: null, downloadUrl: null })
  expect(again.dataExport).toEqual(dataExport)
  expect(Date.parse(deletionScheduledFor)).toBeGreaterThan(Date.now() + 13 * 24 * 60 * 60_000)
  expect(cancelled.user).toEqual({ id: viewer.userId })
  expect([atKakao.result.user.id, unlinkedIdentityId]).toEqual([viewer.userId, identity.id])
  expect(passkeyIds).toEqual({ signedIn: viewer.userId, removed: expect.stringMatching(/^pky_/) })
  expect(renewed.recoveryCodes).toHaveLength(10)
  expect(disabled.totp).toEqual({ isEnabled: false, enabledAt: null, recoveryCodesLeft: 0 })
  // Each counts from its own reading of the clock.
  expect(Math.abs(Date.parse(signedUp.result.resendAllowedAt) - Date.parse(resendAllowedAt))).toBeLessThan(tookMs)
  expect(verified.email).toBe('Ada@example.com')
  expect(tokens.refreshToken).not.toBe(result.tokens.refreshToken)
  expect(me.errors).toBeUndefined()
  const [user] = me.data?._entities ?? []
  expect(user).toMatchObject({ id: viewer.userId, email: 'Ada@example.com', isEmailVerified: true })
  expect(user.security.currentSession).toMatchObject({ id: viewer.sessionId, isCurrent: true, platform: 'IOS' })
  expect(user.security).toMatchObject({ hasPassword: true, deletionScheduledFor: null })
  const kinds = user.security.events.nodes.map(({ kind, sessionId }: Record<string, string>) => [kind, sessionId])
  expect(kinds).toEqual([viewer.sessionId, others[1].session.id].map((id) => ['SIGNED_IN', id]))
  expect(user.security.sessions).toMatchObject({
    nodes: [
      { id: viewer.sessionId, isCurrent: true },
      { id: others[1].session.id, isCurrent: false },
    ],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    totalCount: 3,
  })
  expect(Date.parse(validUntil)).toBeGreaterThan(Date.now() + 9 * 60_000)
  expect(renamed.session).toEqual({ id: viewer.sessionId, deviceName: 'My telephone' })
  expect(revoked.endedSessionId).toBe(others[0].session.id)
  expect(revokedOthers.endedSessionIds).toEqual([others[1].session.id])
  expect([isCurrent, isRecent, isStillCurrent]).toEqual([true, true, false])
  expect(await ask(revocations)).toMatchObject([
    { sessionId: others[0].session.id },
    { sessionId: others[1].session.id },
    { sessionId: viewer.sessionId, userId: null, scopes: null },
    // The request for deletion ended it.
    { sessionId: completed.result.session.id },
  ])
  expect(pendingEmail).toBe('Ada@example.org')
  expect(user.security.passwordChangedAt).toBeNull()
  expect(Date.parse(changed.changedAt)).toBeLessThan(Date.parse(changedAt))
  expect(Date.parse(changedAt)).toBeCloseTo(Date.now(), -5)
  expect(ended.endedSessionId).toBe(viewer.sessionId)
  expect(await db.$count(sessions, eq(sessions.accountId, viewer.userId))).toBe(7)
})

test('the operations of the test above select every field of the schema', () => {
  const schema = buildSubgraphSchema(parse(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')))
  const all = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
    .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []))
    .filter((path) => !path.includes('._'))

  const selected = new Set<string>()
  const types = new TypeInfo(schema)
  for (const operation of asked) {
    visit(
      parse(operation),
      visitWithTypeInfo(types, {
        Field: ({ name }) => {
          selected.add(`${types.getParentType()?.name}.${name.value}`)
        },
      }),
    )
  }

  expect(all).not.toHaveLength(0)
  expect(all.filter((path) => !selected.has(path))).toEqual([])
})
