import { expect, test } from 'vitest'
import { parseEmailAddress } from './email-address.ts'

test('an address keeps its case and is compared case-insensitively', () => {
  expect(parseEmailAddress('  Robin.Goodfellow+bin@Example.CO.KR ')).toEqual({
    email: 'Robin.Goodfellow+bin@Example.CO.KR',
    key: 'robin.goodfellow+bin@example.co.kr',
  })
})

test('full-width letters of a Korean keyboard become ASCII', () => {
  expect(parseEmailAddress('ｒｏｂｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ')).toEqual({
    email: 'robin@example.com',
    key: 'robin@example.com',
  })
})

test.each([
  '',
  'robin',
  'robin@localhost',
  'robin@example.com, eve@example.com',
  'robin@example.com\r\nBcc: eve@example.com',
  'Robin <robin@example.com>',
  'robin@example..com',
  'robin@-example.com',
  '로빈@example.com',
  'rob\0in@example.com',
  `${'r'.repeat(65)}@example.com`,
  `r@${'example.'.repeat(40)}com`,
])('%j is not an address', (typed) => {
  expect(parseEmailAddress(typed)).toBeNull()
})
