import { expect, test } from 'vitest'
import { setUpFileChanges } from '../testing.ts'
import { type Files, readCatalogue } from './read.ts'

const changed = setUpFileChanges()

const inLine = (start: string, before: string | RegExp, after: string) => (text: string) =>
  text
    .split('\n')
    .map((line) => (line.startsWith(start) ? line.replace(before, after) : line))
    .join('\n')

test.each<[string, keyof Files, (text: string) => string, RegExp]>([
  [
    'a second sentence for a method and a category',
    'sentences',
    (text) => `${text}DROP_OFF,lamp,말,A word,dictionary\n`,
    /^sentences\.csv:\d+ sentence "DROP_OFF lamp" is on line \d+ already$/,
  ],
  [
    'a sentence for an unknown category',
    'sentences',
    (text) => text.replace('DROP_OFF,lamp', 'DROP_OFF,lamps'),
    /^sentences\.csv:\d+ category "lamps" isn't known$/,
  ],
  [
    'a sentence from an unknown source',
    'sentences',
    (text) => text.replace(/,medicine\n/, ',hearsay\n'),
    /^sentences\.csv:\d+ source "hearsay" isn't known$/,
  ],
  [
    'a sentence without a source',
    'sentences',
    (text) => text.replace(/,medicine\n/, ',\n'),
    /^sentences\.csv:\d+ sources: a sentence needs a source$/,
  ],
  [
    'a sentence of a method in one language',
    'methods',
    (text) => text.replace('Put it with the food waste.', ''),
    /^methods\.csv:\d+ summary_en: summary must be in both languages or in neither$/,
  ],
  [
    'an item without a summary in a category without a sentence',
    'items',
    inLine('rice-cooker,', 'ewaste-small', 'bulky'),
    /^items\.csv:\d+ no sentence for APPLIANCE_TAKE_BACK fits the category "bulky": write a summary$/,
  ],
  [
    'a variant without a summary in a category without a sentence',
    'variants',
    inLine('plastic-toy,electronic,', /빼낼 수 .*/, ','),
    /^variants\.csv:\d+ no sentence for APPLIANCE_TAKE_BACK fits the category "plastic": write a summary$/,
  ],
  [
    "an item with its category's sentence from another source",
    'items',
    inLine('television,', 'appliance-pickup|', ''),
    /^items\.csv:\d+ an item with the sentence of its category names its source: appliance-pickup$/,
  ],
  [
    'a summary that names a place of which no step tells',
    'items',
    inLine('tyre,', '타이어 판매점이나 정비업소에 맡기고', '주민센터에 맡기고'),
    /^items\.csv:\d+ the summary says "community centre", but no step does$/,
  ],
  [
    'a sentence that is not true of an item',
    'steps',
    inLine(
      'carpet,',
      /신고하고 수수료를 낸다.*/,
      '신고한다,"Report it as bulky waste, online or at the community centre",,',
    ),
    /^items\.csv:\d+ the summary says "fee", but no step does$/,
  ],
])('an error names file, line and rule: %s', (_what, name, change, message) => {
  expect(() => readCatalogue(changed(name, change))).toThrow(message)
})
