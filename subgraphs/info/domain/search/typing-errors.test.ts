import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jamoOf } from './key.ts'
import { readQuery } from './query.ts'
import { spellingsOf, typingCost, wordwiseCost } from './typing-errors.ts'

const costOf = (one: string, two: string, max = 99) => typingCost([...jamoOf(one)], [...jamoOf(two)], max)

test.each([
  ['no error', '페트병', '페트병', 0],
  ['a vowel of similar sound', '패트병', '페트병', 2],
  ['a consonant of similar sound', '냉짱고', '냉장고', 2],
  ['a final consonant of the same sound', '칟솔', '칫솔', 2],
  ['half of a diphthong', '기저기', '기저귀', 2],
  ['an extra letter of the sound of the next one', '팻트병', '페트병', 4],
  ['two swapped letters', '종ㅣㅇ컵', '종이컵', 2],
  ['a doubled letter written once', 'matress', 'mattress', 2],
  ['two swapped Latin letters', 'umbrlela', 'umbrella', 2],
  ['a vowel of another sound', '스트로폼', '스티로폼', 3],
  ['another nasal at the end of a syllable', '리모콩', '리모콘', 3],
  ['a letter of another sound', '점퍼', '범퍼', 4],
  ['a missing letter', '스티폼', '스티로폼', 8],
])('%s: %s costs for %s', (_case, one, two, cost) => {
  expect(costOf(one, two)).toBe(cost)
  expect(costOf(two, one)).toBe(cost)
})

test('errors that cost more than the maximum are not counted', () => {
  expect(costOf('점퍼', '범퍼', 4)).toBe(4)
  expect(costOf('점퍼', '범퍼', 3)).toBe(Infinity)
})

test.each([
  ['three jamo', '칼', 0],
  ['four jamo', '니트', 2],
  ['six jamo', '칫솔', 2],
  ['seven jamo', '페트병', 3],
  ['eight jamo', '종이컵', 5],
  ['ten jamo', '보조배터리', 8],
  ['four Latin letters', 'pans', 0],
  ['five Latin letters', 'chair', 2],
])('a longer word may have more errors: %s', (_case, text, maxCost) => {
  const query = readQuery(text)
  if (!query) throw new Error('The query is empty.')

  expect(Math.max(0, ...spellingsOf(query).map((spelling) => spelling.maxCost))).toBe(maxCost)
})

test('each word of several is compared on its own', () => {
  expect(wordwiseCost(['plastik', 'cup'], ['plastic', 'cup'])).toBe(2)
  expect(wordwiseCost(['plastic', 'cop'], ['plastic', 'cup'])).toBe(Infinity)
})

test('the cost lies between two and four for each error of the optimal string alignment', () => {
  const letters = fc.array(fc.constantFrom('ㄱ', 'ㅋ', 'ㅏ', 'ㅗ', 'b', 'a'), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(letters, letters, (one, two) => {
      const cost = typingCost(one, two, Number.MAX_SAFE_INTEGER)

      expect(cost).toBeGreaterThanOrEqual(2 * distance(one, two))
      expect(cost).toBeLessThanOrEqual(4 * distance(one, two))
      expect(typingCost(two, one, Number.MAX_SAFE_INTEGER)).toBe(cost)
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
