import { searchKey } from '../../../_shared/korea/search-key.ts'
import { jamoOf } from './key.ts'

/** A part of a text, in UTF-16 code units. */
export interface TextRange {
  start: number
  length: number
}

/** The search key and the jamo of a text, each letter with its position in the text. */
export interface TextPositions {
  key: string
  jamo: string[]
  /** The positions in `jamo` at which a character of the text starts, and the end of `jamo`. */
  borders: ReadonlySet<number>
  /** The part of the text that a part of `key` comes from. `start` and `end` are UTF-16 code units of the key. */
  rangeOfKey(start: number, end: number): TextRange
  /** The part of the text that a part of `jamo` comes from. */
  rangeOfJamo(start: number, end: number): TextRange
}

const characters = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** Maps the keys of a text back to the text, so that a match in a key can be highlighted in the original spelling. */
export function textPositionsOf(text: string): TextPositions {
  const keyRanges: TextRange[] = []
  const jamoRanges: TextRange[] = []
  const jamo: string[] = []
  const borders = new Set<number>([0])
  let key = ''
  for (const { segment, index } of characters.segment(text)) {
    const range = { start: index, length: segment.length }
    const part = searchKey(segment)
    key += part
    for (let unit = 0; unit < part.length; unit++) keyRanges.push(range)
    for (const letter of jamoOf(part)) {
      jamo.push(letter)
      jamoRanges.push(range)
    }
    borders.add(jamo.length)
  }
  return {
    key,
    jamo,
    borders,
    rangeOfKey: (start, end) => span(keyRanges.slice(start, end)),
    rangeOfJamo: (start, end) => span(jamoRanges.slice(start, end)),
  }
}

function span(ranges: readonly TextRange[]): TextRange {
  const [first, last] = [ranges[0], ranges.at(-1)]
  if (!first || !last) return { start: 0, length: 0 }
  return { start: first.start, length: last.start + last.length - first.start }
}
