const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// The longest existing emoji, such as couples with skin tones, have 15 code units.
const unitsMax = 32

// `Intl.Segmenter` takes time that grows with the square of the text, so it gets one window of the text after another.
const windowUnits = 256

/**
 * Length of a text in characters as readers count them (grapheme clusters, UAX #29). A cluster of more than 32 code
 * units counts several times, so that a text within a limit can't take unlimited space. The time grows with the text.
 */
export function countCharacters(text: string): number {
  let length = 0
  let start = 0
  while (start < text.length) {
    const window = text.slice(start, start + windowUnits)
    const isLast = start + window.length >= text.length
    let next = start
    for (const { segment, index } of segmenter.segment(window)) {
      // The last cluster of a window may continue in the next one, unless it fills the window.
      if (!isLast && index > 0 && index + segment.length === window.length) break
      length += Math.ceil(segment.length / unitsMax)
      next = start + index + segment.length
    }
    start = next
  }
  return length
}

/**
 * A comment in the form we store: composed (NFC), trimmed, and without control characters other than line breaks and
 * tabs. Null when nothing is left. PostgreSQL can't store NUL in a text.
 */
export const normaliseComment = (text: string | null | undefined): string | null =>
  text
    ?.normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim() || null
