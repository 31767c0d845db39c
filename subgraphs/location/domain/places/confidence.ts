import type { Confidence } from '../../types.generated.ts'

/** HIGH for what its publisher says is of the year before `day`, MEDIUM for what is older or of no known day. */
export function confidenceByAge(observedOn: string | null, day: string): Confidence {
  if (!observedOn || observedOn > day) return 'MEDIUM'
  const days = (Date.parse(day) - Date.parse(observedOn)) / 86_400_000
  return days <= 365 ? 'HIGH' : 'MEDIUM'
}
