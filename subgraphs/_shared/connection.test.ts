import { expect, test } from 'vitest'
import { z } from 'zod'
import { connection, decodeCursor, encodeCursor, pageSize } from './connection.ts'

const key = z.tuple([z.string(), z.int()])
const edge = (n: number) => ({ cursor: encodeCursor(['n', n]), node: n })
const count = async () => 3

test('the row too many tells that another page follows', () => {
  const page = connection([1, 2, 3], 2, edge, count)

  expect(page.nodes).toEqual([1, 2])
  expect(page.pageInfo).toEqual({
    hasNextPage: true,
    hasPreviousPage: false,
    startCursor: edge(1).cursor,
    endCursor: edge(2).cursor,
  })
})

test('an empty page has no cursors', () => {
  const { pageInfo } = connection([], 2, edge, count)

  expect(pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null })
})

test('a cursor carries its key there and back', () => {
  expect(decodeCursor(encodeCursor(['종이', 7]), key)).toEqual(['종이', 7])
})

test.each(['', 'nonsense', encodeCursor(['n']), encodeCursor([1, 2]), `${encodeCursor(['n', 1])}x!`.slice(3)])(
  'a cursor that was never given is refused: %j',
  (cursor) => {
    expect(() => decodeCursor(cursor, key)).toThrow('`after` is a cursor that this list gave')
  },
)

test.each([0, -1, 51])('a page of %i is refused', (first) => {
  expect(() => pageSize(first)).toThrow(`from 1 to 50; this one is ${first}`)
})
