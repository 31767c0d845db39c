import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { savedPlaces, users } from '../../db/schema.ts'
import { addSavedPlaces, allExist, aPerson, aSavedPlace, aUser } from '../../fixtures.ts'
import { countSavedPlaces, savedPlacesOf, savePlace, unsavePlace } from './saved-places.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const newPerson = async () => aPerson((await aUser(db)).id, 'en')

test('a list with room for three accepts three of twenty concurrent saves', async () => {
  const person = await newPerson()
  await addSavedPlaces(db, person.id, 997)

  const results = await Promise.all(
    Array.from({ length: 20 }, () => savePlace(db, person, { placeId: newId('plc') }, allExist)),
  )

  expect(results.filter((result) => 'savedPlace' in result)).toHaveLength(3)
  expect(results.find((result) => 'problems' in result)).toMatchObject({
    problems: [{ code: 'LIMIT_REACHED', field: null }],
  })
  expect(await countSavedPlaces(db, person.id)).toBe(1000)
})

test('ten concurrent saves of one place add it once', async () => {
  const person = await newPerson()
  const placeId = newId('plc')

  const results = await Promise.all(Array.from({ length: 10 }, () => savePlace(db, person, { placeId }, allExist)))

  expect(new Set(results.map((result) => 'savedPlace' in result && result.savedPlace.id)).size).toBe(1)
  expect(await countSavedPlaces(db, person.id)).toBe(1)
})

test('twenty concurrent first calls of a new person save twenty places and create one profile', async () => {
  const person = aPerson(newId('usr'), 'ko')

  await Promise.all(Array.from({ length: 20 }, () => savePlace(db, person, { placeId: newId('plc') }, allExist)))

  expect(await countSavedPlaces(db, person.id)).toBe(20)
  expect(await db.$count(users, eq(users.id, person.id))).toBe(1)
})

test('the note of a place on a full list can be changed, and removing a place makes room', async () => {
  const person = await newPerson()
  const { placeId } = await aSavedPlace(db, { userId: person.id })
  await addSavedPlaces(db, person.id, 999)

  expect(await savePlace(db, person, { placeId, note: 'Closed on Mondays' }, allExist)).toMatchObject({
    savedPlace: { placeId, note: 'Closed on Mondays' },
  })
  expect(await savePlace(db, person, { placeId: newId('plc') }, allExist)).toHaveProperty('problems')
  await unsavePlace(db, person, placeId, allExist)
  expect(await savePlace(db, person, { placeId: newId('plc') }, allExist)).toHaveProperty('savedPlace')
})

test("one person's full list doesn't limit another's", async () => {
  const full = await newPerson()
  await addSavedPlaces(db, full.id, 1000)

  expect(await savePlace(db, await newPerson(), { placeId: newId('plc') }, allExist)).toHaveProperty('savedPlace')
})

test('removing a place affects only the list of that person', async () => {
  const placeId = newId('plc')
  const [ada, robin] = [await newPerson(), await newPerson()]
  const kept = await aSavedPlace(db, { userId: ada.id, placeId })
  const removed = await aSavedPlace(db, { userId: robin.id, placeId })

  expect(await unsavePlace(db, robin, placeId, allExist)).toEqual({ removedId: removed.id })
  expect(await unsavePlace(db, robin, placeId, allExist)).toEqual({ removedId: null })

  expect(await db.select().from(savedPlaces).where(eq(savedPlaces.placeId, placeId))).toEqual([kept])
})

test('paging by three returns every entry once, even those saved in the same millisecond', async () => {
  const person = await newPerson()
  await addSavedPlaces(db, person.id, 8)
  for (const placeId of [newId('plc'), newId('plc')]) await savePlace(db, person, { placeId }, allExist)
  const all = await savedPlacesOf(db, person.id, { size: 50, isBackward: false })

  const seen: string[] = []
  let page = await savedPlacesOf(db, person.id, { size: 3, isBackward: false })
  while (page.length > 0) {
    const shown = page.slice(0, 3)
    seen.push(...shown.map(({ id }) => id))
    const last = shown.at(-1)
    if (!last) break
    page = await savedPlacesOf(db, person.id, { size: 3, isBackward: false, after: [last.savedAt.getTime(), last.id] })
  }

  expect(all).toHaveLength(10)
  expect(seen).toEqual(all.map(({ id }) => id))
})

test('a place that does not exist is not saved, and can be removed from a list that still has it', async () => {
  const person = await newPerson()
  const { id, placeId } = await aSavedPlace(db, { userId: person.id })
  const none = { has: () => false }

  const saved = await savePlace(db, person, { placeId: newId('plc') }, none)
  const removed = [await unsavePlace(db, person, placeId, none), await unsavePlace(db, person, placeId, none)]

  const unknown = { problems: [expect.objectContaining({ code: 'PLACE_UNKNOWN', field: 'placeId' })] }
  expect(saved).toEqual(unknown)
  expect(removed).toEqual([{ removedId: id }, unknown])
  expect(await countSavedPlaces(db, person.id)).toBe(0)
})
