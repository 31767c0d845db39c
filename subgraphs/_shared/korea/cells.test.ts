import { expect, test } from 'vitest'
import { amountIn, cell, dayIn, phoneIn, plainCell, pointIn, serialDayIn, websiteIn } from './cells.ts'

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
  expect(phoneIn('03-13-13')).toBeNull()
  expect(phoneIn('없음')).toBeNull()
})

test('the URL of a web page needs a host', () => {
  expect(websiteIn('www.Iksan.go.kr')).toBe('http://www.iksan.go.kr/')
  expect(websiteIn('https://yuc.co.kr/a?b=1')).toBe('https://yuc.co.kr/a?b=1')
  expect(websiteIn('http://울산중고가전.kr')).toBe('http://xn--o39apqp98bpvfsvbb5b.kr/')
  expect(['없음', '해당없음', '홈페이지 없음', 'javascript:alert(1)'].map(websiteIn)).toEqual(Array(4).fill(null))
})

test('full-width digits, marks and signs are read as plain ones', () => {
  expect(dayIn('２０２６．０６．２４')).toBe('2026-06-24')
  expect(dayIn('2026‐06‐24')).toBe('2026-06-24')
  expect(serialDayIn('４４９１１')).toBe('2022-12-16')
  expect(pointIn('３７．５', '\u200b127.1\u3000')).toEqual({ latitude: 37.5, longitude: 127.1 })
  expect(pointIn('−３７．５', '127')).toEqual({ latitude: -37.5, longitude: 127 })
  expect(phoneIn('０５５－６４６–2548')).toBe('+82556462548')
  expect(websiteIn('ｗｗｗ．ｉｋｓａｎ．ｇｏ．ｋｒ')).toBe('http://www.iksan.go.kr/')
  expect(amountIn('２，０００원')).toBe(2_000)
  expect(['－', '．', '해당\u200b없음', '\ufeff', 'ｎｕｌｌ'].map(cell)).toEqual(Array(5).fill(null))
})

test('a cell keeps its characters for people to read, without invisible ones; a cell to compare has plain letters', () => {
  expect(cell('㈜한빛\u200bㆍ２０ℓ')).toBe('㈜한빛ㆍ２０ℓ')
  expect(plainCell('㈜한빛\u200bㆍ２０ℓ')).toBe('(주)한빛·20l')
  expect(plainCell(' \u3000')).toBeNull()
})
