import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { aPerson, aSavedItem, aUser, savedItemsFor } from '../../fixtures.ts'
import { countSavedItems, saveItem, unsaveItem } from './saved-items.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const somebody = async () => aPerson((await aUser(db)).id, 'en')

test('of twenty saves at once, a list with room for three takes three', async () => {
  const person = await somebody()
  await savedItemsFor(db, person.id, 997)

  const results = await Promise.all(Array.from({ length: 20 }, () => saveItem(db, person, newId('itm'))))

  expect(results.filter((result) => 'savedItem' in result)).toHaveLength(3)
  expect(results.find((result) => 'problems' in result)).toMatchObject({ problems: [{ code: 'LIMIT_REACHED' }] })
  expect(await countSavedItems(db, person.id)).toBe(1000)
})

test('an item that is on a full list may be saved again, and stays as it is', async () => {
  const person = await somebody()
  const savedItem = await aSavedItem(db, { userId: person.id })
  await savedItemsFor(db, person.id, 999)

  expect(await saveItem(db, person, savedItem.itemId)).toEqual({ savedItem })
})

test('an item goes from the list of the person who takes it off, and from no other', async () => {
  const [ada, robin] = [await somebody(), await somebody()]
  const { itemId } = await aSavedItem(db, { userId: ada.id })
  const gone = await aSavedItem(db, { userId: robin.id, itemId })

  expect(await unsaveItem(db, robin, itemId)).toEqual({ removedId: gone.id })
  expect(await unsaveItem(db, robin, itemId)).toEqual({ removedId: null })

  expect(await countSavedItems(db, ada.id)).toBe(1)
})
