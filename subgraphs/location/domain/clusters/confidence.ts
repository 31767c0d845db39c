import type { Confidence } from '../../types.generated.ts'
import { isVeryOld } from '../places/confidence.ts'
import type { Member } from './member.ts'

/**
 * The confidence in a place. Very old data is doubtful as long as no other source confirms the place.
 * @param day the day of the import
 */
export function confidenceOf(lead: Member, members: readonly Member[], day: string): Confidence {
  const stated = lead.place?.confidence ?? 'LOW'
  if (!isVeryOld(lead.record.observedOn, day)) return stated
  const isConfirmed = members.some(
    ({ record, reason }) =>
      record.dataSet !== lead.record.dataSet &&
      reason === null &&
      record.observedOn !== null &&
      !isVeryOld(record.observedOn, day),
  )
  return isConfirmed ? stated : 'LOW'
}
