import { expect, test } from 'vitest'
import { aRegion, aRuleRow } from '../../fixtures.ts'
import { scheduleOf } from '../collection/schedules.ts'
import { type RegionalEvidence, regionalConfidence } from './regional-confidence.ts'

const day = '2026-11-25'
type Fee = RegionalEvidence['fees'][number]
const fee = (overrides: Partial<Fee>): Fee => ({ observedOn: '2026-07-10', maxAmountMinor: null, ...overrides })
const confidence = (fees: Fee[], rule?: Parameters<typeof aRuleRow>[0]) => {
  const collectionRules = rule ? scheduleOf(aRegion(), [aRuleRow(rule)]).rules : []
  return regionalConfidence({ fees, collectionRules }, day)
}

test.each<[string, Fee[], Parameters<typeof aRuleRow>[0] | undefined, string]>([
  ['no regional facts', [], undefined, 'HIGH'],
  ['a fee of this year', [fee({})], undefined, 'HIGH'],
  ['a fee over a year old', [fee({ observedOn: '2025-11-01' })], undefined, 'MEDIUM'],
  ['an undated fee', [fee({ observedOn: null })], undefined, 'MEDIUM'],
  ['a range', [fee({ maxAmountMinor: 5_000 })], undefined, 'MEDIUM'],
  ['a fee over five years old among others', [fee({}), fee({ observedOn: '2021-08-17' })], undefined, 'LOW'],
  ['a fee and a rule of this year', [fee({})], {}, 'HIGH'],
  ['a rule older than the fee', [fee({})], { observedOn: '2020-07-10' }, 'LOW'],
])('the confidence is right for %s', (_case, fees, rule, expected) => {
  expect(confidence(fees, rule)).toBe(expected)
})
