import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { rowImports } from '../../../_shared/testing-imports.ts'
import { places, sourceRecords } from '../../db/schema.ts'
import { placeSuggestions } from '../../db/suggestions.ts'
import { aPlace, aSpot } from '../../fixtures.ts'
import { recyclingCentres } from '../../imports/bins/recycling-centres.ts'
import { centre } from '../../imports/testing.ts'
import { location } from '../../server.ts'
import { newPlace, someone, suggestionClient } from '../../testing.ts'
import { alwaysOpen, weekOf } from '../hours/hours.ts'
import { type Period, weekdays } from '../hours/periods.ts'

const { db, execute } = await testSubgraph(location)
const { mutate, decide } = suggestionClient({ execute })
const importing = await rowImports(db)

const period = (opensOn: Period['opensOn'], opensAt: string, closesAt: string, closesOn = opensOn): Period => ({
  opensOn,
  opensAt,
  closesOn,
  closesAt,
})
const nextDay = (day: Period['opensOn']) => weekdays[(weekdays.indexOf(day) + 1) % 7] ?? day
const everyDay = weekdays.map((day) => period(day, '00:00', '00:00', nextDay(day)))
const tuesdays = [period('TUESDAY', '10:00', '19:00')]
const office = { week: weekOf([0], [[540, 1_080]]), holidays: [] }

// 25 November 2026 is a Wednesday, 9 October the Friday of 한글날, and 28 November a Saturday.
const readHours = async (id: string) => {
  const { data, errors } = await execute(
    `query ($id: ID!) { place(id: $id) { openingHours {
      isAlwaysOpen periods { opensOn opensAt closesOn closesAt } unknownDays
      holiday: isOpen(at: "2026-10-09T12:00:00+09:00")
    } } }`,
    { id },
  )
  expect(errors).toBeUndefined()
  return data?.place.openingHours
}
const isFoundAt = async (
  { id, latitude, longitude }: { id: string; latitude: number; longitude: number },
  at: string,
) => {
  const { data } = await execute(
    `query ($center: CoordinatesInput!, $at: DateTime!) {
      placesNearby(center: $center, radiusMeters: 50, filter: { openAt: $at }) { nodes { id } }
    }`,
    { center: { latitude, longitude }, at },
  )
  return data?.placesNearby.nodes.some((node: { id: string }) => node.id === id)
}

test('approved hours apply at once, also in searches, and no import changes them', async () => {
  const row = {
    평일운영시작시각: '09:00',
    평일운영종료시각: '18:00',
    공휴일운영시작시각: '00:00',
    공휴일운영종료시각: '00:00',
  }
  expect(await importing(recyclingCentres, [centre({ ...row, 휴무일정보: '일요일+공휴일' })])).toEqual(['imported'])
  const [place] = await db.select().from(places).where(eq(places.nameKo, '수원재활용센터'))
  if (!place) throw new Error('The import made no place.')
  const wednesday = '2026-11-25T12:00:00+09:00'
  const tuesday = '2026-11-24T18:30:00+09:00'
  expect([await isFoundAt(place, wednesday), await isFoundAt(place, tuesday)]).toEqual([true, false])

  const { suggestion } = await mutate('suggestCorrection', { placeId: place.id, openingPeriods: tuesdays }, someone())
  expect((await readHours(place.id)).periods).toHaveLength(5)
  await decide(suggestion.id, 'APPROVE')
  const approved = await readHours(place.id)
  const again = await importing(recyclingCentres, [
    centre({ ...row, 평일운영종료시각: '20:00', 휴무일정보: '일요일+공휴일' }),
  ])

  expect(suggestion.proposal).toMatchObject({ name: null, openingPeriods: tuesdays })
  expect(approved).toEqual({ isAlwaysOpen: false, periods: tuesdays, unknownDays: [], holiday: false })
  expect(again).toEqual(['updated'])
  expect(await readHours(place.id)).toEqual(approved)
  expect([await isFoundAt(place, wednesday), await isFoundAt(place, tuesday)]).toEqual([false, true])
  const [decided] = await db.select().from(placeSuggestions).where(eq(placeSuggestions.id, suggestion.id))
  expect(decided?.before).toEqual({ week: [...Array(5).fill([[540, 1_080]]), null, []] })
  expect(decided?.after).toEqual({ week: weekOf([1], [[600, 1_140]]) })
})

test('rejected and withdrawn hours do not apply', async () => {
  const place = await aPlace(db, aSpot())
  const correction = { placeId: place.id, openingPeriods: everyDay }

  const { suggestion } = await mutate('suggestCorrection', correction, someone())
  await decide(suggestion.id, 'REJECT')
  const other = await mutate('suggestCorrection', correction, 'usr_robin')
  await mutate('withdraw', { suggestionId: other.suggestion.id }, 'usr_robin')

  expect(await readHours(place.id)).toBeNull()
  expect(await isFoundAt(place, '2026-11-25T12:00:00+09:00')).toBe(false)
})

