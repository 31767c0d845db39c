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
import { aViewer, testSubgraph } from '../_shared/testing.ts'
import { sessions } from './db/schema.ts'
import { passkeyGraph, passkeyMutations } from './domain/passkeys/testing.ts'
import { password, testSettings } from './fixtures.ts'
import { auth } from './server.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-mail-'))
const { db, execute } = await testSubgraph(auth, { ...testSettings, AUTH_MAIL_FOLDER: folder })
afterAll(() => rm(folder, { recursive: true, force: true }))

const errorFields = 'userErrors { code message path retryAfterSeconds }'
const tokenFields = 'tokens { accessToken accessTokenExpiresAt expiresInSeconds refreshToken refreshTokenExpiresAt }'
const sessionFields = 'id isCurrent deviceName platform createdAt lastUsedAt expiresAt'

const current = 'query Current { isAccessTokenCurrent }'
const revocations = 'query Revocations { revocations(first: 100) { number sessionId userId scopes recordedAt } }'
const options = `query Options {
  signInOptions { passkeysEnabled passwordPolicy { minLength maxLength rejectsLeaked } termsVersion termsUrl }
}`
const signUp = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    result { __typename ... on EmailVerificationRequired { email resendAllowedAt } }
    ${errorFields}
  }
}`
const request = `mutation Request($input: RequestEmailVerificationInput!) {
  requestEmailVerification(input: $input) { resendAllowedAt ${errorFields} }
}`
const verify = `mutation Verify($input: VerifyEmailInput!) {
  verifyEmail(input: $input) { email ${errorFields} }
}`
const requestReset = `mutation RequestReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { resendAllowedAt ${errorFields} }
}`
const reset = `mutation Reset($input: ResetPasswordInput!) {
  resetPassword(input: $input) { changedAt ${errorFields} }
}`
const change = `mutation Change($input: ChangePasswordInput!) {
  changePassword(input: $input) { changedAt ${errorFields} }
}`
const changeEmail = `mutation ChangeEmail($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) { pendingEmail ${errorFields} }
}`
const signIn = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    result {
      __typename
      ... on SignedIn { ${tokenFields} session { ${sessionFields} } user { id } }
      ... on TwoFactorRequired { challengeToken methods expiresAt }
    }
    ${errorFields}
  }
}`
const complete = `mutation Complete($input: CompleteTwoFactorSignInInput!) {
  completeTwoFactorSignIn(input: $input) { result { __typename } ${errorFields} }
}`
const startTotp = `mutation Start { startTotpEnrollment { secret otpauthUri ${errorFields} } }`
const confirmTotp = `mutation Confirm($input: ConfirmTotpEnrollmentInput!) {
  confirmTotpEnrollment(input: $input) { recoveryCodes ${errorFields} }
}`
const newCodes = `mutation New { regenerateRecoveryCodes { recoveryCodes ${errorFields} } }`
const disableTotp = `mutation Disable { disableTotp { totp { isEnabled enabledAt recoveryCodesLeft } ${errorFields} } }`
const refresh = `mutation Refresh($input: RefreshSessionInput!) {
  refreshSession(input: $input) { ${tokenFields} ${errorFields} }
}`
const account = `query Account($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User {
      id
      email
      isEmailVerified
      security {
        passwordChangedAt
        passkeys { id name isSynced createdAt lastUsedAt } totp { isEnabled enabledAt recoveryCodesLeft }
        currentSession { ${sessionFields} }
        sessions(first: 2) {
          edges { cursor node { ${sessionFields} } }
          nodes { ${sessionFields} }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
      }
    }
  }
}`
const revoke = `mutation Revoke($input: RevokeSessionInput!) {
  revokeSession(input: $input) { endedSessionId ${errorFields} }
}`
const revokeOthers = `mutation RevokeOthers { revokeOtherSessions { endedSessionIds ${errorFields} } }`
const reauthenticate = `mutation Reauthenticate($input: ReauthenticateInput!) {
  reauthenticate(input: $input) { validUntil ${errorFields} }
}`
const signOut = `mutation SignOut { signOut { endedSessionId ${errorFields} } }`

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
  const signedUp = await ask(signUp, { ...credentials, acceptedTermsVersion: termsVersion })
  const { resendAllowedAt } = await ask(request, { email: credentials.email })
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
  const { validUntil } = await ask(reauthenticate, { method: 'PASSWORD', proof: password }, viewer)
  const revoked = await ask(revoke, { sessionId: others[0].session.id }, viewer)
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
  const passkeyIds = await passkeyGraph(execute).addUseAndRemove(nextViewer)

  expect(passkeyIds).toEqual({ signedIn: viewer.userId, removed: expect.stringMatching(/^pky_/) })
  expect(completed.result.__typename).toBe('SignedIn')
  expect(renewed.recoveryCodes).toHaveLength(10)
  expect(disabled.totp).toEqual({ isEnabled: false, enabledAt: null, recoveryCodesLeft: 0 })
  expect(Date.parse(signedUp.result.resendAllowedAt)).toBeCloseTo(Date.parse(resendAllowedAt), -2)
  expect(verified.email).toBe('Ada@example.com')
  expect(tokens.refreshToken).not.toBe(result.tokens.refreshToken)
  expect(me.errors).toBeUndefined()
  const [user] = me.data?._entities ?? []
  expect(user).toMatchObject({ id: viewer.userId, email: 'Ada@example.com', isEmailVerified: true })
  expect(user.security.currentSession).toMatchObject({ id: viewer.sessionId, isCurrent: true, platform: 'IOS' })
  expect(user.security.sessions).toMatchObject({
    nodes: [
      { id: viewer.sessionId, isCurrent: true },
      { id: others[1].session.id, isCurrent: false },
    ],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    totalCount: 3,
  })
  expect(Date.parse(validUntil)).toBeGreaterThan(Date.now() + 9 * 60_000)
  expect(revoked.endedSessionId).toBe(others[0].session.id)
  expect(revokedOthers.endedSessionIds).toEqual([others[1].session.id])
  expect([isCurrent, isStillCurrent]).toEqual([true, false])
  expect(await ask(revocations)).toMatchObject([
    { sessionId: others[0].session.id },
    { sessionId: others[1].session.id },
    { sessionId: viewer.sessionId, userId: null, scopes: null },
  ])
  expect(pendingEmail).toBe('Ada@example.org')
  expect(user.security.passwordChangedAt).toBeNull()
  expect(Date.parse(changed.changedAt)).toBeLessThan(Date.parse(changedAt))
  expect(Date.parse(changedAt)).toBeCloseTo(Date.now(), -4)
  expect(ended.endedSessionId).toBe(viewer.sessionId)
  expect(await db.$count(sessions, eq(sessions.accountId, viewer.userId))).toBe(6)
})

test('the operations of the test above select every field of the schema', () => {
  const schema = buildSubgraphSchema(parse(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')))
  const all = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
    .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : []))
    .filter((path) => !path.includes('._'))
  const operations = [
    current,
    revocations,
    options,
    signUp,
    request,
    verify,
    requestReset,
    reset,
    change,
    changeEmail,
    signIn,
    complete,
    startTotp,
    confirmTotp,
    newCodes,
    disableTotp,
    refresh,
    account,
    reauthenticate,
    revoke,
    revokeOthers,
    signOut,
    ...Object.values(passkeyMutations),
  ]

  const selected = new Set<string>()
  const types = new TypeInfo(schema)
  for (const operation of operations) {
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
