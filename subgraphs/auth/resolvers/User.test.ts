import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)

const account = `query Account($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User { email isEmailVerified security { currentSession { id } sessions { nodes { id } totalCount } } }
  }
}`
const references = (...ids: string[]) => ({ representations: ids.map((id) => ({ __typename: 'User', id })) })

test('only the owner can read an account', async () => {
  const [robin, ada] = [await anAccount(db), await anAccount(db)]
  const { viewer } = await aSession(db, ada.id)

  const asAda = await execute(account, references(robin.id, ada.id, 'usr_nobody', '\0'), viewer)
  const asNobody = await execute(account, references(robin.id))

  expect(asAda.data?._entities).toMatchObject([null, { email: ada.email }, null, null])
  expect(asNobody).toMatchObject({ data: { _entities: [null] } })
})

test('after a sign-in the operation reads that person’s account, whatever token it was sent with', async () => {
  const [robin, ada] = [await anAccount(db), await anAccount(db)]
  const { viewer } = await aSession(db, ada.id)
  const query = `mutation($input: SignInInput!) {
    signIn(input: $input) {
      result {
        ... on SignedIn {
          session { id isCurrent }
          user { id email isEmailVerified security { currentSession { id } } }
        }
      }
    }
  }`
  const input = { email: robin.email, password, device: { platform: 'WEB' } }

  const answers = [await execute(query, { input }), await execute(query, { input }, viewer)]

  for (const { data, errors } of answers) {
    expect(errors).toBeUndefined()
    const { session, user } = data?.signIn.result ?? {}
    expect(session.isCurrent).toBe(true)
    const security = { currentSession: { id: session.id } }
    expect(user).toEqual({ id: robin.id, email: robin.email, isEmailVerified: true, security })
  }
})

test('after a sign-in, a second one in the operation is refused and the first person reads only their account', async () => {
  const [robin, ada] = [await anAccount(db), await anAccount(db)]
  const query = `mutation($robin: SignInInput!, $ada: SignInInput!) {
    robin: signIn(input: $robin) { result { ... on SignedIn { session { isCurrent } user { id email } } } }
    wrong: signIn(input: $ada) { result { ... on SignedIn { user { id email } } } userErrors { code } }
  }`
  const device = { platform: 'WEB' }

  const { data } = await execute(query, {
    robin: { email: robin.email, password, device },
    ada: { email: ada.email, password: 'eight yogurt cups', device },
  })

  expect(data?.robin.result).toEqual({ session: { isCurrent: true }, user: { id: robin.id, email: robin.email } })
  expect(data?.wrong).toBeNull()
})

test('an account with its sessions takes at most four statements, however many sessions it has', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  const count = async () =>
    (await statements(() => execute(account, references(id), viewer))).filter((text) => !text.includes('mails'))

  const withOne = await count()
  for (let index = 0; index < 10; index++) await aSession(db, id)
  const withMany = await count()

  expect(withOne.length).toBeLessThanOrEqual(4)
  // All of them are on the first page, so they are not counted.
  expect(withMany).toEqual(withOne)
})
