import { expect, test } from 'vitest'
import { inEnglish, koreanHolidays, lastKnownDay } from './holidays.ts'

test('holidays and their substitutes have names in both languages', () => {
  expect(koreanHolidays('2026-10-03')).toEqual(['개천절'])
  expect(koreanHolidays('2026-10-05')).toEqual(['대체공휴일(개천절)'])
  expect(koreanHolidays('2026-10-06')).toEqual([])
  expect(koreanHolidays('2026-10-05').map(inEnglish)).toEqual(['Substitute holiday (National Foundation Day)'])
  expect(lastKnownDay >= '2027-12-31').toBe(true)
})
