import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { addSavedItems, allExist, aPerson, aSavedItem, aUser } from '../../fixtures.ts'
import { countSavedItems, saveItem, unsaveItem } from './saved-items.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const newPerson = async () => aPerson((await aUser(db)).id, 'en')

test('a list with room for three accepts three of twenty concurrent saves', async () => {
  const person = await newPerson()
  await addSavedItems(db, person.id, 997)

  const results = await Promise.all(Array.from({ length: 20 }, () => saveItem(db, person, newId('itm'), allExist)))

  expect(results.filter((result) => 'savedItem' in result)).toHaveLength(3)
  expect(results.find((result) => 'problems' in result)).toMatchObject({ problems: [{ code: 'LIMIT_REACHED' }] })
  expect(await countSavedItems(db, person.id)).toBe(1000)
})

test('an item on a full list can be saved again and stays unchanged', async () => {
  const person = await newPerson()
  const savedItem = await aSavedItem(db, { userId: person.id })
  await addSavedItems(db, person.id, 999)

  expect(await saveItem(db, person, savedItem.itemId, allExist)).toEqual({ savedItem })
})

test('removing an item affects only the list of that person', async () => {
  const [ada, robin] = [await newPerson(), await newPerson()]
  const { itemId } = await aSavedItem(db, { userId: ada.id })
  const removed = await aSavedItem(db, { userId: robin.id, itemId })

  expect(await unsaveItem(db, robin, itemId, allExist)).toEqual({ removedId: removed.id })
  expect(await unsaveItem(db, robin, itemId, allExist)).toEqual({ removedId: null })

  expect(await countSavedItems(db, ada.id)).toBe(1)
})

test('an item that does not exist is not saved, and can be removed from a list that still has it', async () => {
  const person = await newPerson()
  const { id, itemId } = await aSavedItem(db, { userId: person.id })
  const none = { has: () => false }

  const saved = await saveItem(db, person, newId('itm'), none)
  const removed = [await unsaveItem(db, person, itemId, none), await unsaveItem(db, person, itemId, none)]

  const unknown = { problems: [expect.objectContaining({ code: 'ITEM_UNKNOWN', field: 'itemId' })] }
  expect(saved).toEqual(unknown)
  expect(removed).toEqual([{ removedId: id }, unknown])
  expect(await countSavedItems(db, person.id)).toBe(0)
})
