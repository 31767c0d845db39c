import { searchKey } from '../../../_shared/korea/search-key.ts'
import { jamoOf } from './key.ts'

/** A part of a text, in UTF-16 code units. */
export interface TextRange {
  start: number
  length: number
}

/** A text by the letters it is compared by, each with the character that it comes from. */
export interface Letters {
  key: string
  jamo: string[]
  /** Where in `jamo` a character of the text begins; the end is one as well. */
  borders: ReadonlySet<number>
  /** The part of the text behind a part of `key`, in UTF-16 code units of the key. */
  rangeOfKey(start: number, end: number): TextRange
  /** The part of the text behind a part of `jamo`. */
  rangeOfJamo(start: number, end: number): TextRange
}

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** A text taken apart, so that what was found in its keys can be shown in the text as it is written. */
export function lettersOf(text: string): Letters {
  const whole: TextRange[] = []
  const parts: TextRange[] = []
  const jamo: string[] = []
  const borders = new Set<number>([0])
  let key = ''
  for (const { segment, index } of characters.segment(text)) {
    const range = { start: index, length: segment.length }
    const part = searchKey(segment)
    key += part
    for (let unit = 0; unit < part.length; unit++) whole.push(range)
    for (const letter of jamoOf(part)) {
      jamo.push(letter)
      parts.push(range)
    }
    borders.add(jamo.length)
  }
  return {
    key,
    jamo,
    borders,
    rangeOfKey: (start, end) => span(whole.slice(start, end)),
    rangeOfJamo: (start, end) => span(parts.slice(start, end)),
  }
}

function span(ranges: readonly TextRange[]): TextRange {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return { start: 0, length: 0 }
  return { start: first.start, length: last.start + last.length - first.start }
}
