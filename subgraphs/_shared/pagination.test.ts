import { expect, test } from 'vitest'
import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from './pagination.ts'

const key = z.tuple([z.string(), z.int()])
const edge = (n: number) => ({ cursor: encodeCursor(['n', n]), node: n })
const count = async () => 3

test('an extra row shows that another page follows', () => {
  const page = connection([1, 2, 3], 2, edge, count, null)

  expect(page.nodes).toEqual([1, 2])
  expect(page.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: edge(1).cursor,
    endCursor: edge(2).cursor,
  })
})

test('a first page without another one is counted by itself, any other by the database', async () => {
  expect(await connection([1, 2], 2, edge, count, null).totalCount()).toBe(2)
  expect(await connection([1, 2, 3], 2, edge, count, undefined).totalCount()).toBe(3)
  expect(await connection([1, 2], 2, edge, count, edge(0).cursor).totalCount()).toBe(3)
})

test('an empty page has no cursors', () => {
  const { pageInfo } = connection([], 2, edge, count, null)

  expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null })
})

test('a decoded cursor returns the key it was encoded from', () => {
  expect(decodeCursor(encodeCursor(['종이', 7]), key)).toEqual(['종이', 7])
})

test.each(['', 'nonsense', encodeCursor(['n']), encodeCursor([1, 2]), `${encodeCursor(['n', 1])}x!`.slice(3)])(
  'a cursor that this list never returned is rejected: %j',
  (cursor) => {
    expect(() => decodeCursor(cursor, key)).toThrow('`after` must be a cursor from this list')
  },
)

test.each([
  ['padding', `${encodeCursor(['n', 1])}=`],
  ['changed last bits', encodeCursor(['nn', 1]).replace(/0$/, '1')],
  ['the other base64 alphabet', encodeCursor(['>>>???', 1]).replaceAll('_', '/')],
  ['a character that base64url lacks', `${encodeCursor(['n', 1])}!`],
  ['white space', ` ${encodeCursor(['n', 1])}`],
  ['white space in the JSON', Buffer.from('["n", 1]').toString('base64url')],
  ['another form of a number', Buffer.from('["n",1.0]').toString('base64url')],
  ['an escaped letter', Buffer.from('["\\u006e",1]').toString('base64url')],
])('a cursor with %s is not one that this list returned', (_what, cursor) => {
  expect(() => decodeCursor(cursor, key)).toThrow('`after` must be a cursor from this list')
})

test.each([0, -1, 51])('a page size of %i is rejected', (first) => {
  expect(() => pageSize(first)).toThrow(`from 1 to 50; this one is ${first}`)
})
