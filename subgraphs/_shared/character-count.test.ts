import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countCharacters } from './character-count.ts'
import { cpuMs, propertyRuns } from './testing.ts'

const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })
const inOnePiece = (text: string) =>
  [...segmenter.segment(text)].reduce((length, { segment }) => length + Math.ceil(segment.length / 32), 0)

const parts = ['a', '각', '가'.normalize('NFD'), '👩🏽‍❤️‍💋‍👨🏻', '🇰🇷', '🇰', '\u0301', '\r\n', '\ud800', '\u200d', ' ']

test('texts of any parts have as many characters as in one piece, wherever the windows end', () => {
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 400 }).map((chosen) => chosen.join(''))

  fc.assert(
    fc.property(text, (given) => {
      expect(countCharacters(given)).toBe(inOnePiece(given))
    }),
    { numRuns: propertyRuns(100) },
  )
})

test('a cluster that is piled up counts several times', () => {
  expect(countCharacters(`a${'\u0301'.repeat(31)}`)).toBe(1)
  expect(countCharacters(`a${'\u0301'.repeat(3_000)}`)).toBeGreaterThan(90)
})

test.each(['가', '👩🏽‍❤️‍💋‍👨🏻', 'a\u0301'])('the time for %s grows with the text, not with its square', (part) => {
  const least = (count: number) => {
    const text = part.repeat(count)
    return cpuMs(() => expect(countCharacters(text)).toBe(count), 10)
  }

  // Eight times the text would take 64 times as long.
  expect(least(16_000)).toBeLessThan(32 * least(2_000))
})
