import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { outgoingEvents } from '../../../_shared/events/tables.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { places, sourceRecords } from '../../db/schema.ts'
import { aPlace, aSpot, moved } from '../../fixtures.ts'
import { recomputeFromRecords, removeEmptyPlaces } from '../places/records.ts'
import { reviewSuggestion } from '../suggestions/reviews.ts'
import { reportProblem, suggestCorrection } from '../suggestions/suggestions.ts'
import { tellingChanges } from './place-changes.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(() => db.delete(outgoingEvents))

const told = async () =>
  (await db.select().from(outgoingEvents).orderBy(asc(outgoingEvents.number))).map(({ type, data }) => ({ type, data }))
const change = (values: Partial<typeof places.$inferInsert>, id: string) =>
  db.transaction((tx) => tellingChanges(tx, [id], () => tx.update(places).set(values).where(eq(places.id, id))))
const placeName = { ko: '한빛아파트', en: null }
const person = (nth: number) => ({ userId: `usr_${nth}`, contributorId: `ctr_${nth}` })
async function suggested(result: Awaited<ReturnType<typeof reportProblem>>) {
  if (!('suggestion' in result)) throw new Error('The suggestion was refused.')
  return result.suggestion
}

test('a change of what people rely on is told, any other is not', async () => {
  const spot = aSpot()
  const { id } = await aPlace(db, spot)

  await change({ nameKo: '다른 이름', phone: '+8222222222' }, id)
  await change(moved(spot, 20), id)
  const before = await told()
  await change({ status: 'TEMPORARILY_CLOSED', ...moved(spot, 400) }, id)

  expect(before).toEqual([])
  expect(await told()).toEqual([
    {
      type: 'place.changed.v1',
      data: {
        placeId: id,
        placeName: { ko: '다른 이름', en: null },
        changes: ['POSITION', 'STATUS'],
        status: 'TEMPORARILY_CLOSED',
        successorId: null,
        // Who looks at either part of the map wants to know.
        positions: [moved(spot, 20), moved(spot, 400)],
      },
    },
  ])
})

test('other hours are told once, and computing the same ones again is not', async () => {
  const { id } = await aPlace(db, aSpot())
  const recompute = () => db.transaction((tx) => tellingChanges(tx, [id], () => recomputeFromRecords(tx, [id])))
  const monday = { opensOn: 'MONDAY', opensAt: '09:00', closesOn: 'MONDAY', closesAt: '18:00' } as const
  const correction = await suggested(await suggestCorrection(db, person(1), { placeId: id, openingPeriods: [monday] }))

  await reviewSuggestion(db, 'usr_mod', { suggestionId: correction.id, decision: 'APPROVE' })
  const events = await told()
  await recompute()

  expect(events).toMatchObject([
    { type: 'place.changed.v1', data: { placeId: id, changes: ['HOURS'] } },
    { type: 'suggestion.reviewed.v1', data: { accountId: 'usr_1', placeId: id, status: 'APPROVED' } },
  ])
  expect(await told()).toHaveLength(2)
})

test('a new place is not told; one that is gone is', async () => {
  const spot = aSpot()
  const { id } = await aPlace(db, spot)
  const before = await told()
  await db.delete(sourceRecords).where(eq(sourceRecords.placeId, id))

  await db.transaction((tx) => tellingChanges(tx, [id, 'plc_none'], () => removeEmptyPlaces(tx, [id])))

  expect(before).toEqual([])
  expect(await told()).toEqual([
    {
      type: 'place.changed.v1',
      data: { placeId: id, placeName, changes: ['REMOVED'], status: null, successorId: null, positions: [spot] },
    },
  ])
})

test('a duplicate is told with the place that is kept, and everybody who reported it is', async () => {
  const [old, kept] = [await aPlace(db, aSpot()), await aPlace(db, aSpot())]
  const report = (nth: number) =>
    reportProblem(db, person(nth), { placeId: old.id, problem: 'DUPLICATE', duplicateOfPlaceId: kept.id })
  const [first, second] = [await suggested(await report(1)), await suggested(await report(2))]

  await reviewSuggestion(db, 'usr_mod', { suggestionId: first.id, decision: 'APPROVE' })

  const events = await told()
  expect(events).toContainEqual({
    type: 'place.changed.v1',
    data: expect.objectContaining({
      ...{ placeId: old.id, placeName, changes: ['STATUS'], status: 'PERMANENTLY_CLOSED', successorId: kept.id },
    }),
  })
  const reviewed = events.filter(({ type }) => type === 'suggestion.reviewed.v1').map(({ data }) => data)
  expect(reviewed).toEqual([
    { accountId: 'usr_1', suggestionId: first.id, placeId: old.id, placeName, status: 'APPROVED' },
    { accountId: 'usr_2', suggestionId: second.id, placeId: old.id, placeName, status: 'APPROVED' },
  ])
})

test('a rejected report tells its author, and nothing about the place', async () => {
  const { id } = await aPlace(db, aSpot())
  const report = await suggested(await reportProblem(db, person(1), { placeId: id, problem: 'CLOSED' }))

  await reviewSuggestion(db, 'usr_mod', { suggestionId: report.id, decision: 'REJECT', note: 'It is open.' })

  expect(await told()).toEqual([
    {
      type: 'suggestion.reviewed.v1',
      data: { accountId: 'usr_1', suggestionId: report.id, placeId: id, placeName, status: 'REJECTED' },
    },
  ])
})
