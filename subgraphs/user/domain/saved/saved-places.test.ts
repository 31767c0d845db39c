import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { savedPlaces, users } from '../../db/schema.ts'
import { aPerson, aSavedPlace, aUser, savedPlacesFor } from '../../fixtures.ts'
import { countSavedPlaces, savedPlacesOf, savePlace, unsavePlace } from './saved-places.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

const somebody = async () => aPerson((await aUser(db)).id, 'en')

test('of twenty saves at once, a list with room for three takes three', async () => {
  const person = await somebody()
  await savedPlacesFor(db, person.id, 997)

  const results = await Promise.all(Array.from({ length: 20 }, () => savePlace(db, person, { placeId: newId('plc') })))

  expect(results.filter((result) => 'savedPlace' in result)).toHaveLength(3)
  expect(results.find((result) => 'problems' in result)).toMatchObject({
    problems: [{ code: 'LIMIT_REACHED', field: null }],
  })
  expect(await countSavedPlaces(db, person.id)).toBe(1000)
})

test('the same place saved ten times at once is on the list once', async () => {
  const person = await somebody()
  const placeId = newId('plc')

  const results = await Promise.all(Array.from({ length: 10 }, () => savePlace(db, person, { placeId })))

  expect(new Set(results.map((result) => 'savedPlace' in result && result.savedPlace.id)).size).toBe(1)
  expect(await countSavedPlaces(db, person.id)).toBe(1)
})

test('twenty first calls of a new person save twenty places and make one profile', async () => {
  const person = aPerson(newId('usr'), 'ko')

  await Promise.all(Array.from({ length: 20 }, () => savePlace(db, person, { placeId: newId('plc') })))

  expect(await countSavedPlaces(db, person.id)).toBe(20)
  expect(await db.$count(users, eq(users.id, person.id))).toBe(1)
})

test('on a full list the note of a place can be changed, and a place that goes makes room', async () => {
  const person = await somebody()
  const { placeId } = await aSavedPlace(db, { userId: person.id })
  await savedPlacesFor(db, person.id, 999)

  expect(await savePlace(db, person, { placeId, note: 'Closed on Mondays' })).toMatchObject({
    savedPlace: { placeId, note: 'Closed on Mondays' },
  })
  expect(await savePlace(db, person, { placeId: newId('plc') })).toHaveProperty('problems')
  await unsavePlace(db, person, placeId)
  expect(await savePlace(db, person, { placeId: newId('plc') })).toHaveProperty('savedPlace')
})

test('a full list of one person leaves room on that of another', async () => {
  const full = await somebody()
  await savedPlacesFor(db, full.id, 1000)

  expect(await savePlace(db, await somebody(), { placeId: newId('plc') })).toHaveProperty('savedPlace')
})

test('a place goes from the list of the person who takes it off, and from no other', async () => {
  const placeId = newId('plc')
  const [ada, robin] = [await somebody(), await somebody()]
  const kept = await aSavedPlace(db, { userId: ada.id, placeId })
  const gone = await aSavedPlace(db, { userId: robin.id, placeId })

  expect(await unsavePlace(db, robin, placeId)).toEqual({ removedId: gone.id })
  expect(await unsavePlace(db, robin, placeId)).toEqual({ removedId: null })

  expect(await db.select().from(savedPlaces).where(eq(savedPlaces.placeId, placeId))).toEqual([kept])
})

test('pages of three go through a list without a gap or a repeat, even for lines of one millisecond', async () => {
  const person = await somebody()
  await savedPlacesFor(db, person.id, 8)
  for (const placeId of [newId('plc'), newId('plc')]) await savePlace(db, person, { placeId })
  const all = await savedPlacesOf(db, person.id, { first: 50 })

  const seen: string[] = []
  let page = await savedPlacesOf(db, person.id, { first: 3 })
  while (page.length > 0) {
    const shown = page.slice(0, 3)
    seen.push(...shown.map(({ id }) => id))
    const last = shown.at(-1)
    if (!last) break
    page = await savedPlacesOf(db, person.id, { first: 3, after: [last.savedAt.getTime(), last.id] })
  }

  expect(all).toHaveLength(10)
  expect(seen).toEqual(all.map(({ id }) => id))
})
