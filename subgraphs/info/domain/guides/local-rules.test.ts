import { expect, test } from 'vitest'
import { aLocalRuleRow } from '../../fixtures.ts'
import { type Circumstances, ruleInForce } from './local-rules.ts'

const jangan = 'reg_4111100000'
const suwon = 'reg_4111000000'
const country = { regionId: null }
const circumstances = (overrides: Partial<Circumstances> = {}): Circumstances => ({
  around: [jangan, suwon, 'reg_4100000000'],
  dwelling: null,
  variantId: null,
  goesItemsWay: true,
  day: '2026-11-25',
  ...overrides,
})

test.each<[string, Parameters<typeof aLocalRuleRow>[0][], Partial<Circumstances>, number | null]>([
  ['nothing where nothing is written', [], {}, null],
  ['the smallest region before larger ones', [country, { regionId: suwon }, { regionId: jangan }], {}, 2],
  ['a region before the country', [country, { regionId: suwon }], {}, 1],
  ['the country where no region says anything', [country], {}, 0],
  ['the country without a region', [country], { around: [] }, 0],
  ['the very dwelling before all of them', [country, { ...country, dwelling: 'HOUSE' }], { dwelling: 'HOUSE' }, 1],
  ['all dwellings where the very one isn’t named', [country, { ...country, dwelling: 'HOUSE' }], {}, 0],
  ['nothing that is for another dwelling', [{ ...country, dwelling: 'HOUSE' }], { dwelling: 'APARTMENT' }, null],
  ['nothing for one dwelling where none is asked for', [{ ...country, dwelling: 'HOUSE' }], {}, null],
  [
    'a region for all dwellings before the country for the very one',
    [{ ...country, dwelling: 'HOUSE' }, { regionId: suwon }],
    { dwelling: 'HOUSE' },
    1,
  ],
  ['the very variant before all', [country, { ...country, variantId: 'var_a' }], { variantId: 'var_a' }, 1],
  [
    'nothing of the item for a variant that goes another way',
    [country],
    { variantId: 'var_a', goesItemsWay: false },
    null,
  ],
  ['nothing for another variant', [{ ...country, variantId: 'var_a' }], { variantId: 'var_b' }, null],
  ['nothing before it begins', [{ ...country, validFrom: '2026-11-26' }], {}, null],
  ['what begins on the day', [{ ...country, validFrom: '2026-11-25' }], {}, 0],
  ['what ends on the day', [{ ...country, validUntil: '2026-11-25' }], {}, 0],
  ['nothing after its end', [{ ...country, validUntil: '2026-11-24' }], {}, null],
  [
    'the latest of those that hold',
    [
      { ...country, validFrom: '2020-01-01' },
      { ...country, validFrom: '2024-01-01' },
    ],
    {},
    1,
  ],
])('%s', (_what, overrides, given, expected) => {
  const rules = overrides.map((each, index) => aLocalRuleRow({ id: `lru_${index}`, ...each }))

  expect(ruleInForce(rules, circumstances(given))).toEqual(expected === null ? null : rules[expected])
})