test('a new place can be open past midnight, also from Sunday to Monday', async () => {
  const input = {
    ...newPlace(),
    openingPeriods: [period('SUNDAY', '22:00:00', '02:00', 'MONDAY'), period('FRIDAY', '18:00', '00:00', 'SATURDAY')],
  }

  const { suggestion } = await mutate('suggestPlace', input, someone())
  const { suggestion: decided } = await decide(suggestion.id, 'APPROVE')

  const hours = await readHours(decided.place.id)
  expect(hours).toMatchObject({ isAlwaysOpen: false, unknownDays: [], holiday: null })
  expect(hours.periods).toEqual([
    period('FRIDAY', '18:00', '00:00', 'SATURDAY'),
    period('SUNDAY', '22:00', '02:00', 'MONDAY'),
  ])
  const [place] = await db.select().from(places).where(eq(places.id, decided.place.id))
  const moments = ['2026-11-29T23:00', '2026-11-30T01:59', '2026-11-30T02:00', '2026-11-27T23:59', '2026-11-28T00:00']
  const found = await Promise.all(moments.map((at) => place && isFoundAt(place, `${at}:00+09:00`)))
  expect(found).toEqual([true, true, false, true, false])
})

test('seven days from midnight to midnight are always open, on holidays as well', async () => {
  const { suggestion } = await mutate('suggestPlace', { ...newPlace(), openingPeriods: everyDay }, someone())
  const { suggestion: decided } = await decide(suggestion.id, 'APPROVE')

  expect(suggestion.proposal.openingPeriods).toEqual(everyDay)
  expect(await readHours(decided.place.id)).toEqual({ isAlwaysOpen: true, periods: [], unknownDays: [], holiday: true })
})

test('hours that the place already has change nothing, unless a day was unknown', async () => {
  const open = await aPlace(db, {}, { source: { hours: alwaysOpen } })
  const known = await aPlace(db, {}, { source: { hours: office } })
  const partly = await aPlace(db, {}, { source: { hours: { ...office, week: [...office.week.slice(0, 6), null] } } })
  const mondays = [period('MONDAY', '09:00:00', '18:00')]
  const errorsOf = async (placeId: string, openingPeriods: Period[]) =>
    (await mutate('suggestCorrection', { placeId, openingPeriods }, someone())).userErrors

  expect(await errorsOf(open.id, everyDay)).toMatchObject([{ code: 'NOTHING_SUGGESTED', path: null }])
  expect(await errorsOf(known.id, mondays)).toMatchObject([{ code: 'NOTHING_SUGGESTED', path: null }])
  expect(await errorsOf(partly.id, mondays)).toEqual([])
})

test.each<[string, Period[]]>([
  ['Opening hours have 1 to 28 periods; these have 0.', []],
  ['Opening hours have 1 to 28 periods; these have 29.', Array(29).fill(tuesdays[0])],
  ['Opening hours do not overlap; some of these do.', [...tuesdays, period('TUESDAY', '18:59', '20:00')]],
  [
    'A period lasts from one minute to 24 hours, until 00:00 on the next day; one of these is longer or empty.',
    [period('MONDAY', '00:00', '00:00')],
  ],
  [
    'Opening hours are in whole minutes, and midnight is 00:00 on the next day; some of these times have seconds.',
    [period('MONDAY', '00:00', '23:59:59')],
  ],
])('%s', async (message, openingPeriods) => {
  const place = await aPlace(db)
  const results = [
    await mutate('suggestPlace', { ...newPlace(), openingPeriods }, someone()),
    await mutate('suggestCorrection', { placeId: place.id, openingPeriods }, someone()),
  ]

  const userErrors = [{ code: 'HOURS_INVALID', message, path: ['input', 'openingPeriods'] }]
  expect(results).toMatchObject([
    { suggestion: null, userErrors },
    { suggestion: null, userErrors },
  ])
})

test('a place that gets the records of its duplicate keeps its approved hours', async () => {
  const kept = await aPlace(db)
  const twice = await aPlace(db, {}, { source: { hours: office } })
  const correction = await mutate('suggestCorrection', { placeId: kept.id, openingPeriods: tuesdays }, someone())
  await decide(correction.suggestion.id, 'APPROVE')

  const input = { placeId: twice.id, problem: 'DUPLICATE', duplicateOfPlaceId: kept.id }
  const { suggestion } = await mutate('reportProblem', input, someone())
  await decide(suggestion.id, 'APPROVE')

  expect(await db.$count(sourceRecords, eq(sourceRecords.placeId, kept.id))).toBe(2)
  expect(await readHours(kept.id)).toEqual({ isAlwaysOpen: false, periods: tuesdays, unknownDays: [], holiday: false })
})
