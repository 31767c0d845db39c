import type { Hours } from './hours.ts'

/** The result of parsing a text about opening hours. */
export interface ParsedHours {
  /** The hours, as far as they are understood; null when nothing is. */
  hours: Hours | null
  /** The text to show to people; null when the hours contain everything that it says. */
  words: string | null
}

/** The result for an empty text. */
export const noHours: ParsedHours = { hours: null, words: null }
