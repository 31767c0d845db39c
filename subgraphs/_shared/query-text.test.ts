import { expect, test } from 'vitest'
import { queryText, storableQueryText } from './query-text.ts'

test.each([
  ['ＰＥＴ　병', 'PET 병'],
  ['㈜한빛', '(주)한빛'],
  ['㎏', 'kg'],
  ['종이ㆍ상자', '종이·상자'],
  ['페트'.normalize('NFD'), '페트'],
  ['ㅍㅌ병', 'ㅍㅌ병'],
  ['페ㅌ', '페ㅌ'],
])('%j is read as %j', (query, text) => {
  expect(queryText(query)).toBe(text)
})

test('a text that is longer than its limit once it is plain is refused', () => {
  expect(queryText('가'.repeat(100))).toHaveLength(100)
  expect(() => queryText('㈜'.repeat(40))).toThrow('at most 100 characters; this one has 120')
})

test.each(['\0', 'a\ud800'])('%j is no text for PostgreSQL', (query) => {
  expect(() => storableQueryText(query)).toThrow('without NUL or lone surrogates')
})
