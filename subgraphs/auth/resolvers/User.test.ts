import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { anAccount, aSession, password, testSettings } from '../fixtures.ts'
import { auth } from '../server.ts'

const { db, execute, statements } = await testSubgraph(auth, testSettings)

const account = `query Account($of: [_Any!]!) {
  _entities(representations: $of) {
    ... on User { email isEmailVerified security { currentSession { id } sessions { nodes { id } totalCount } } }
  }
}`
const of = (...ids: string[]) => ({ of: ids.map((id) => ({ __typename: 'User', id })) })

test('nobody reads an account but its owner', async () => {
  const [robin, ada] = [await anAccount(db), await anAccount(db)]
  const { viewer } = await aSession(db, ada.id)

  const asAda = await execute(account, of(robin.id, ada.id, 'usr_nobody', '\0'), viewer)
  const asNobody = await execute(account, of(robin.id))

  expect(asAda.data?._entities).toMatchObject([null, { email: ada.email }, null, null])
  expect(asNobody).toMatchObject({ data: { _entities: [null] } })
})

test('who signs in with somebody else’s token sees neither account in the answer', async () => {
  const [robin, ada] = [await anAccount(db), await anAccount(db)]
  const { viewer } = await aSession(db, ada.id)
  const query = `mutation($input: SignInInput!) {
    signIn(input: $input) {
      result { ... on SignedIn { user { id email isEmailVerified security { currentSession { id } } } } }
    }
  }`
  const input = { email: robin.email, password, device: { platform: 'WEB' } }

  const withToken = await execute(query, { input }, viewer)
  const without = await execute(query, { input })

  const user = { id: robin.id, email: null, isEmailVerified: null, security: null }
  expect(withToken.data?.signIn.result.user).toEqual(user)
  expect(without.data?.signIn.result.user).toEqual(user)
  expect(without.errors?.map(({ extensions }) => extensions?.code)).toEqual(Array(3).fill('UNAUTHENTICATED'))
})

test('an account with its sessions costs four statements, however many sessions there are', async () => {
  const { id } = await anAccount(db)
  const { viewer } = await aSession(db, id)
  const count = async () =>
    (await statements(() => execute(account, of(id), viewer))).filter((text) => !text.includes('mails'))

  const withOne = await count()
  for (let index = 0; index < 10; index++) await aSession(db, id)
  const withMany = await count()

  expect(withOne).toHaveLength(4)
  expect(withMany).toEqual(withOne)
})
