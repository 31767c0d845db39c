import type { Confidence } from '../../types.generated.ts'
import { yearsBetween } from '../collection/days.ts'
import { confidenceOf } from '../collection/schedule-notes.ts'
import type { Rule } from '../collection/schedules.ts'
import type { FeeLine } from './fees.ts'

/** What a region says, as far as its age tells how far it can be trusted. */
export interface Told {
  fees: readonly Pick<FeeLine, 'observedOn' | 'maxAmountMinor'>[]
  collectionRules: Rule[]
}

const levels: readonly Confidence[] = ['LOW', 'MEDIUM', 'HIGH']

/** The least of several. */
export const leastConfidence = (all: readonly Confidence[]): Confidence =>
  levels.find((level) => all.includes(level)) ?? 'HIGH'

/**
 * How far fees and collection rules of a guide can be trusted on `day`; HIGH where there are none, since nothing lowers it
 * then. A fee is LOW when it is over five years old; MEDIUM over a year, of no known day, or when its source has several
 * amounts for the same words.
 */
export function regionalConfidence({ fees, collectionRules }: Told, day: string): Confidence {
  const ofFees = fees.map(({ observedOn, maxAmountMinor }) => {
    const age = observedOn === null ? null : yearsBetween(observedOn, day)
    if (age !== null && age > 5) return 'LOW'
    return age === null || age > 1 || maxAmountMinor !== null ? 'MEDIUM' : 'HIGH'
  })
  const ofRules = collectionRules.length > 0 ? [confidenceOf({ rules: collectionRules }, day)] : []
  return leastConfidence([...ofFees, ...ofRules])
}
