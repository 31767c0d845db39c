const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// The longest emoji there are, such as couples with skin tones, have 15 code units.
const unitsMax = 32

/**
 * Length of a text in characters as a reader counts them (grapheme clusters, UAX #29). One that is piled up from more than
 * 32 code units counts several times, so that a short text can't take a lot of room.
 */
export const countCharacters = (text: string): number =>
  [...segmenter.segment(text)].reduce((length, { segment }) => length + Math.ceil(segment.length / unitsMax), 0)

/**
 * A comment as it is kept: composed (NFC), without spaces around it; null when nothing is left. Line breaks and tabs belong into
 * it, other control characters go: PostgreSQL's texts can't hold NUL.
 */
export const normaliseComment = (text: string | null | undefined): string | null =>
  text
    ?.normalize('NFC')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim() || null
