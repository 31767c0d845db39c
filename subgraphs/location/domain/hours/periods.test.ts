import { expect, test } from 'vitest'
import { always, weekOf } from './hours.ts'
import { hoursFromPeriods, type Period, periodsOf, unknownDays, weekdays } from './periods.ts'
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

test('periods become hours and hours periods, in the order of the week', () => {
  const hours = hoursFromPeriods([overnight, untilMidnight, afternoon, morning])

  expect(hours?.holidays).toBeNull()
  expect(hours && periodsOf(hours)).toEqual([morning, afternoon, untilMidnight, overnight])
  expect(hours && weekdayLines(hours, 'en')).toEqual([
    'Monday 09:00–12:00, 13:00–18:00',
    'Tuesday closed',
    'Wednesday closed',
    'Thursday closed',
    'Friday 18:00–24:00',
    'Saturday closed',
    'Sunday 22:00–02:00',
  ])
  expect(hoursFromPeriods([{ ...morning, opensAt: '09:00:00' }])).toEqual(hoursFromPeriods([morning]))
})

test('seven days from midnight to midnight are day and night', () => {
  const hours = hoursFromPeriods(
    weekdays.map((day, index) => period(day, '00:00', weekdays[(index + 1) % 7] ?? day, '00:00')),
  )

  expect(hours?.week).toEqual(always.week)
  expect(periodsOf(always)).toEqual([])
  expect(weekdayLines(always, 'ko')[0]).toBe('월요일 24시간 운영')
})

test.each<[string, Period[]]>([
  ['none', []],
  ['one twice', [morning, morning]],
  ['two that overlap', [morning, { ...afternoon, opensAt: '11:59' }]],
  ['Sunday night over Monday morning', [overnight, { ...morning, opensAt: '01:59' }]],
  ['no time at all', [{ ...morning, closesAt: '09:00' }]],
  ['one that closes before it opens', [{ ...morning, closesAt: '08:00' }]],
  ['one longer than a day', [{ ...morning, closesOn: 'TUESDAY', closesAt: '09:01' }]],
  ['one with seconds', [{ ...morning, closesAt: '12:00:30' }]],
])('%s: contradictory periods are no hours', (_name, periods) => {
  expect(hoursFromPeriods(periods)).toBeNull()
})

test('days that aren’t known stay apart from days on which it is closed', () => {
  const hours = { week: [...weekOf([0], [[540, 1_080]]).slice(0, 5), null, []], holidays: null }

  expect(unknownDays(hours)).toEqual(['SATURDAY'])
  expect(weekdayLines(hours, 'ko').slice(4)).toEqual(['금요일 휴무', '토요일 운영 시간 확인 필요', '일요일 휴무'])
  expect(periodsOf(hours)).toEqual([period('MONDAY', '09:00', 'MONDAY', '18:00')])
})
