import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closestPart } from './jamo-distance.ts'
import { jamoOf } from './key.ts'
import { textPositionsOf } from './text-positions.ts'

const closestInName = (word: string, name: string, max = 9) => {
  const { jamo, borders, rangeOfJamo } = textPositionsOf(name)
  const found = closestPart([...jamoOf(word)], jamo, borders, max)
  if (!found) return null
  const { start, length } = rangeOfJamo(found.start, found.end)
  return [found.errors, name.slice(start, start + length)]
}

test.each([
  ['no error', '페트병', '무색 페트병', 0, '페트병'],
  ['a wrong vowel', '패트병', '무색 페트병', 1, '페트병'],
  ['a wrong consonant', '스치로폼', '스티로폼 상자', 1, '스티로폼'],
  ['an extra letter', '팻트병', '무색 페트병', 2, '페트병'],
  ['a missing letter', '스트로폼', '스티로폼', 1, '스티로폼'],
  ['two swapped letters', '종이컵'.replace('이', 'ㅣㅇ'), '종이컵', 1, '종이컵'],
  ['two swapped Latin letters', 'umbrlela', 'Umbrella', 1, 'Umbrella'],
  ['two errors', '에어켑', '에어캡', 1, '에어캡'],
])('%s: %s in %s', (_case, word, name, errors, part) => {
  expect(closestInName(word, name)).toEqual([errors, part])
})

test('a part starts and ends at a syllable boundary', () => {
  expect(closestInName('ㅇ', '종이')).toEqual([1, '이'])
})

test('a part with more errors than the maximum is no match', () => {
  expect(closestInName('패트뱡', '페트병', 2)).toEqual([2, '페트병'])
  expect(closestInName('패트뱡', '페트병', 1)).toBeNull()
})

test('the errors of the whole text are its edit distance, including swaps', () => {
  const letters = fc.array(fc.constantFrom('ㄱ', 'ㅏ', 'a'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(letters, letters, (one, two) => {
      const found = closestPart(one, two, new Set([0, two.length]), Number.MAX_SAFE_INTEGER)

      expect(found?.errors).toBe(distance(one, two))
    }),
  )
})

/** Optimal string alignment, computed directly from its definition. */
function distance(one: readonly string[], two: readonly string[]): number {
  if (one.length === 0 || two.length === 0) return one.length + two.length
  const [a, b] = [one.slice(0, -1), two.slice(0, -1)]
  const same = one.at(-1) === two.at(-1) ? 0 : 1
  const least = Math.min(distance(a, b) + same, distance(a, two) + 1, distance(one, b) + 1)
  const swapped = one.length > 1 && two.length > 1 && one.at(-1) === two.at(-2) && one.at(-2) === two.at(-1)
  return swapped ? Math.min(least, distance(one.slice(0, -2), two.slice(0, -2)) + 1) : least
}
