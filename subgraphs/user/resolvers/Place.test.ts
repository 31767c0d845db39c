import { expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aSavedItem, aSavedPlace, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Place { id viewerHasSaved savedCount }
    ... on Item { id viewerHasSaved }
  }
}`
const references = (__typename: string, ids: string[]) => ({ representations: ids.map((id) => ({ __typename, id })) })
const newIds = (prefix: string, count: number) => Array.from({ length: count }, () => newId(prefix))

test('fifty places take one statement for `viewerHasSaved` and one for `savedCount`', async () => {
  const ada = await aUser(db)
  const ids = newIds('plc', 50)
  const [mine, popular] = ids.slice(10)
  await aSavedPlace(db, { userId: ada.id, placeId: mine })
  for (let people = 0; people < 3; people += 1) await aSavedPlace(db, { placeId: popular })

  const sent = await statements(async () => {
    const { data } = await execute(query, references('Place', ids), ada.id)

    expect(data?._entities).toEqual(
      ids.map((id) => ({ id, viewerHasSaved: id === mine, savedCount: id === mine ? 1 : id === popular ? 3 : 0 })),
    )
  })

  expect(sent).toHaveLength(2)
})

test('fifty items take one statement', async () => {
  const ada = await aUser(db)
  const ids = newIds('itm', 50)
  await aSavedItem(db, { userId: ada.id, itemId: ids[7] })
  await aSavedItem(db, { itemId: ids[8] })

  const sent = await statements(async () => {
    const { data } = await execute(query, references('Item', ids), ada.id)

    expect(data?._entities).toEqual(ids.map((id) => ({ id, viewerHasSaved: id === ids[7] })))
  })

  expect(sent).toHaveLength(1)
})

test('signed out, `viewerHasSaved` is null and takes no statement, and `savedCount` is public', async () => {
  const { placeId } = await aSavedPlace(db)

  const sent = await statements(async () => {
    expect(await execute(query, references('Item', ['itm_1']))).toEqual({
      data: { _entities: [{ id: 'itm_1', viewerHasSaved: null }] },
    })
    expect(await execute(query, references('Place', [placeId]))).toEqual({
      data: { _entities: [{ id: placeId, viewerHasSaved: null, savedCount: 1 }] },
    })
  })

  expect(sent).toHaveLength(1)
})
