import { expect, test } from 'vitest'
import type { CollectionRuleRow } from '../../db/schema.ts'
import { aRegion, aRuleRow } from '../../fixtures.ts'
import type { Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import { pickups } from './pickups.ts'
import { remarksOf } from './schedule-notes.ts'
import { scheduleOf } from './schedules.ts'

const letters = '월화수목금토일'
const daysOf = (list: string): Weekday[] => weekdays.filter((_, index) => list.includes(letters[index] ?? ''))

const schedule = (...rules: Partial<CollectionRuleRow>[]) =>
  scheduleOf(
    aRegion(),
    rules.map((rule, index) => aRuleRow({ id: `rul_${index}`, ...rule })),
  )

// Rows of the national file with their put-out days, and the days of the two weeks from Sunday, 20 September 2026 as read
// by a person: 추석 is on Friday 25; public holidays are 24 to 26 and Saturday, 3 October.
test.each([
  [
    '경기도 성남시',
    '일월화수목금',
    '20 21 22 23 27 28 29 30 1 2',
    true,
    '토요일(14:00이후)+일요일+공휴일+설날연휴(별도지정일)+추석연휴(별도지정일)',
  ],
  [
    '인천광역시 서구',
    '일월화수목금토',
    '20 21 22 23 27 28 29 30 1 2',
    true,
    '일요일, 추석명절, 설명절, 공휴일(임시공휴일)',
  ],
  [
    '인천광역시 계양구',
    '일월화수목금',
    '20 21 22 23 24 27 28 29 30 1 2',
    true,
    '1월1일(1일)+설날(2일)+3.1일절(1일)+근로자의날(1일)+석가탄신일(1일)+현충일(1일)+광복절(1일)+추석(2일)+개천절(1일)+한글날(1일)+성탄절(1일)',
  ],
  ['강원특별자치도 양양군', '월수금', '21 23 28 30 2', false, '휴일, 공휴일'],
  ['전라남도 진도군', '월화수목금', '21 22 23 28 29 30 1 2', false, '휴일'],
  ['전라남도 해남군', '월화수목금', '21 22 23 28 29 30 1 2', false, '주말 및 휴일'],
  ['충청남도 보령시', '월화수목금토', '21 22 23 24 26 28 29 30 1 2 3', true, '공휴일(설명절+추석명절+근로자의날)'],
  ['충청북도 단양군', '월수금', '21 23 25 28 30 2', true, '일부 공휴일'],
  ['경상북도 봉화군', '월화수목금토', '21 22 23 24 26 28 29 30 1 2 3', true, '일요일+추석,설명절 당일+일부공휴일'],
  [
    '경상북도 안동시',
    '일월화수목금토',
    '20 21 22 23 26 27 28 29 30 1 2 3',
    true,
    '명절당일, 관공서공휴일(토요일 제외), 근로자의날',
  ],
  ['경상남도 창원시', '월화수목금토', '21 22 23 24 28 29 30 1 2 3', true, '추석, 설날 당일 및 그 다음날'],
  ['경기도 고양시', '월화수목금토', '21 22 23 24 26 28 29 30 1 2 3', true, '일요일, 명절 등'],
  ['강원특별자치도 강릉시', '월화수목금토', '21 22 23 28 29 30 1 2 3', true, '일요일, 설 연휴, 추석연휴 등 수시 알림'],
  ['경기도 광명시', '월화수목금토', '21 22 23 24 26 28 29 30 1 2 3', true, '일요일＋설, 추석 연휴 각 2일'],
  ['충청남도 태안군', '월화수목금토', '21 22 23 28 29 30 1 2', false, '휴일+공휴일+법정 휴일'],
])('%s, put out on %s: %s; quoted: %s', (_region, putOutOn, expected, isQuoted, offDays) => {
  const found = schedule({ weekdays: daysOf(putOutOn), offDays })

  const dates = pickups(found, '2026-09-20', 14).map(({ date }) => Number(date.slice(8)))
  expect(dates.join(' ')).toBe(expected)
  expect(remarksOf(found)).toEqual(isQuoted ? [`미수거일: ${offDays}`] : [])
})

test('days off of one waste stream do not cancel the pick-ups of another', () => {
  const offDays = '음식물쓰레기는 설날, 추석 당일, 재활용품은 공휴일'
  const daily = { weekdays: daysOf(letters), offDays }

  const found = schedule({ ...daily, method: 'FOOD_WASTE' }, { ...daily, method: 'RECYCLABLES' }, daily)

  const dates = (method: string) =>
    pickups(found, '2026-09-23', 5)
      .filter((pickup) => pickup.method === method)
      .map(({ date }) => Number(date.slice(8)))
  expect(dates('FOOD_WASTE')).toEqual([23, 24, 26, 27])
  expect(dates('RECYCLABLES')).toEqual([23, 27])
  expect(dates('GENERAL_WASTE')).toEqual([23, 24, 25, 26, 27])
  expect(remarksOf(found)).toEqual([])
})

test('the remarks quote a text once if any waste stream has words left', () => {
  const offDays = '생활쓰레기: 공휴일, 휴가일 / 음식물쓰레기: 공휴일'
  const rules = [{ offDays }, { offDays, method: 'FOOD_WASTE' as const }]

  expect(remarksOf(schedule(...rules))).toEqual([`미수거일: ${offDays}`])
  expect(remarksOf(schedule(...rules.slice(1)))).toEqual([])
})
