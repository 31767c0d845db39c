import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aSavedItem, aSavedPlace, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const node = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'

describe('a node', () => {
  test.each([
    ['with an unknown prefix', 'abc_1'],
    ['of a session, which is not a node', 'ses_01h2xcejqtf2nbrexx3vqjhp41'],
    ['without a prefix', 'pizza-box'],
    ['without a key', 'plc_'],
    ['with NUL', 'svp_\0'],
    ['with an empty id', ''],
  ])('%s is null', async (_case, id) => {
    expect(await execute(node, { id }, newId('usr'))).toEqual({ data: { node: null } })
  })

  test('of somebody else is null, also when signed out', async () => {
    const ada = await aUser(db)
    const place = await aSavedPlace(db, { userId: ada.id })
    const item = await aSavedItem(db, { userId: ada.id })
    const robin = await aUser(db)

    for (const id of [ada.id, place.id, item.id]) {
      expect(await execute(node, { id }, robin.id)).toEqual({ data: { node: null } })
      expect(await execute(node, { id })).toEqual({ data: { node: null } })
      expect(await execute(node, { id }, ada.id)).toMatchObject({ data: { node: { id } } })
    }
  })

  test("of somebody else's list is null as an entity reference too", async () => {
    const [place, item] = [await aSavedPlace(db), await aSavedItem(db)]
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on SavedPlace { id } ... on SavedItem { id } }
    }`
    const representations = [
      { __typename: 'SavedPlace', id: place.id },
      { __typename: 'SavedItem', id: item.id },
    ]

    expect(await execute(query, { representations }, newId('usr'))).toEqual({ data: { _entities: [null, null] } })
    expect(await execute(query, { representations }, place.userId)).toEqual({
      data: { _entities: [{ id: place.id }, null] },
    })
  })
})

describe('nodes', () => {
  test('are in the order of the ids, with nulls for missing ones, and repeated for repeated ids', async () => {
    const { id, userId } = await aSavedPlace(db)

    const { data } = await execute(nodes, { ids: ['itm_1', id, 'abc_1', id] }, userId)

    const savedPlace = { __typename: 'SavedPlace', id }
    expect(data?.nodes).toEqual([{ __typename: 'Item', id: 'itm_1' }, savedPlace, null, savedPlace])
  })

  test('take one statement for all saved places and one for all saved items', async () => {
    const { id: userId } = await aUser(db)
    const ids: string[] = []
    for (let count = 0; count < 25; count += 1) {
      ids.push((await aSavedPlace(db, { userId })).id, (await aSavedItem(db, { userId })).id)
    }

    const sent = await statements(async () => {
      const { data } = await execute(nodes, { ids }, userId)
      expect(data?.nodes.map((found: { id: string }) => found.id)).toEqual(ids)
    })

    expect(sent).toHaveLength(2)
  })

  test('are limited to fifty', async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => `itm_${index}`)

    expect((await execute(nodes, { ids: fifty })).data?.nodes).toHaveLength(50)
    expect(await execute(nodes, { ids: [...fifty, 'itm_50'] })).toMatchObject({
      data: { nodes: null },
      errors: [{ message: '`ids` has at most 50 elements; this list has 51.', extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })
})
