import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { placeHours, placeMaterials, places, sourceRecords } from '../../db/schema.ts'
import { placeSuggestions } from '../../db/suggestions.ts'
import { aPlace, aSourceRow, aSpot } from '../../fixtures.ts'
import { location } from '../../server.ts'
import { newPlace, someone, suggestionClient } from '../../testing.ts'
import { alwaysOpen } from '../hours/hours.ts'
import { writePlaces, writeRecords } from '../places/records.ts'

const { db, execute } = await testSubgraph(location)
const { mutate, decide } = suggestionClient({ execute })

const rowOf = async (id: string) => (await db.select().from(places).where(eq(places.id, id)))[0]

test('a suggested place is on the map only after a moderator approves it', async () => {
  const input = {
    ...newPlace(),
    addressText: '서울 어딘가 1',
    phone: '02-123-4567',
    website: 'example.com',
    comment: 'Nice',
  }

  const { suggestion } = await mutate('suggestPlace', input, 'usr_ada')
  const before = await db.$count(places, eq(places.nameKo, input.name))
  const decided = await decide(suggestion.id, 'APPROVE', 'Thank you')

  expect(suggestion).toMatchObject({
    kind: 'NEW_PLACE',
    status: 'PENDING',
    place: null,
    submittedBy: { id: 'ctr_ada' },
    proposal: {
      name: input.name,
      phone: '+8221234567',
      website: 'http://example.com/',
      materials: [{ id: 'mat_clothing' }],
    },
  })
  expect(before).toBe(0)
  expect(decided.suggestion).toMatchObject({ status: 'APPROVED', reviewNote: 'Thank you', place: { name: input.name } })
  const { data } = await execute(
    `query ($id: ID!) { place(id: $id) { name address { formatted } accepts { material { id } } phone sources { publisher } confidence } }`,
    { id: decided.suggestion.place.id },
  )
  expect(data?.place).toEqual({
    name: input.name,
    address: { formatted: '서울 어딘가 1' },
    accepts: [{ material: { id: 'mat_clothing' } }],
    phone: '+8221234567',
    sources: [{ publisher: 'Bunri' }],
    confidence: 'MEDIUM',
  })
})

test('a correction stores only what it changes, and the change survives the next import', async () => {
  const place = await aPlace(db, { nameKo: '옛 이름', phone: '+8221234567' }, { takes: ['BATTERY', 'LAMP'] })
  const input = { placeId: place.id, name: '새 이름', phone: '02-123-4567', materialIds: ['mat_lamp'] }

  const { suggestion } = await mutate('suggestCorrection', input, someone())
  await decide(suggestion.id, 'APPROVE')
  const { pos: _, cell: __, approved: ___, verifiedAt, duplicateOfId: ____, ...imported } = place
  await writePlaces(db, [{ ...imported, nameKo: '옛 이름', phone: '+8227654321' }])

  expect(suggestion.proposal).toMatchObject({ name: '새 이름', phone: null, materials: [{ id: 'mat_lamp' }] })
  expect(verifiedAt).toBeNull()
  expect(await rowOf(place.id)).toMatchObject({
    nameKo: '새 이름',
    phone: '+8227654321',
    verifiedAt: expect.any(Date),
  })
  const takes = await db.select().from(placeMaterials).where(eq(placeMaterials.placeId, place.id))
  expect(takes.map(({ materialId }) => materialId)).toEqual(['mat_lamp'])
  const [row] = await db.select().from(placeSuggestions).where(eq(placeSuggestions.id, suggestion.id))
  expect(row).toMatchObject({
    reviewedBy: 'usr_moderator',
    before: { name: '옛 이름', materialIds: ['mat_battery', 'mat_lamp'] },
    after: { name: '새 이름', materialIds: ['mat_lamp'] },
  })
})

test('an approved report takes the place off the map and decides all reports of the same problem', async () => {
  const place = await aPlace(db, aSpot())
  const nearby = async () =>
    (
      await execute(
        `query ($center: CoordinatesInput!) { placesNearby(center: $center, radiusMeters: 50) { nodes { id } } }`,
        {
          center: { latitude: place.latitude, longitude: place.longitude },
        },
      )
    ).data?.placesNearby.nodes
  const [one, other] = [
    await mutate('reportProblem', { placeId: place.id, problem: 'NOT_THERE' }, someone()),
    await mutate('reportProblem', { placeId: place.id, problem: 'NOT_THERE' }, someone()),
  ]
  expect(await nearby()).toEqual([{ id: place.id }])

  const decided = await decide(one.suggestion.id, 'APPROVE')

  expect(decided.suggestion).toMatchObject({
    status: 'APPROVED',
    place: { id: place.id, status: 'PERMANENTLY_CLOSED' },
  })
  expect(await nearby()).toEqual([])
  const [row] = await db.select().from(placeSuggestions).where(eq(placeSuggestions.id, other.suggestion.id))
  expect(row?.status).toBe('APPROVED')
})

test('the records of a duplicate move to the place that is kept', async () => {
  const twice = await aPlace(db, {}, { takes: ['LAMP'], source: { hours: alwaysOpen } })
  const kept = await aPlace(db, {}, { takes: ['BATTERY'] })
  await writeRecords(db, [aSourceRow({ placeId: twice.id, leads: false })])
  const input = { placeId: twice.id, problem: 'DUPLICATE', duplicateOfPlaceId: kept.id }

  const { suggestion } = await mutate('reportProblem', input, someone())
  const itself = await mutate('reportProblem', { ...input, duplicateOfPlaceId: twice.id }, someone())
  await decide(suggestion.id, 'APPROVE')

  expect(itself.userErrors).toMatchObject([{ code: 'PLACE_NOT_FOUND', path: ['input', 'duplicateOfPlaceId'] }])
  expect(await rowOf(twice.id)).toMatchObject({ status: 'PERMANENTLY_CLOSED', duplicateOfId: kept.id })
  expect(await db.$count(sourceRecords, eq(sourceRecords.placeId, kept.id))).toBe(3)
  expect(await db.$count(placeMaterials, eq(placeMaterials.placeId, kept.id))).toBe(2)
  expect(await db.$count(placeHours, eq(placeHours.placeId, kept.id))).toBe(1)
})

test('of ten concurrent reviews only one decides', async () => {
  const { suggestion } = await mutate('suggestPlace', newPlace(), someone())

  const results = await Promise.all(Array.from({ length: 10 }, () => decide(suggestion.id, 'APPROVE')))

  expect(results.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1)
  expect(await db.$count(sourceRecords, eq(sourceRecords.key, suggestion.id))).toBe(1)
})
