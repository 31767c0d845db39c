import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { placeHours, places, type RegionRow, regions, sourceRecords } from '../../db/schema.ts'
import { aPlace, aSourceRow, atSea } from '../../fixtures.ts'
import { circle } from '../geo/areas.ts'
import { alwaysOpen, type DayHours, type Hours, weekOf } from '../hours/hours.ts'
import { isOpenAt } from '../hours/opening.ts'
import { isKnownToBeOpen, recomputeHours } from './hours.ts'
import { nearestPlaces } from './place-lists.ts'
import { writeRecords } from './records.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})

const office: Hours = { week: weekOf([0, 1, 2, 3, 4], [[540, 1_080]]), holidays: null }
const aPlaceOpen = (hours: Hours | null, overrides = {}) => aPlace(db, overrides, { source: { hours } })
const openAt = async (at: string) => {
  const rows = await db
    .select({ id: places.id })
    .from(places)
    .where(isKnownToBeOpen(new Date(at)))
  return rows.map(({ id }) => id)
}

async function aRegionIn(countryCode: string, timeZone: string): Promise<string> {
  const [korea] = await db.select().from(regions).where(eq(regions.id, 'reg_KR'))
  const { pos: _, ...row } = korea as RegionRow
  const id = `reg_${countryCode}`
  await db
    .insert(regions)
    .values({ ...row, id, officialCode: countryCode, countryCode, timeZone })
    .onConflictDoNothing()
  return id
}

test('only places that are known to be open are found', async () => {
  const open = await aPlaceOpen(office)
  await aPlaceOpen(null)
  await aPlaceOpen(alwaysOpen, { status: 'TEMPORARILY_CLOSED' })
  await aPlaceOpen(alwaysOpen, { regionId: null })

  expect(await openAt('2026-11-25T12:00:00+09:00')).toEqual([open.id])
  expect(await openAt('2026-11-25T18:00:00+09:00')).toEqual([])
  // 한글날: the hours don't cover holidays.
  expect(await openAt('2026-10-09T12:00:00+09:00')).toEqual([])
})

test('closed places take no room on a page of open places', async () => {
  for (let index = 0; index < 3; index += 1) await aPlaceOpen(office)
  const open = await aPlaceOpen(alwaysOpen, { latitude: atSea.latitude + 0.001 })
  const search = { area: circle(atSea, 1_000), filter: { openAt: new Date('2026-11-25T20:00:00+09:00') } }

  const found = await nearestPlaces(db, search, { first: 1 })

  expect(found.map(({ place }) => place.id)).toEqual([open.id])
  expect(await nearestPlaces(db, { ...search, filter: { openNow: true } }, { first: 9 })).toContainEqual(found[0])
})

test('SQL and the domain agree on open places in every time zone, also when the clocks change', async () => {
  const times = fc.integer({ min: 0, max: 47 }).map((half) => half * 30)
  const span = fc
    .tuple(times, times)
    .filter(([opens, closes]) => opens !== closes)
    .map(([opens, closes]): DayHours => [[opens, closes > opens ? closes : closes + 1_440]])
  const day = fc.oneof(span, fc.constant<DayHours>([]), fc.constant(null))
  const anyHours = fc.record(
    {
      week: fc.array(day, { minLength: 7, maxLength: 7 }),
      holidays: fc.oneof(day, fc.constant('AS_USUAL' as const)),
      feasts: fc.oneof(fc.constant({}), fc.record({ CHUSEOK: day, LABOUR_DAY: day }, { noNullPrototype: true })),
      disputedHolidays: fc.constantFrom([4], [0, 1, 2]),
      holidaysCutNights: fc.constant(true as const),
    },
    { requiredKeys: ['week', 'holidays', 'feasts'], noNullPrototype: true },
  )
  const settings = [
    { countryCode: 'KR', timeZone: 'Asia/Seoul' },
    { countryCode: 'DE', timeZone: 'Europe/Berlin' },
    { countryCode: 'US', timeZone: 'America/New_York' },
  ]
  const inRegions = await Promise.all(
    settings.map(async (calendar) => ({
      calendar,
      regionId: await aRegionIn(calendar.countryCode, calendar.timeZone),
    })),
  )
  const sample = fc.sample(anyHours, { numRuns: 20, seed: 20261125 })
  const known: { id: string; hours: Hours; calendar: (typeof settings)[number] }[] = []
  for (const hours of sample) {
    for (const { calendar, regionId } of inRegions) {
      known.push({ id: (await aPlaceOpen(hours, { regionId })).id, hours, calendar })
    }
  }
  const moments = [
    ...fc.sample(fc.date({ min: new Date('2026-01-01'), max: new Date('2028-03-01'), noInvalidDate: true }), {
      numRuns: propertyRuns(20),
      seed: 20261125,
    }),
    // After midnight on a holiday, and after one.
    ...['2026-10-08T16:00Z', '2026-10-09T16:00Z', '2026-12-31T15:30Z', '2026-10-02T15:30Z'].map((at) => new Date(at)),
    ...['2026-03-29T01:00Z', '2026-10-25T00:15Z', '2026-10-25T01:15Z', '2026-11-01T06:15Z', '2026-09-25T03:00Z'].map(
      (at) => new Date(at),
    ),
  ]

  for (const moment of moments) {
    const expected = known.filter(({ hours, calendar }) => isOpenAt(hours, calendar, moment)).map(({ id }) => id)
    expect((await openAt(moment.toISOString())).sort()).toEqual(expected.sort())
  }
})

test('the hours are those of the leading record, or else of the latest record that has any', async () => {
  const place = await aPlaceOpen(null)
  const record = (observedOn: string, hours: Hours, leads = false) =>
    writeRecords(db, [aSourceRow({ placeId: place.id, leads, observedOn, hours })])
  const recomputed = async () => {
    await recomputeHours(db, [place.id])
    const [row] = await db.select({ hours: placeHours.hours }).from(placeHours)
    return row?.hours
  }

  expect(await recomputed()).toBeUndefined()
  await record('2026-05-01', alwaysOpen)
  await record('2026-06-01', office)
  expect(await recomputed()).toEqual(office)
  await record('2025-01-01', alwaysOpen, true)
  expect(await recomputed()).toEqual(alwaysOpen)
})
