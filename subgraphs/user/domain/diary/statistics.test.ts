import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { addDays } from '../../../_shared/local-time.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { aDiaryEntry, addDiaryEntries, aUser } from '../../fixtures.ts'
import { monthSums, monthSumsByMaterial } from './statistics.ts'

const { db, close } = connect(await testDatabase('user'))
afterAll(close)

test('a month has the entries from its first day to its last, whatever the time zone', async () => {
  const { id } = await aUser(db, { timeZone: 'Pacific/Honolulu' })
  const days = ['2028-01-31', '2028-02-01', '2028-02-29', '2028-03-01']
  await addDiaryEntries(
    db,
    id,
    days.map((disposedOn) => ({ disposedOn })),
  )

  expect(await monthSums(db, id, 2028, 2)).toMatchObject({ entryCount: 2, activeDays: 2, changeFromPreviousMonth: 1 })
  expect(await monthSums(db, id, 2028, 1)).toMatchObject({ entryCount: 1, changeFromPreviousMonth: null })
  expect(await monthSums(db, id, 2028, 4)).toMatchObject({ entryCount: 0, changeFromPreviousMonth: -1 })
})

test('the month before January is December', async () => {
  const { id } = await aUser(db)
  await addDiaryEntries(db, id, [
    { disposedOn: '2027-12-31', quantity: 4 },
    { disposedOn: '2028-01-01', quantity: 5 },
  ])

  expect(await monthSums(db, id, 2028, 1)).toMatchObject({ pieceCount: 5, changeFromPreviousMonth: 0.25 })
})

test('the sum of a full diary of the heaviest entries fits into an Int', async () => {
  const { id } = await aUser(db)
  const heaviest = { disposedOn: '2026-11-24', weightGrams: 100_000, quantity: 999 }
  await addDiaryEntries(db, id, Array(20_000).fill(heaviest))

  const { weightGrams, pieceCount } = await monthSums(db, id, 2026, 11)

  expect([weightGrams, pieceCount]).toEqual([2_000_000_000, 19_980_000])
  expect(weightGrams).toBeLessThan(2 ** 31)
  expect(await monthSumsByMaterial(db, { userId: id, year: 2026, month: 11 })).toMatchObject([{ weightGrams }])
})

test('sums are the same as by a naive recount, at the ends of months', async () => {
  const materials = ['mat_a', 'mat_b', null]
  const entry = fc.record({
    // The 70 days around February of a leap year.
    disposedOn: fc.integer({ min: 0, max: 69 }).map((days) => addDays('2028-01-10', days)),
    materialId: fc.constantFrom(...materials),
    quantity: fc.integer({ min: 1, max: 999 }),
    weightGrams: fc.option(fc.integer({ min: 1, max: 100_000 })),
  })

  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), async (rows, month) => {
      const { id } = await aUser(db)
      for (const row of rows) await aDiaryEntry(db, { userId: id, ...row })
      await aDiaryEntry(db, { disposedOn: '2028-02-10', quantity: 7 })
      const of = (wanted: number) => rows.filter(({ disposedOn }) => Number(disposedOn.slice(5, 7)) === wanted)
      const pieces = (some: typeof rows) => some.reduce((sum, { quantity }) => sum + quantity, 0)
      const grams = (some: typeof rows) => some.reduce((sum, { weightGrams }) => sum + (weightGrams ?? 0), 0)
      const [these, before] = [of(month), pieces(of(month - 1))]

      expect(await monthSums(db, id, 2028, month)).toEqual({
        ...{ userId: id, year: 2028, month },
        entryCount: these.length,
        pieceCount: pieces(these),
        activeDays: new Set(these.map(({ disposedOn }) => disposedOn)).size,
        weightGrams: grams(these),
        changeFromPreviousMonth: before === 0 ? null : (pieces(these) - before) / before,
      })
      const tallies = materials
        .map((materialId) => ({ materialId, some: these.filter((row) => row.materialId === materialId) }))
        .filter(({ some }) => some.length > 0)
        .map(({ materialId, some }) => ({ materialId, pieceCount: pieces(some), weightGrams: grams(some) }))
      expect(await monthSumsByMaterial(db, { userId: id, year: 2028, month })).toEqual(
        tallies.toSorted((a, b) => b.pieceCount - a.pieceCount),
      )
    }),
    { numRuns: propertyRuns(40), seed: 20261130 },
  )
})
