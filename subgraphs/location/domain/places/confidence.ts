import type { Confidence } from '../../types.generated.ts'

/** HIGH when the data is at most a year older than `day`; MEDIUM when it is older, has no date or is dated later. */
export function confidenceByAge(observedOn: string | null, day: string): Confidence {
  if (!observedOn || observedOn > day) return 'MEDIUM'
  const days = (Date.parse(day) - Date.parse(observedOn)) / 86_400_000
  return days <= 365 ? 'HIGH' : 'MEDIUM'
}
