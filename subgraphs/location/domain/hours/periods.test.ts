import { expect, test } from 'vitest'
import { alwaysOpen, replaceWeek, weekOf } from './hours.ts'
import { type Period, periodsOf, periodsOfWeek, unknownDays, weekdays, weekFromPeriods } from './periods.ts'
import { weekdayLines } from './weekday-lines.ts'

const period = (
  opensOn: Period['opensOn'],
  opensAt: string,
  closesOn: Period['closesOn'],
  closesAt: string,
): Period => ({
  opensOn,
  opensAt,
  closesOn,
  closesAt,
})
const morning = period('MONDAY', '09:00', 'MONDAY', '12:00')
const afternoon = period('MONDAY', '13:00', 'MONDAY', '18:00')
const overnight = period('SUNDAY', '22:00', 'MONDAY', '02:00')
const untilMidnight = period('FRIDAY', '18:00', 'SATURDAY', '00:00')

const weekIn = (periods: Period[]) => {
  const read = weekFromPeriods(periods)
  return 'week' in read ? read.week : read.fault
}
const nextDay = (day: Period['opensOn']) => weekdays[(weekdays.indexOf(day) + 1) % 7] ?? day

test('periods convert to a week and back, in order', () => {
  const week = weekIn([overnight, untilMidnight, afternoon, morning])

  expect(typeof week !== 'string' && periodsOfWeek(week)).toEqual([morning, afternoon, untilMidnight, overnight])
  expect(typeof week !== 'string' && weekdayLines({ week, holidays: null }, 'en')).toEqual([
    'Monday 09:00–12:00, 13:00–18:00',
    'Tuesday closed',
    'Wednesday closed',
    'Thursday closed',
    'Friday 18:00–24:00',
    'Saturday closed',
    'Sunday 22:00–02:00',
  ])
  for (const opensAt of ['09:00:00', '09:00:00.000'])
    expect(weekIn([{ ...morning, opensAt }])).toEqual(weekIn([morning]))
})

test.each(['00:00', '12:00'])('seven periods from %s to the same time of the next day are always open', (time) => {
  const days = weekdays.map((day) => period(day, time, nextDay(day), time))

  expect(weekIn(days)).toEqual(alwaysOpen.week)
  expect(periodsOf(alwaysOpen)).toEqual([])
  expect(periodsOfWeek(alwaysOpen.week)[6]).toEqual(period('SUNDAY', '00:00', 'MONDAY', '00:00'))
  expect(weekdayLines(alwaysOpen, 'ko')[0]).toBe('월요일 24시간 운영')
})

test('periods that touch do not overlap, also at the end of the week', () => {
  const untilTwo = period('MONDAY', '02:00', 'MONDAY', '09:00')

  expect(weekIn([untilTwo, overnight, morning])).toEqual([
    [
      [120, 540],
      [540, 720],
    ],
    ...Array(5).fill([]),
    [[1_320, 1_560]],
  ])
})

test.each<[string, Period[], string]>([
  ['none', [], 'number'],
  ['more than four a day', Array(29).fill(morning), 'number'],
  ['one twice', [morning, morning], 'overlap'],
  ['two that overlap', [morning, { ...afternoon, opensAt: '11:59' }], 'overlap'],
  ['Sunday night over Monday morning', [overnight, { ...morning, opensAt: '01:59' }], 'overlap'],
  ['no time at all', [{ ...morning, closesAt: '09:00' }], 'length'],
  ['midnight of the same day', [period('MONDAY', '00:00', 'MONDAY', '00:00')], 'length'],
  ['midnight before it opens', [{ ...morning, closesAt: '00:00' }], 'length'],
  ['one that closes before it opens', [{ ...morning, closesAt: '08:00' }], 'length'],
  ['one longer than a day', [{ ...morning, closesOn: 'TUESDAY', closesAt: '09:01' }], 'length'],
  ['one with seconds', [{ ...morning, closesAt: '12:00:30' }], 'seconds'],
  ['the last second of a day', [{ ...morning, closesAt: '23:59:59' }], 'seconds'],
])('periods that do not form a week are refused: %s', (_name, periods, fault) => {
  expect(weekIn(periods)).toBe(fault)
})

test('a replaced week keeps holidays closed that were closed, and makes other holidays unknown', () => {
  const week = weekOf([0], [[540, 1_080]])
  const feasts = { SEOLLAL: [], SEOLLAL_EVE: null, CHUSEOK: [[540, 720]] } as const

  expect(replaceWeek(week)).toEqual({ week, holidays: null })
  expect(replaceWeek(week, alwaysOpen)).toEqual({ week, holidays: null })
  expect(replaceWeek(week, { week, holidays: [[540, 720]], feasts })).toEqual({
    week,
    holidays: null,
    feasts: { SEOLLAL: [] },
  })
  expect(replaceWeek(alwaysOpen.week, { week, holidays: [] })).toEqual({ week: alwaysOpen.week, holidays: [] })
  expect(replaceWeek(alwaysOpen.week, { week, holidays: [[540, 720]] })).toEqual(alwaysOpen)
})

test('unknown days differ from closed days', () => {
  const hours = { week: [...weekOf([0], [[540, 1_080]]).slice(0, 5), null, []], holidays: null }

  expect(unknownDays(hours)).toEqual(['SATURDAY'])
  expect(weekdayLines(hours, 'ko').slice(4)).toEqual(['금요일 휴무', '토요일 운영 시간 확인 필요', '일요일 휴무'])
  expect(periodsOf(hours)).toEqual([period('MONDAY', '09:00', 'MONDAY', '18:00')])
})
