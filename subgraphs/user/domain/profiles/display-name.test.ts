import { describe, expect, test } from 'vitest'
import { parseDisplayName } from './display-name.ts'

const family = '👨‍👩‍👧‍👦'
const scotland = '🏴󠁧󠁢󠁳󠁣󠁴󠁿'

describe('a display name', () => {
  test('is composed and trimmed', () => {
    expect(parseDisplayName('  \u1112\u1161\u1102\u1161 Kim\n')).toEqual({ name: '하나 Kim' })
    expect(parseDisplayName('Rene\u0301e')).toEqual({ name: 'Ren\u00e9e' })
  })

  test.each([
    ['Latin letters', 'a'],
    ['Hangul syllables', '한'],
    ['families', family],
    ['flags of several code points', scotland],
    ['letters with marks that have no composed form', 'q\u0301'],
    ['Devanagari with a vowel sign', 'नि'],
  ])('has up to 40 grapheme clusters: %s', (_case, character) => {
    const longest = character.repeat(40)

    expect(parseDisplayName(longest)).toEqual({ name: longest.normalize('NFC') })
    expect(parseDisplayName(longest + character)).toMatchObject({
      problem: {
        code: 'DISPLAY_NAME_INVALID',
        field: 'displayName',
        message: { en: 'A name has 1 to 40 characters; this one has 41.' },
      },
    })
  })

  test.each([
    ['nothing', ''],
    ['spaces', ' \t\u3000\u00a0'],
  ])('is not made of %s', (_case, text) => {
    expect(parseDisplayName(text)).toMatchObject({
      problem: { message: { ko: '이름은 1자에서 40자까지예요. 지금은 0자예요.' } },
    })
  })

  test.each([
    ['a line break', 'Ada\nLovelace'],
    ['NUL', 'Ada\0'],
    ['a C1 control', 'Ada\u0085x'],
    ['a line separator', 'Ada\u2028x'],
    ['a right-to-left override', 'Ada\u202egnp.exe'],
    ['a right-to-left isolate', 'Ada\u2067x'],
    ['a lone surrogate', 'Ada\ud800'],
  ])('has no %s', (_case, text) => {
    expect(parseDisplayName(text)).toMatchObject({
      problem: {
        code: 'DISPLAY_NAME_INVALID',
        message: { en: expect.stringContaining('cannot contain control characters') },
      },
    })
  })

  test.each([
    ['zero-width spaces', '\u200b\u200b'],
    ['Hangul fillers', '\u3164\u115f'],
    ['a mark without a letter', '\u0301'],
  ])('is not made of %s alone', (_case, text) => {
    expect(parseDisplayName(text)).toMatchObject({ problem: { message: { en: expect.stringContaining('visible') } } })
  })

  test('can be written from right to left and contain joiners within emoji', () => {
    expect(parseDisplayName('مريم')).toEqual({ name: 'مريم' })
    expect(parseDisplayName(family)).toEqual({ name: family })
  })

  test('counts a cluster of many code units several times', () => {
    expect(parseDisplayName(`a${'\u0301'.repeat(32 * 41)}`)).toMatchObject({
      problem: { code: 'DISPLAY_NAME_INVALID' },
    })
  })
})
