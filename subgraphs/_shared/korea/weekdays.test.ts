import { expect, test } from 'vitest'
import { weekdayNumber } from './weekdays.ts'

test('a weekday is numbered from Monday, with and without 요일', () => {
  expect(['월', '화요일', '일', '일요일'].map(weekdayNumber)).toEqual([0, 1, 6, 6])
})

test('any other word is no weekday', () => {
  expect(['', '요일', '월화', '월요', '공휴일', 'Monday'].map(weekdayNumber)).toEqual(Array(6).fill(null))
})
