import { expect, test } from 'vitest'
import { weekdays } from './days.ts'
import { parseOffDays, weekdaysIn } from './off-days.ts'

const letters = '월화수목금토일'

// Spellings from the national file of 2026, each with its weekdays, its other days, and `?` if it is inexact.
test.each([
  ['토+일', '토일'],
  ['일요일+공휴일', '일 PUBLIC_HOLIDAYS'],
  ['법정공휴일+대체공휴일+토요일', '토 PUBLIC_HOLIDAYS SUBSTITUTE_HOLIDAYS'],
  ['명절 및 일요일', '일 SEOLLAL CHUSEOK ?'],
  ['일요일, 명절(설,추석)', '일 SEOLLAL CHUSEOK ?'],
  ['명절+임시공휴일', ' SEOLLAL CHUSEOK TEMPORARY_HOLIDAYS ?'],
  ['추석명절+설명절', ' CHUSEOK SEOLLAL ?'],
  ['없음', ''],
  ['-', ''],
  ['.', ''],
  ['해당없음', ''],
  [
    '일요일+공휴일+1월1일+명절+명절다음날+근로자의날',
    '일 PUBLIC_HOLIDAYS NEW_YEAR SEOLLAL CHUSEOK SEOLLAL_NEXT CHUSEOK_NEXT LABOUR_DAY',
  ],
  ['토, 일, 공휴일', '토일 PUBLIC_HOLIDAYS'],
  ['설날 및 추석 당일, 일요일', '일 SEOLLAL CHUSEOK ?'],
  ['수요일 외 다른 요일 및 공휴일', '월화목금토일 PUBLIC_HOLIDAYS'],
  ['월, 목 외 다른 요일 및 공휴일', '화수금토일 PUBLIC_HOLIDAYS'],
  ['수요일 또는 금요일 외 다른 요일 및 공휴일', '월화목토일 PUBLIC_HOLIDAYS'],
  ['설 명절+추석 명절+공휴일 전날', ' SEOLLAL CHUSEOK EVES_OF_PUBLIC_HOLIDAYS ?'],
  ['추석, 설날 당일 및 그 다음날', ' CHUSEOK SEOLLAL SEOLLAL_NEXT ?'],
  ['일요일,추석명절당일,설명절당일', '일 CHUSEOK SEOLLAL'],
  ['주말+명절당일+공휴일', '토일 SEOLLAL CHUSEOK PUBLIC_HOLIDAYS'],
  ['명절연휴+법정공휴일+일요일', '일 SEOLLAL_BREAK CHUSEOK_BREAK PUBLIC_HOLIDAYS'],
  ['토+구정연휴+추석연휴', '토 SEOLLAL_BREAK CHUSEOK_BREAK'],
  ['5/1, 설날, 추석일', ' LABOUR_DAY SEOLLAL CHUSEOK ?'],
  ['금/토', '금토'],
  ['토,일요일', '토일'],
  ['매주 일요일', '일'],
  ['일요일 미수거', '일'],
  ['금요일, 토요일 배출금지', '금토'],
  ['토~일, 공휴일', '토일 PUBLIC_HOLIDAYS'],
  ['주말(토,일)+공휴일', '토일 PUBLIC_HOLIDAYS'],
  ['토+일+명절당일+(임시)공휴일', '토일 SEOLLAL CHUSEOK PUBLIC_HOLIDAYS'],
  ['수, 토, 일 및 공휴일', '수토일 PUBLIC_HOLIDAYS'],
  ['설/추석/공휴일', ' SEOLLAL CHUSEOK PUBLIC_HOLIDAYS'],
  [
    '새해 첫날+명절(설, 추석) 당일 및 익일+근로자의 날+일요일',
    '일 NEW_YEAR SEOLLAL SEOLLAL_NEXT CHUSEOK CHUSEOK_NEXT LABOUR_DAY',
  ],
])('%s is parsed', (text, expected) => {
  const found = parseOffDays(text)

  const days = weekdays.map((day, index) => (found?.weekdays.includes(day) ? letters[index] : '')).join('')
  expect([days, ...(found?.days ?? ['nothing']), ...(found?.isExact ? [] : ['?'])].join(' ')).toBe(expected)
})

test.each([
  '휴일, 공휴일',
  '지정수거일 제외일+일요일+법정공휴일 중 일부',
  '일요일, 명절 등',
  '일부 공휴일',
  '일반쓰레기, 재활용품- 주말+공휴일/ 음식물쓰레기-일요일,공휴일',
  '월, 목요일 외 다른 요일 및 공휴일(재활용품은 화요일 수거)',
  '화요일(마지막주 목요일) 외 다른 요일 및 공휴일',
  '수요일 외 다른 요일(1,3주) 및 공휴일',
  '별도안내',
  '추석명절+설명절+매주토요일(변동가능)',
  '토요일(14:00이후)+일요일+공휴일+설날연휴(별도지정일)+추석연휴(별도지정일)',
  '동별상이',
  '일요일(토요일은 13시까지 수거)',
  '토요일 오후 ~ 일요일',
  '일요일＋설, 추석 연휴 각 2일',
  '명절당일, 관공서공휴일(토요일 제외), 근로자의날',
  '신정(1월1일)+설명절+추석명절+근로자의날(5월1일)+일요일(읍면별, 마을별 상이)',
])('%s is not parsed', (text) => {
  expect(parseOffDays(text)).toBeNull()
})

test('a list of weekdays is sorted; a word that is no weekday sets hasOthers', () => {
  expect(weekdaysIn('월+수+목+화+일')).toEqual({
    weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'SUNDAY'],
    hasOthers: false,
  })
  expect(weekdaysIn('화+기타')).toEqual({ weekdays: ['TUESDAY'], hasOthers: true })
  expect(weekdaysIn('기타')).toEqual({ weekdays: [], hasOthers: true })
  expect(weekdaysIn('')).toEqual({ weekdays: [], hasOthers: false })
})

test.each([...'·ㆍ・･‧•∙⋅＋，／+'])('%s separates days', (mark) => {
  expect(weekdaysIn(`일${mark}수${mark} 화요일`)).toEqual({
    weekdays: ['TUESDAY', 'WEDNESDAY', 'SUNDAY'],
    hasOthers: false,
  })
  expect(parseOffDays(`토요일${mark}일요일${mark}１월１일`)).toMatchObject({
    weekdays: ['SATURDAY', 'SUNDAY'],
    days: ['NEW_YEAR'],
  })
})

test('days are separated by middle dots in longer forms as well', () => {
  expect(parseOffDays('월ㆍ목 외 다른 요일 및 공휴일')?.weekdays).toHaveLength(5)
  expect(parseOffDays('명절（설ㆍ추석）')?.days).toEqual(['SEOLLAL', 'CHUSEOK'])
  expect(parseOffDays('주말(토·일)')?.weekdays).toEqual(['SATURDAY', 'SUNDAY'])
  expect(parseOffDays('토\u200b＋일\ufeff'.normalize('NFD'))?.weekdays).toEqual(['SATURDAY', 'SUNDAY'])
})
