import { expect, test } from 'vitest'
import { aLocalRuleRow } from '../../fixtures.ts'
import { type Circumstances, ruleInForce } from './local-rules.ts'

const jangan = 'reg_4111100000'
const suwon = 'reg_4111000000'
const country = { regionId: null }
const circumstances = (overrides: Partial<Circumstances> = {}): Circumstances => ({
  regionIds: [jangan, suwon, 'reg_4100000000'],
  dwelling: null,
  variantId: null,
  sharesItemMethod: true,
  day: '2026-11-25',
  ...overrides,
})

test.each<[string, Parameters<typeof aLocalRuleRow>[0][], Partial<Circumstances>, number | null]>([
  ['none without rules', [], {}, null],
  ['the smallest region’s before those of larger regions', [country, { regionId: suwon }, { regionId: jangan }], {}, 2],
  ['a region’s before the national one', [country, { regionId: suwon }], {}, 1],
  ['the national one if no region has one', [country], {}, 0],
  ['the national one without a region', [country], { regionIds: [] }, 0],
  [
    'the one for the dwelling before the one for all dwellings',
    [country, { ...country, dwelling: 'HOUSE' }],
    { dwelling: 'HOUSE' },
    1,
  ],
  ['the one for all dwellings if no dwelling is requested', [country, { ...country, dwelling: 'HOUSE' }], {}, 0],
  ['none for another dwelling', [{ ...country, dwelling: 'HOUSE' }], { dwelling: 'APARTMENT' }, null],
  ['none for one dwelling if no dwelling is requested', [{ ...country, dwelling: 'HOUSE' }], {}, null],
  [
    'a region’s for all dwellings before the national one for the dwelling',
    [{ ...country, dwelling: 'HOUSE' }, { regionId: suwon }],
    { dwelling: 'HOUSE' },
    1,
  ],
  [
    'the one for the variant before the one for all variants',
    [country, { ...country, variantId: 'var_a' }],
    { variantId: 'var_a' },
    1,
  ],
  [
    'none of the item’s for a variant with another disposal method',
    [country],
    { variantId: 'var_a', sharesItemMethod: false },
    null,
  ],
  ['none for another variant', [{ ...country, variantId: 'var_a' }], { variantId: 'var_b' }, null],
  ['none before its first day', [{ ...country, validFrom: '2026-11-26' }], {}, null],
  ['one that starts on the day', [{ ...country, validFrom: '2026-11-25' }], {}, 0],
  ['one that ends on the day', [{ ...country, validUntil: '2026-11-25' }], {}, 0],
  ['none after its last day', [{ ...country, validUntil: '2026-11-24' }], {}, null],
  [
    'the latest of those in force',
    [
      { ...country, validFrom: '2020-01-01' },
      { ...country, validFrom: '2024-01-01' },
    ],
    {},
    1,
  ],
])('the rule in force is %s', (_case, overrides, given, expected) => {
  const rules = overrides.map((each, index) => aLocalRuleRow({ id: `lru_${index}`, ...each }))

  expect(ruleInForce(rules, circumstances(given))).toEqual(expected === null ? null : rules[expected])
})
