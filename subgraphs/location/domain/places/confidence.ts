import type { Confidence } from '../../types.generated.ts'

/** HIGH when the data is at most a year older than `day`; MEDIUM when it is older, has no date or is dated later. */
export function confidenceByAge(observedOn: string | null, day: string): Confidence {
  if (!observedOn || observedOn > day) return 'MEDIUM'
  const days = (Date.parse(day) - Date.parse(observedOn)) / 86_400_000
  return days <= 365 ? 'HIGH' : 'MEDIUM'
}

/** From so many years on, one source alone is doubtful. */
const veryOldYears = 4

/** Whether data is so old that another source has to confirm it. False without a day. */
export const isVeryOld = (observedOn: string | null, day: string): boolean =>
  observedOn !== null && (Date.parse(day) - Date.parse(observedOn)) / 86_400_000 > veryOldYears * 365.25
