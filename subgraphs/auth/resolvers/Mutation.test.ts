import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { sessions } from '../db/schema.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, url, execute } = await testSubgraph(auth, testSettings)

const account = `query Account($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User { email isEmailVerified security { currentSession { id } sessions { nodes { id } totalCount } } }
  }
}`
const references = (id: string) => ({ representations: [{ __typename: 'User', id }] })

const revoke = `mutation Revoke($input: RevokeSessionInput!) {
  revokeSession(input: $input) { endedSessionId userErrors { code message path retryAfterSeconds } }
}`
const revokeOthers = 'mutation RevokeOthers { revokeOtherSessions { endedSessionIds userErrors { code } } }'
const signOut = 'mutation SignOut { signOut { endedSessionId userErrors { code } } }'

test('an access token is rejected here once its session has ended', async () => {
  const { id } = await anAccount(db)
  const [revoked, expired, other] = [await aSession(db, id), await aSession(db, id), await aSession(db, id)]
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, revoked.session.id))
  await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, expired.session.id))
  const stranger = await anAccount(db)
  const viewers = [revoked.viewer, expired.viewer, { ...other.viewer, userId: stranger.id }, stranger.id]

  for (const viewer of viewers) {
    const userId = typeof viewer === 'string' ? viewer : viewer.userId
    const responses = [
      await execute(account, references(userId), viewer),
      await execute(revoke, { input: { sessionId: other.session.id } }, viewer),
      await execute(revokeOthers, {}, viewer),
      await execute(signOut, {}, viewer),
    ]

    const codes = responses.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions?.code))
    expect(codes).toEqual(Array(6).fill('UNAUTHENTICATED'))
    expect(responses[0]?.data?._entities).toMatchObject([{ email: null, isEmailVerified: null, security: null }])
  }
  const [row] = await db.select().from(sessions).where(eq(sessions.id, other.session.id))
  expect(row?.revokedAt).toBeNull()
})

test('signing out ends the session for the rest of the request too', async () => {
  const { viewer, session } = await aSession(db, (await anAccount(db)).id)

  const { data, errors } = await execute(
    'mutation { signOut { endedSessionId } revokeOtherSessions { endedSessionIds } }',
    {},
    viewer,
  )

  expect(data).toEqual({ signOut: { endedSessionId: session.id }, revokeOtherSessions: null })
  expect(errors).toMatchObject([{ path: ['revokeOtherSessions'], extensions: { code: 'UNAUTHENTICATED' } }])
})

test('only an active session of the viewer’s own account can be ended', async () => {
  const { viewer, session } = await aSession(db, (await anAccount(db)).id)
  const other = await aSession(db, (await anAccount(db)).id)
  const ended = await aSession(db, session.accountId, { revokedAt: new Date() })

  for (const sessionId of [other.session.id, ended.session.id, 'ses_nothing', '\0', '']) {
    const { data } = await execute(revoke, { input: { sessionId } }, viewer, { 'accept-language': 'en' })

    expect(data?.revokeSession).toEqual({
      endedSessionId: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: 'There is no such session on this account.',
          path: ['input', 'sessionId'],
          retryAfterSeconds: null,
        },
      ],
    })
  }
  const [row] = await db.select().from(sessions).where(eq(sessions.id, other.session.id))
  expect(row?.revokedAt).toBeNull()
})

test('a session is renamed by its own account only, while it is active', async () => {
  const { id } = await anAccount(db)
  const [mine, ended] = [await aSession(db, id), await aSession(db, id, { revokedAt: new Date() })]
  const other = await aSession(db, (await anAccount(db)).id)
  const renameSession = async (sessionId: string, name: string) => {
    const query = `mutation ($input: RenameSessionInput!) { renameSession(input: $input) { session { deviceName } userErrors { code path } } }`
    return (await execute(query, { input: { sessionId, name } }, mine.viewer)).data?.renameSession
  }

  expect(await renameSession(mine.session.id, '거실 태블릿')).toEqual({
    session: { deviceName: '거실 태블릿' },
    userErrors: [],
  })
  for (const sessionId of [other.session.id, ended.session.id, 'ses_none', 'plc_1'])
    expect((await renameSession(sessionId, 'Mine')).userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'sessionId'] },
    ])
  for (const name of ['', '   ', 'x'.repeat(61), 'a\u202eb'])
    expect((await renameSession(mine.session.id, name)).userErrors).toEqual([
      { code: 'NAME_INVALID', path: ['input', 'name'] },
    ])
})

test('the router receives the access token of a sign-in and of nothing else', async () => {
  const { email } = await anAccount(db)
  const readViewer = async () => null
  const subgraph = await auth.start(
    { ...testSettings, AUTH_DATABASE_URL: url },
    { readViewer, log: pino({ level: 'silent' }) },
  )
  const signIn = (word: string) =>
    subgraph.execute(
      {
        query: `mutation SignIn($input: SignInInput!) {
          signIn(input: $input) { result { ... on SignedIn { tokens { accessToken } } } }
        }`,
        variables: { input: { email, password: word, device: { platform: 'WEB' } } },
      },
      {},
    )

  const signedIn = await signIn(password)
  const failed = await signIn('eight yogurt cups')
  await subgraph.stop()

  expect(signedIn.accessToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(signedIn.result.data).toEqual({ signIn: { result: { tokens: { accessToken: signedIn.accessToken } } } })
  expect(failed).not.toHaveProperty('accessToken')
})

test('an operation with several sign-ins is refused from the second one on', async () => {
  const { email } = await anAccount(db)
  const signIn = (name: string) =>
    `${name}: signIn(input: { email: "${email}", password: "${password}", device: { platform: WEB } }) { result { __typename } }`

  const { data, errors } = await execute(`mutation { ${['first', 'second', 'third'].map(signIn).join(' ')} }`)

  expect(data).toEqual({ first: { result: { __typename: 'SignedIn' } }, second: null, third: null })
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }, { extensions: { code: 'BAD_USER_INPUT' } }])
})
