import { expect, test } from 'vitest'
import { setUpFileChanges } from '../testing.ts'
import { type Files, readCatalogue } from './read.ts'

const changed = setUpFileChanges()

type Name = keyof Files

test.each<[string, Name, (text: string) => string, RegExp]>([
  [
    'a step of an unknown item',
    'steps',
    (text) => text.replace('\nnewspaper,,', '\nnewspaperr,,'),
    /^steps\.csv:\d+ item "newspaperr" isn't known$/,
  ],
  ['an unknown action', 'steps', (text) => text.replace(',FLATTEN,', ',FOLD,'), /^steps\.csv:3 action: Invalid option/],
  [
    'a detail in one language',
    'steps',
    (text) => text.replace('Paper that grease has soaked into is not recycled', ''),
    /^steps\.csv:\d+ detail_en: detail must be in both languages or in neither$/,
  ],
  [
    'steps of one item in two places',
    'steps',
    (text) => `${text}corrugated-box,,OTHER,더,More,,\n`,
    /^steps\.csv:\d+ rows of "corrugated-box" must be adjacent$/,
  ],
  [
    'a step of an unknown variant',
    'steps',
    (text) => text.replace('pizza-box,clean,', 'pizza-box,cold,'),
    /^steps\.csv:\d+ variant "cold" isn't known$/,
  ],
  [
    'a step without a variant of an item with variants',
    'steps',
    (text) => text.replace('pizza-box,clean,', 'pizza-box,,'),
    /^steps\.csv:\d+ item "pizza-box" has variants: name one$/,
  ],
  [
    'an item without steps',
    'steps',
    (text) => text.replace(/\nreceipt,.*/, ''),
    /^items\.csv:\d+ item "receipt" has no steps$/,
  ],
  [
    'a variant without steps',
    'steps',
    (text) => text.replaceAll(/\npizza-box,greasy,.*/g, ''),
    /^variants\.csv:\d+ variant "greasy" of "pizza-box" has no steps$/,
  ],
  [
    'a single variant',
    'variants',
    (text) => text.replace(/\npizza-box,greasy,.*/, ''),
    /^variants\.csv:\d+ item "pizza-box" has a single variant$/,
  ],
  [
    'a repeated variant',
    'variants',
    (text) => text.replace('\npizza-box,greasy,', '\npizza-box,clean,'),
    /^variants\.csv:\d+ variant "pizza-box clean" is on line \d+ already$/,
  ],
  [
    'a name of another variant',
    'variants',
    (text) => text.replace('pizza-box,greasy,기름이 밴 것,', 'pizza-box,greasy,깨끗한 것,'),
    /^variants\.csv:\d+ name "pizza-box 깨끗한 것" is on line \d+ already$/,
  ],
  [
    'a first variant with another method than its item',
    'variants',
    (text) => text.replace('pizza-box,clean,깨끗한 것,Clean,RECYCLABLES', 'pizza-box,clean,깨끗한 것,Clean,REUSE'),
    /^variants\.csv:\d+ the first variant must have the method of its item, RECYCLABLES$/,
  ],
  [
    'a variant for the recyclables without a summary, of an item with another method',
    'variants',
    (text) => text.replace('유리병으로 내놓습니다.,Put it out with the glass bottles.', ','),
    /^variants\.csv:\d+ a variant for the recyclables needs a summary if its item has another method$/,
  ],
  [
    'a part of an unknown material',
    'components',
    (text) => text.replace('CORRUGATED', 'WOOD'),
    /^components\.csv:2 material "WOOD" isn't known$/,
  ],
  [
    'a mistake without an item or a material',
    'mistakes',
    (text) => text.replace('\nreceipt,,', '\n,,'),
    /^mistakes\.csv:\d+ item: a mistake names either an item or a material$/,
  ],
  [
    'a mistake with an item and a material',
    'mistakes',
    (text) => text.replace('\nreceipt,,', '\nreceipt,PAPER,'),
    /^mistakes\.csv:\d+ item: a mistake names either an item or a material$/,
  ],
  [
    'a mark of an unknown material',
    'marks',
    (text) => text.replace(',PET_CLEAR,marking', ',WOOD,marking'),
    /^marks\.csv:2 material "WOOD" isn't known$/,
  ],
  [
    'a repeated mark',
    'marks',
    (text) => text.replace('\nPLASTIC_PET,', '\nPET_CLEAR,'),
    /^marks\.csv:3 code "PET_CLEAR" is on line 2 already$/,
  ],
  [
    'an item related to itself',
    'related',
    (text) => `${text}receipt,receipt\n`,
    /^related\.csv:\d+ related: an item can't be related to itself$/,
  ],
  [
    'a pair that is listed in the other order already',
    'related',
    (text) => `${text}paper-cushioning,corrugated-box\n`,
    /^related\.csv:\d+ pair "corrugated-box and paper-cushioning" is on line 2 already$/,
  ],
  [
    'a conflict with an unknown source',
    'conflicts',
    (text) => text.replace('private-apps', 'hearsay'),
    /^conflicts\.csv:2 source "hearsay" isn't known$/,
  ],
  [
    'a conflict of an unknown variant',
    'conflicts',
    (text) => text.replace('plastic-straw,,', 'plastic-straw,bent,'),
    /^conflicts\.csv:2 variant "bent" isn't known$/,
  ],
])('an error names file, line and rule: %s', (_what, name, change, message) => {
  expect(() => readCatalogue(changed(name, change))).toThrow(message)
})
