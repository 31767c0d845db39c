import { expect, test } from 'vitest'
import { cell, dayIn, phoneIn, pointIn, serialDayIn, websiteIn } from './cells.ts'

test('words for an empty cell are read as null', () => {
  expect(['', '  ', '-', '없음', '해당없음', 'null', 'NULL', undefined].map(cell)).toEqual(Array(8).fill(null))
})

test('spaces of all widths become single spaces, and decomposed letters are composed', () => {
  expect(cell(' 경기도　안양시\n만안구 ')).toBe('경기도 안양시 만안구')
  expect(cell('강남구'.normalize('NFD'))).toBe('강남구')
})

test('only days of the calendar are read', () => {
  expect(dayIn('2026-06-24')).toBe('2026-06-24')
  expect(dayIn('2024.02.29')).toBe('2024-02-29')
  expect(['2026-02-30', '2026-13-01', '44911.0', '', undefined].map(dayIn)).toEqual(Array(5).fill(null))
})

test('a day number of Excel is read between 1954 and 2064', () => {
  expect(serialDayIn('44911.0')).toBe('2022-12-16')
  expect(serialDayIn('45351')).toBe('2024-02-29')
  expect(['1.0', '2022-12-16', '44911.5', '99999', '', undefined].map(serialDayIn)).toEqual(Array(6).fill(null))
})

test('a point needs two numbers within range', () => {
  expect(pointIn('37.5', ' 127.1 ')).toEqual({ latitude: 37.5, longitude: 127.1 })
  expect(pointIn('', '127')).toBeNull()
  expect(pointIn('127.1', '37.5')).toBeNull()
  expect(pointIn('삼십칠', '127')).toBeNull()
})

test('a telephone number becomes international, and is null without its area code', () => {
  expect(phoneIn('055-646-2548')).toBe('+82556462548')
  expect(phoneIn('02-427-8425')).toBe('+8224278425')
  expect(phoneIn('1599-0903')).toBe('+8215990903')
  expect(phoneIn('0662 8072', 'AT')).toBe('+436628072')
  expect(phoneIn('26703491')).toBeNull()
  expect(phoneIn('없음')).toBeNull()
})

test('the URL of a web page needs a host', () => {
  expect(websiteIn('www.Iksan.go.kr')).toBe('http://www.iksan.go.kr/')
  expect(websiteIn('https://yuc.co.kr/a?b=1')).toBe('https://yuc.co.kr/a?b=1')
  expect(websiteIn('http://울산중고가전.kr')).toBe('http://xn--o39apqp98bpvfsvbb5b.kr/')
  expect(['없음', '해당없음', '홈페이지 없음', 'javascript:alert(1)'].map(websiteIn)).toEqual(Array(4).fill(null))
})
