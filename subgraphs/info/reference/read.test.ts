import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { setUpFileChanges } from '../testing.ts'
import { type Files, files, readCatalogue } from './read.ts'

const changed = setUpFileChanges()

type Name = keyof Files

const lineOf = (name: Name, start: string): number =>
  readFileSync(files[name], 'utf8')
    .split('\n')
    .findIndex((line) => line.startsWith(start)) + 1

const changeLine = (text: string, start: string, change: (line: string) => string): string =>
  text
    .split('\n')
    .map((line) => (line.startsWith(start) ? change(line) : line))
    .join('\n')

test('the files that we ship keep the rules', () => {
  const { items, categories } = readCatalogue()

  expect(items).toHaveLength(466)
  expect(items.find(({ slug }) => slug === 'paper-cup')).toMatchObject({
    line: lineOf('items', 'paper-cup,'),
    name_ko: '종이컵',
    synonyms_ko: ['일회용 종이컵', '커피 종이컵', '테이크아웃 종이컵'],
    synonyms_en: ['coffee cup', 'takeaway cup'],
    drop_off_materials: ['PAPER'],
    region_dependent: false,
    reviewed_on: '2026-11-24',
  })
  expect(categories[0]).toMatchObject({ slug: 'recyclables', parent: null, name_ko: '재활용품' })
})

test('every item has steps of its own or steps of its variants', () => {
  const { items, steps, variants } = readCatalogue()

  const withSteps = new Set(steps.map(({ item, variant }) => `${item} ${variant ?? ''}`))
  const expected = items.flatMap(({ slug }) => {
    const own = variants.filter(({ item }) => item === slug)
    return own.length > 0 ? own.map((variant) => `${slug} ${variant.slug}`) : [`${slug} `]
  })
  expect([...withSteps]).toEqual(expected)
})

describe('an error names file, line and rule:', () => {
  test.each<[string, Name, string, string, string]>([
    ['a slug with capitals', 'items', 'paper-cup,', 'Paper-Cup,', 'slug: a slug has small letters'],
    ['no name', 'items', 'paper-cup,종이컵,', 'paper-cup, ,', 'name_ko: Too small'],
    ['an unknown method', 'items', 'paper,RECYCLABLES,PAPER,,,no', 'paper,BURN,PAPER,,,no', 'method: Invalid option'],
    [
      'an unknown category',
      'items',
      'paper,RECYCLABLES,PAPER,,,no',
      'wood,RECYCLABLES,PAPER,,,no',
      'category "wood" isn\'t known',
    ],
    [
      'an unknown material',
      'items',
      'RECYCLABLES,PAPER,,,no',
      'RECYCLABLES,PAPER|WOOD,,,no',
      'material "WOOD" isn\'t known',
    ],
    ['a name of another item', 'items', '일회용 종이컵|', '신문 지|', 'name "신문지" is on line'],
  ])('%s', (_what, name, before, after, rule) => {
    const from = changed(name, (text) => changeLine(text, 'paper-cup,', (line) => line.replace(before, after)))

    expect(() => readCatalogue(from)).toThrow(`${name}.csv:${lineOf('items', 'paper-cup,')} ${rule}`)
  })

  test.each<[string, Name, (text: string) => string, RegExp]>([
    [
      'a repeated slug',
      'items',
      (text) => text.replace('\nnewspaper,', '\npaper-cup,'),
      /^items\.csv:\d+ slug "paper-cup" is on line \d+ already$/,
    ],
    [
      'a parent on a later line than its child',
      'categories',
      (text) => text.replace('corrugated,recyclables', 'corrugated,waste'),
      /^categories\.csv:3 parent "waste" isn't known$/,
    ],
    [
      'a code in small letters',
      'materials',
      (text) => text.replace('PAPER,종이', 'paper,종이'),
      /^materials\.csv:3 code: a code has capital letters/,
    ],
    [
      'a method without a sentence',
      'methods',
      (text) => text.replace(/\nFOOD_WASTE.*/, ''),
      /^items\.csv:\d+ method "FOOD_WASTE" isn't known$/,
    ],
    [
      'an unknown source',
      'sources',
      (text) => text.replace('\nguideline,', '\nguide,'),
      /^items\.csv:2 source "guideline" isn't known$/,
    ],
    [
      'a source with an invalid URL',
      'sources',
      (text) => text.replace('https://', 'somewhere '),
      /^sources\.csv:3 url: Invalid URL$/,
    ],
    [
      'a day that does not exist',
      'sources',
      (text) => text.replace('2026-11-24', '2026-02-30'),
      /^sources\.csv:2 retrieved_on: Invalid ISO date$/,
    ],
    [
      'a colour that is not #RRGGBB',
      'materials',
      (text) => text.replace('#B08D57', 'brown'),
      /^materials\.csv:2 color_hex: a colour is written as #RRGGBB$/,
    ],
    [
      'preparation with fewer steps in one language',
      'materials',
      (text) => text.replace('|Flatten it|', '|'),
      /^materials\.csv:2 preparation_en: preparation needs the same number of steps in both languages$/,
    ],
    [
      'a summary in one language',
      'items',
      (text) => text.replace('Leave it with a garage.', ''),
      /^items\.csv:\d+ summary_en: summary must be in both languages or in neither$/,
    ],
  ])('%s', (_what, name, change, message) => {
    expect(() => readCatalogue(changed(name, change))).toThrow(message)
  })
})
