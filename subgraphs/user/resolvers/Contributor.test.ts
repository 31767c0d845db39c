import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { users } from '../db/schema.ts'
import { aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Contributor { id displayName joinedOn } }
}`
const reference = (id: string | null) => ({ __typename: 'Contributor', id })

test('anybody can read a contributor by its id, which is not the id of the account', async () => {
  const ada = await aUser(db, { displayName: 'Ada' })
  const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on Contributor { displayName } } }'

  const byContributor = await execute(query, { id: ada.contributorId })
  const byAccount = await execute(entities, { representations: [reference(ada.id), reference(newId('ctr'))] })

  expect(byContributor.data?.node).toEqual({ __typename: 'Contributor', id: ada.contributorId, displayName: 'Ada' })
  expect(byAccount.data?._entities).toEqual([null, null])
})

test('a page of contributors takes one statement', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => aUser(db)))
  const representations = people.map(({ contributorId }) => reference(contributorId))

  const texts = await statements(() => execute(entities, { representations }))

  expect(texts).toHaveLength(1)
})

test('an older profile gets its contributor id at the next call and keeps its other fields', async () => {
  const ada = await aUser(db, { displayName: 'Ada', dwelling: 'HOUSE' })
  await db.update(users).set({ contributorId: null }).where(eq(users.id, ada.id))

  const { data } = await execute('{ viewer { displayName dwelling contributor { id } } }', {}, ada.id)

  expect(data?.viewer).toEqual({ displayName: 'Ada', dwelling: 'HOUSE', contributor: { id: ada.contributorId } })
})
