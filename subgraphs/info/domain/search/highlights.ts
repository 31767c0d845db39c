import type { SearchQuery } from './query.ts'
import { type TextRange, textPositionsOf } from './text-positions.ts'

/**
 * The parts of a name that match a query, in text order, in UTF-16 code units of the original spelling. A part extends
 * across spaces and includes all of a half-typed syllable. The whole name if only its romanisation matches,
 * or another word of the same sense.
 */
export function highlightsOf(text: string, query: SearchQuery): TextRange[] {
  const { jamo, key, rangeOfJamo, rangeOfKey } = textPositionsOf(text)
  const findWord = (word: string): TextRange[] => {
    const at = indexOf(jamo, [...word])
    return at === null ? [] : [rangeOfJamo(at, at + [...word].length)]
  }
  const whole = query.jamo
    ? [query.jamo, query.phrase, query.core].map(findWord).find((parts) => parts.length > 0)
    : null
  if (whole) return whole
  const wordParts = query.wordSplits
    .map((words) => words.map(findWord))
    .find((parts) => parts.every((part) => part.length > 0))
  if (wordParts) return mergeRanges(wordParts.flat())
  const initials = query.initials && new RegExp(query.initials.pattern).exec(key)
  if (initials) return [rangeOfKey(initials.index, initials.index + initials[0].length)]
  return text ? [{ start: 0, length: text.length }] : []
}

function indexOf(letters: readonly string[], word: readonly string[]): number | null {
  for (let at = 0; at + word.length <= letters.length; at++) {
    if (word.every((letter, offset) => letters[at + offset] === letter)) return at
  }
  return null
}

// Sorts ranges by position and merges those that touch or overlap.
function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const range of ranges.toSorted((one, two) => one.start - two.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.start + last.length) {
      last.length = Math.max(last.length, range.start + range.length - last.start)
    } else result.push({ ...range })
  }
  return result
}
