import { afterEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../_shared/local-time.ts'
import type { CollectionRuleRow } from '../../db/schema.ts'
import { aRegion, aRuleRow, areasNamed, daily, aSchedule as schedule } from '../../fixtures.ts'
import { weekdayOf } from './days.ts'
import { collectsMaterial, exceptions, nextPickup, pickups } from './pickups.ts'
import { conditionsOf, confidenceOf, contactPhoneOf, remarksOf } from './schedule-notes.ts'
import { scheduleOf } from './schedules.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const datesOf = (days: { date: string }[]) => days.map(({ date }) => date)

describe.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (machine) => {
  test('a window past midnight belongs to the day on which it starts, even at the end of a year', () => {
    process.env.TZ = machine
    const [evening] = pickups(schedule({ ...daily, putOutFrom: '20:00', putOutMinutes: 540 }), '2026-12-31', 1)

    expect(evening).toMatchObject({
      uid: 'reg_1111000000-GENERAL_WASTE-2026-12-31',
      date: '2026-12-31',
      putOutFrom: new Date('2026-12-31T11:00:00Z'),
      putOutUntil: new Date('2026-12-31T20:00:00Z'),
    })
  })
})

test.each([
  // Clocks go forward on Sunday, 29 March 2026 at 2:00 and back on Sunday, 25 October at 3:00.
  ['2026-03-28', '20:00', 540, '2026-03-28T19:00:00.000Z', '2026-03-29T03:00:00.000Z'],
  ['2026-10-24', '20:00', 540, '2026-10-24T18:00:00.000Z', '2026-10-25T04:00:00.000Z'],
  ['2026-03-29', '00:00', 1_440, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-12-31', '23:30', 60, '2026-12-31T22:30:00.000Z', '2026-12-31T23:30:00.000Z'],
])('a window in Berlin on %s from %s lasts %i minutes by the clock', (date, putOutFrom, minutes, from, until) => {
  const rule = aRuleRow({ ...daily, putOutFrom, putOutMinutes: minutes, offDays: null })
  const berlin = scheduleOf(aRegion({ timeZone: 'Europe/Berlin' }), [rule])

  const [pickup] = pickups(berlin, date, 1)

  expect(pickup?.putOutFrom?.toISOString()).toBe(from)
  expect(pickup?.putOutUntil?.toISOString()).toBe(until)
})

test.each([
  ['is last evening’s while its window is open', '2026-11-30T02:59:59+09:00', '2026-11-29'],
  ['is the next rule’s once that window has closed', '2026-11-30T03:00:00+09:00', '2026-12-01'],
  ['is today’s before its window opens', '2026-12-01T09:00:00+09:00', '2026-12-01'],
])('the next pick-up %s', (_case, now, expected) => {
  const rule = { weekdays: ['SUNDAY', 'TUESDAY'], putOutFrom: '20:00' } satisfies Partial<CollectionRuleRow>

  expect(nextPickup(schedule({ ...rule, putOutMinutes: 420 }), new Date(now))?.date).toBe(expected)
})

test('a pick-up without hours stays next until its day is over; without weekdays there is none', () => {
  const unknown = { putOutFrom: null, putOutMinutes: null }

  expect(nextPickup(schedule({ ...daily, ...unknown }), new Date('2026-12-01T23:59:59+09:00'))?.date).toBe('2026-12-01')
  expect(nextPickup(schedule({ ...daily, ...unknown }), new Date('2026-12-02T00:00:00+09:00'))?.date).toBe('2026-12-02')
  expect(nextPickup(schedule({ weekdays: [], ...unknown }), new Date('2026-12-01T12:00:00Z'))).toBeNull()
})

test('pick-ups continue across the ends of months and a leap day', () => {
  const thursdays = schedule({ weekdays: ['THURSDAY'], offDays: null })

  expect(datesOf(pickups(thursdays, '2024-02-22', 15))).toEqual(['2024-02-22', '2024-02-29', '2024-03-07'])
  expect(datesOf(pickups(thursdays, '2026-02-26', 8))).toEqual(['2026-02-26', '2026-03-05'])
  expect(datesOf(pickups(schedule({ ...daily, offDays: null }), '2024-02-28', 3))).toEqual([
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
  ])
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
  expect(weekdayOf('2024-02-29')).toBe('THURSDAY')
})

test('a rule for weeks 2 and 4 applies to the second and fourth such weekday of the month, not to the fifth', () => {
  const tuesdays = schedule({ weekdays: ['TUESDAY'], weeksOfMonth: [2, 4], offDays: null })

  expect(datesOf(pickups(tuesdays, '2026-12-01', 60))).toEqual(['2026-12-08', '2026-12-22', '2027-01-12', '2027-01-26'])
  expect(nextPickup(tuesdays, new Date('2026-12-22T23:00:00+09:00'))?.date).toBe('2027-01-12')
})

test('rules for different materials or dwellings do not count as several rules for the same waste', () => {
  const several = (...rules: Partial<CollectionRuleRow>[]) =>
    schedule(...rules).rules.map(({ isOneOfSeveral }) => isOneOfSeveral)

  expect(several({ materialIds: ['mat_film'] }, { materialIds: ['mat_glass'] })).toEqual([false, false])
  expect(several({ dwellings: ['HOUSE', 'BUSINESS'] }, { dwellings: ['APARTMENT'] })).toEqual([false, false])
  expect(several({ materialIds: ['mat_film'] }, {})).toEqual([true, true])
  expect(several({ dwellings: ['HOUSE', 'BUSINESS'] }, { dwellings: ['BUSINESS'] })).toEqual([true, true])
})

test.each([
  ['a material that the rule lists', ['mat_film'], 'mat_film', 'RECYCLABLES', true],
  ['a material that it does not list', ['mat_film'], 'mat_glass', 'RECYCLABLES', false],
  ['a material of the waste stream, if the rule lists none', [], 'mat_glass', 'RECYCLABLES', true],
  ['a material with another disposal method', [], 'mat_glass-deposit', 'DEPOSIT_RETURN', false],
] as const)('%s: %o with %s (%s) is collected: %s', (_case, materialIds, id, disposalMethod, expected) => {
  const found = schedule({ ...daily, method: 'RECYCLABLES', materialIds: [...materialIds] })
  const [pickup] = pickups(found, '2026-12-01', 1)

  expect(pickup && collectsMaterial(pickup, { id, disposalMethod })).toBe(expected)
})

test.each([
  ['지정된 요일에 배출', false],
  ['일몰 후 배출', false],
  ['규격봉투에 넣어 지정요일에 배출(격주)', true],
  ['지정요일에 배출(목요일은 마지막주)', true],
  ['배출(금, 토 제외)', true],
  ['주안2동: 월수금/ 도화1동, 주안3동: 일화목', true],
  ['RFID이용 공동주택 매일 배출', true],
])('the remarks quote conditions that name days which were not parsed: %s', (conditions, expected) => {
  const remarks = remarksOf(schedule({ conditions, offDays: null }))

  expect(remarks).toEqual(expected ? [`생활쓰레기 배출방법: ${conditions}`] : [])
  expect(remarksOf(schedule({ conditions, offDays: null, weeksOfMonth: [2] }))).toEqual([])
})

test('public holidays and their substitutes are exceptions if the rule names them', () => {
  const rule = { ...daily, offDays: '공휴일' }

  expect(exceptions(schedule(rule), '2026-08-14', 5)).toEqual([
    { date: '2026-08-15', isCancelled: true, movedTo: null, reason: { ko: '광복절', en: 'Liberation Day' } },
    {
      date: '2026-08-17',
      isCancelled: true,
      movedTo: null,
      reason: { ko: '대체공휴일(광복절)', en: 'Substitute holiday (Liberation Day)' },
    },
  ])
  expect(datesOf(pickups(schedule(rule), '2026-08-14', 5))).toEqual(['2026-08-14', '2026-08-16', '2026-08-18'])
  expect(exceptions(schedule({ ...daily, offDays: '일요일' }), '2026-01-01', 366)).toEqual([])
})

test.each([
  ['명절', ['2026-02-17', '2026-09-25']],
  ['설연휴', ['2026-02-16', '2026-02-17', '2026-02-18']],
  ['추석 다음날', ['2026-09-26']],
  ['근로자의날', ['2026-05-01']],
  ['대체공휴일', ['2026-03-02', '2026-05-25', '2026-08-17', '2026-10-05']],
])('%s covers these days of 2026', (offDays, expected) => {
  expect(datesOf(exceptions(schedule({ ...daily, offDays }), '2026-01-01', 365))).toEqual(expected)
})

test('the eve of a holiday can be an exception; pick-ups end with the last announced year', () => {
  expect(exceptions(schedule({ ...daily, offDays: '공휴일 전날' }), '2026-12-24', 1)).toEqual([
    {
      date: '2026-12-24',
      isCancelled: true,
      movedTo: null,
      reason: { ko: '공휴일 전날: 기독탄신일', en: 'Day before Christmas Day' },
    },
  ])
  expect(datesOf(pickups(schedule({ ...daily, offDays: null }), '2027-12-30', 60))).toEqual([
    '2027-12-30',
    '2027-12-31',
  ])
})

test('a day on which only some areas lack collection is not cancelled', () => {
  const byArea = schedule(
    { ...daily, areas: areasNamed('가'), offDays: '공휴일' },
    { ...daily, areas: areasNamed('나'), offDays: null },
  )

  expect(exceptions(byArea, '2026-12-25', 1)).toMatchObject([{ date: '2026-12-25', isCancelled: false }])
  expect(pickups(byArea, '2026-12-25', 1)).toMatchObject([{ rule: { areas: areasNamed('나') } }])
})

test('the uids of a day differ by area, survive a change of hours and are unique', () => {
  const rules = [{ areas: areasNamed('가') }, { areas: areasNamed('나') }, {}, {}].map((rule) => ({
    ...daily,
    ...rule,
  }))
  const uids = (...all: Partial<CollectionRuleRow>[]) =>
    pickups(schedule(...all), '2026-11-24', 14).map(({ uid }) => uid)

  expect(new Set(uids(...rules)).size).toBe(4 * 14)
  expect(uids(...rules.map((rule) => ({ ...rule, putOutFrom: '21:00' })))).toEqual(uids(...rules))
})

test('a rule that contradicts itself stays, is quoted in the remarks and has LOW confidence', () => {
  const found = schedule({ weekdays: ['SUNDAY'], offDays: '일요일' })

  expect(datesOf(pickups(found, '2026-11-24', 14))).toEqual(['2026-11-29', '2026-12-06'])
  expect(remarksOf(found)).toEqual(['미수거일: 일요일'])
  expect(confidenceOf(found, '2026-11-24')).toBe('LOW')
})

test.each([
  ['2026-11-24', 'HIGH'],
  ['2025-11-25', 'HIGH'],
  ['2025-11-20', 'MEDIUM'],
  ['2021-11-30', 'MEDIUM'],
  ['2021-11-20', 'LOW'],
  ['2026-11-25', 'MEDIUM'],
  [null, 'MEDIUM'],
])('a rule of %s has the confidence %s', (observedOn, expected) => {
  expect(confidenceOf(schedule({ observedOn }), '2026-11-24')).toBe(expected)
})

test('if areas have different rules, conditions name the areas and the confidence is at most MEDIUM', () => {
  const names = Array.from({ length: 22 }, (_, index) => `${index + 1}동`)
  const several = schedule(
    { areas: areasNamed(...names), contactPhone: null },
    { areas: areasNamed('다른 동'), hasOtherDays: true, offDays: '명절' },
  )
  const [first, second] = several.rules

  expect(confidenceOf(several, '2026-11-24')).toBe('MEDIUM')
  expect(first && conditionsOf(first, 'ko')).toBe(
    `대상 지역: ${names.slice(0, 20).join(', ')} 외 2곳. 규격봉투에 넣어 배출`,
  )
  expect(second && conditionsOf(second, 'en')).toBe('Areas: 다른 동. 규격봉투에 넣어 배출')
  expect(remarksOf(several)).toEqual(['미수거일: 명절', '생활쓰레기 배출요일: 기타'])
  expect(contactPhoneOf(several)).toBe('+82221482373')
  const [alone] = schedule({ areas: areasNamed(...names), conditions: null }).rules
  expect(alone && conditionsOf(alone, 'ko')).toBeNull()
})
