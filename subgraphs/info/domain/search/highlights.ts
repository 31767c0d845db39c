import type { SearchQuery } from './query.ts'
import { lettersOf, type TextRange } from './text-positions.ts'

/**
 * The parts of a name that a query was found in, in UTF-16 code units of the name as it is written, in their order. A part
 * goes on over spaces, and has the whole of a syllable that was typed by half. All of the name when only its romanisation
 * matched.
 */
export function highlightsOf(text: string, query: SearchQuery): TextRange[] {
  const { jamo, key, rangeOfJamo, rangeOfKey } = lettersOf(text)
  const partBy = (word: string): TextRange[] => {
    const at = indexOf(jamo, [...word])
    return at === null ? [] : [rangeOfJamo(at, at + [...word].length)]
  }
  const whole = query.jamo ? partBy(query.jamo) : []
  if (whole.length > 0) return whole
  const words = query.words.map((way) => way.map(partBy)).find((parts) => parts.every((part) => part.length > 0))
  if (words) return joined(words.flat())
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

// In the order of the text, those that touch or overlap as one.
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = []
  for (const range of ranges.toSorted((one, two) => one.start - two.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.start + last.length) {
      last.length = Math.max(last.length, range.start + range.length - last.start)
    } else result.push({ ...range })
  }
  return result
}
