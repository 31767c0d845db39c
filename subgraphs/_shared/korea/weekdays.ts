/** The first letters of the Korean weekdays, Monday first: 월 is 월요일. */
export const weekdayLetters = '월화수목금토일'

/** The number of a weekday such as `월` or `월요일`, 0 for Monday; null for any other word. */
export function weekdayNumber(word: string): number | null {
  const letter = /^(.)(?:요일)?$/u.exec(word)?.[1]
  const number = letter ? weekdayLetters.indexOf(letter) : -1
  return number < 0 ? null : number
}
