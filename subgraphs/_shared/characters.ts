const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// The longest existing emoji, such as couples with skin tones, have 15 code units.
const unitsMax = 32

/**
 * Length of a text in characters as readers count them (grapheme clusters, UAX #29). A cluster of more than 32 code
 * units counts several times, so that a text within a limit can't take unlimited space.
 */
export const countCharacters = (text: string): number =>
  [...segmenter.segment(text)].reduce((length, { segment }) => length + Math.ceil(segment.length / unitsMax), 0)

/**
 * A comment in the form we store: composed (NFC), trimmed, and without control characters other than line breaks and
 * tabs. Null when nothing is left. PostgreSQL can't store NUL in a text.
 */
export const normaliseComment = (text: string | null | undefined): string | null =>
  text
    ?.normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim() || null
