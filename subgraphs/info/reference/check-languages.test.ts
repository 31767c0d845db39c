import { expect, test } from 'vitest'
import { setUpFileChanges } from '../testing.ts'
import { missingFact } from './missing-fact.ts'
import { type Files, readCatalogue } from './read.ts'

const changed = setUpFileChanges()

test.each<[string, keyof Files, string, string, string]>([
  ['a number', 'sentences', 'With five or more', 'With six or more', 'summary: English lacks 5'],
  [
    'a telephone number',
    'sentences',
    'home pick-up (1599-0903), or',
    'home pick-up, or',
    'summary: English lacks 1599-0903',
  ],
  [
    'the marked, sealed envelope',
    'steps',
    "'폐의약품'이라고 표시해 봉한 봉투에 넣으면 우체통으로도",
    '우체통으로도',
    'text: Korean lacks "seal"',
  ],
  [
    'a condition',
    'variants',
    'collect the cups separately from other paper',
    'collect the cups',
    'summary: English lacks "separately"',
  ],
  ['a prohibition', 'steps', 'Do not put it in a postbox', 'Use a postbox', 'text: English lacks "prohibition"'],
  [
    'a place',
    'mistakes',
    'Leave it with a tyre shop or a garage',
    'Leave it with a tyre shop',
    'instead: English lacks "garage"',
  ],
  ['a step in a list', 'materials', 'Tape the terminals|', 'Cover the terminals|', 'preparation: English lacks "tape"'],
  [
    'a detail',
    'steps',
    'Many places charge their fees separately',
    'Many places charge a lot',
    'detail: English lacks "separately"',
  ],
  ['a remedy', 'mistakes', '마트·업소의 PVC 랩은', '마트·업소의 랩은', 'instead: Korean lacks "PVC"'],
  ['the name of a variant', 'variants', '종이로만 된 명함', '종이 명함', 'name: Korean lacks "only"'],
  ['a local rule', 'localRules', '1kg을 화장지 2롤로', '1kg을 화장지 1롤로', 'note: Korean lacks 2'],
])('a fact in one language only is an error: %s', (_what, name, before, after, problem) => {
  const from = changed(name, (text) => text.replace(before, after))

  expect(() => readCatalogue(from)).toThrow(new RegExp(`^${name}\\.csv:\\d+ ${problem.replaceAll(/[()]/g, '\\$&')}$`))
})

test.each([
  ['두 시간 안에 20시부터 22시 사이에 냅니다.', 'Put it out within two hours, from 20:00 to 22:00.'],
  ['1kg을 화장지 1개로 바꿔 줍니다.', 'They give a toilet roll for each kilogram.'],
  ['두부와 만두는 함께 버립니다.', 'Tofu and dumplings go together.'],
  ['깨지지 않게 조명 수거함에 넣습니다.', 'Keep it unbroken and use a lamp bin.'],
  ['비닐 코팅은 상관없지만 물은 뺍니다.', 'A coating does not matter, but drain the water.'],
])('languages may differ in how they say it: %s', (ko, en) => {
  expect(missingFact({ ko, en })).toBeNull()
})
