import type { Hours } from './hours.ts'

/** What became of somebody's words about hours. */
export interface HoursReading {
  /** What is known; null when nothing is. */
  hours: Hours | null
  /** The words, to be shown to people; null when all that they say is in the hours. */
  words: string | null
}

export const nothingRead: HoursReading = { hours: null, words: null }
