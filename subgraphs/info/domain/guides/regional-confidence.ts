import type { Confidence } from '../../types.generated.ts'
import { yearsBetween } from '../collection/days.ts'
import { confidenceOf } from '../collection/schedule-notes.ts'
import type { Rule } from '../collection/schedules.ts'
import type { FeeLine } from './fees-and-bag-prices.ts'

/** The regional facts whose age and form limit the confidence in a guide. */
export interface RegionalEvidence {
  fees: readonly Pick<FeeLine, 'observedOn' | 'maxAmountMinor'>[]
  collectionRules: Rule[]
}

const levels: readonly Confidence[] = ['LOW', 'MEDIUM', 'HIGH']

/** The lowest of several levels; HIGH for none. */
export const lowestConfidence = (all: readonly Confidence[]): Confidence =>
  levels.find((level) => all.includes(level)) ?? 'HIGH'

/**
 * Confidence in a guide's fees and collection rules on `day`; HIGH if it has neither. A fee is LOW if it is over five
 * years old; MEDIUM if it is over a year old, undated, or a range because the source has several amounts for the same
 * wording.
 */
export function regionalConfidence({ fees, collectionRules }: RegionalEvidence, day: string): Confidence {
  const ofFees = fees.map(({ observedOn, maxAmountMinor }) => {
    const age = observedOn === null ? null : yearsBetween(observedOn, day)
    if (age !== null && age > 5) return 'LOW'
    return age === null || age > 1 || maxAmountMinor !== null ? 'MEDIUM' : 'HIGH'
  })
  const ofRules = collectionRules.length > 0 ? [confidenceOf({ rules: collectionRules }, day)] : []
  return lowestConfidence([...ofFees, ...ofRules])
}
