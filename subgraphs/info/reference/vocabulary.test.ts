import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { setUpFileChanges } from '../testing.ts'
import { type Files, readCatalogue } from './read.ts'
import { wordsOf } from './vocabulary.ts'

const changed = setUpFileChanges()

const catalogue = readCatalogue()
const words = wordsOf(catalogue)

/** The shipped files, with other rows of compounds. */
function withCompounds(starts: string[], ends: string[]): Files {
  const from = changed('compoundStarts', (text) => withRows(text, starts))
  writeFileSync(from.compoundEnds, withRows(readFileSync(from.compoundEnds, 'utf8'), ends))
  return from
}
const withRows = (text: string, rows: string[]) => [text.split('\n')[0], ...rows, ''].join('\n')

/** The compounds of such files, each with its items. */
function compoundsOf(starts: string[], ends: string[]): Record<string, string> {
  const files = withCompounds(starts, ends)
  const compounds = wordsOf(readCatalogue(files)).filter(({ isCompound }) => isCompound)
  return Object.fromEntries(compounds.map(({ text, items }) => [text, items.join('|')]))
}

describe('the files that we ship', () => {
  test('have at least 1,500 words of people, and words for every item', () => {
    const found = new Set(catalogue.vocabulary.flatMap(({ items }) => items))

    expect(catalogue.vocabulary.length).toBeGreaterThan(1_500)
    expect(catalogue.items.map(({ slug }) => slug).filter((slug) => !found.has(slug))).toEqual([])
  })

  test.each([
    ['양말', 'ko', false, false, ['clothes', 'underwear']],
    ['다이슨', 'ko', true, false, ['vacuum-cleaner', 'hair-dryer', 'electric-fan', 'air-purifier']],
    ['추리닝', 'ko', false, false, ['clothes']],
    ['phone charger', 'en', false, false, ['charger-cable']],
    ['코카콜라병', 'ko', true, true, ['glass-drink-bottle', 'clear-pet-bottle']],
    ['코카콜라 페트병', 'ko', true, true, ['clear-pet-bottle']],
    ['레쓰비캔', 'ko', true, true, ['drink-can']],
    ['피죤통', 'ko', true, true, ['detergent-bottle']],
    ['스텐 주걱', 'ko', false, true, ['ladle']],
    ['ceramic plate', 'en', false, false, ['ceramic-dish']],
    ['styrofoam bowl', 'en', false, true, ['eps-tray']],
  ])('%s (%s)', (text, locale, isBrand, isCompound, items) => {
    expect(words.filter((word) => word.text === text)).toEqual([{ text, locale, isBrand, isCompound, items }])
  })

  test('have no word twice in a language', () => {
    const keys = words.map(({ text, locale }) => `${locale} ${text}`)

    expect(keys.length - new Set(keys).size).toBe(0)
  })
})

describe('a compound', () => {
  test('joins a last word of one syllable, and has a space before others', () => {
    expect(compoundsOf(['fizz,brand,톡톡,Fizz'], ['fizz,병|페트병,bottle,clear-pet-bottle'])).toEqual({
      톡톡병: 'clear-pet-bottle',
      '톡톡 페트병': 'clear-pet-bottle',
      'Fizz bottle': 'clear-pet-bottle',
    })
  })

  test('has the items of its last word, and only last words of its group', () => {
    const ends = ['fizz,캔,,drink-can', 'fizz,병,,glass-drink-bottle|clear-pet-bottle', 'clay,병,,vase']

    expect(compoundsOf(['fizz,brand,톡톡|독독,', 'clay,everyday,흙,'], ends)).toEqual({
      톡톡캔: 'drink-can',
      독독캔: 'drink-can',
      톡톡병: 'glass-drink-bottle|clear-pet-bottle',
      독독병: 'glass-drink-bottle|clear-pet-bottle',
      흙병: 'vase',
    })
  })

  test('may be a brand alone, but no everyday word alone', () => {
    const starts = ['fizz,brand,톡톡,Fizz', 'fizz,everyday,거품물,']

    expect(compoundsOf(starts, ['fizz,,,drink-can'])).toEqual({ 톡톡: 'drink-can', Fizz: 'drink-can' })
  })

  test('never replaces a name, a synonym or a word of the vocabulary', () => {
    const starts = ['paper,everyday,종이,', 'soju,everyday,소주,', 'coca,brand,다이,']

    expect(compoundsOf(starts, ['paper,컵,,vase', 'soju,병,,vase', 'coca,슨,,vase'])).toEqual({})
  })
})

describe('a row that breaks a rule is refused with file, line and rule:', () => {
  const row = '\n없던말,ko,everyday,sofa'

  test.each([
    ['a word without an item', row.replace('sofa', ''), /^vocabulary\.csv:\d+ items: a word needs an item$/],
    ['an unknown item', row.replace('sofa', 'sofa|couch'), /^vocabulary\.csv:\d+ item "couch" isn't known$/],
    ['an unknown language', row.replace('ko', 'ja'), /^vocabulary\.csv:\d+ locale: /],
    ['an unknown kind', row.replace('everyday', 'slang'), /^vocabulary\.csv:\d+ kind: /],
    [
      'a word twice, with other spaces',
      `${row}${row.replace('없던말', '없던 말')}`,
      /word "없던말 \(ko\)" is on line \d+ already$/,
    ],
    [
      'a name',
      row.replace('없던말', '소 파'),
      /^vocabulary\.csv:\d+ word "소 파" is a name or synonym in items\.csv already$/,
    ],
    ['a synonym', row.replace('없던말', '쇼파'), /word "쇼파" is a name or synonym in items\.csv already$/],
  ])('%s', (_what, rows, message) => {
    expect(() => readCatalogue(changed('vocabulary', (text) => text.trimEnd() + rows))).toThrow(message)
  })

  test.each([
    [
      'a group without last words',
      ['fizz,brand,톡톡,'],
      ['clay,병,,vase'],
      /^compoundStarts\.csv:2 group "fizz" isn't known$/,
    ],
    ['an unknown item', ['fizz,brand,톡톡,'], ['fizz,병,,bottle'], /^compoundEnds\.csv:2 item "bottle" isn't known$/],
    [
      'a first word twice',
      ['fizz,brand,톡톡,', 'clay,brand,톡 톡,'],
      ['fizz,병,,vase', 'clay,병,,vase'],
      /^compoundStarts\.csv:3 word "톡톡" is on line 2 already$/,
    ],
    [
      'a last word twice in a group',
      ['fizz,brand,톡톡,'],
      ['fizz,병,,vase', 'fizz,통|병,,vase'],
      /^compoundEnds\.csv:3 last word of a group "fizz 병" is on line 2 already$/,
    ],
  ])('%s', (_what, starts, ends, message) => {
    expect(() => readCatalogue(withCompounds(starts, ends))).toThrow(message)
  })
})
