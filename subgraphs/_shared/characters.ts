const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// The longest emoji there are, such as couples with skin tones, have 15 code units.
const unitsMax = 32

/**
 * Length of a text in characters as a reader counts them (grapheme clusters, UAX #29). One that is piled up from more than
 * 32 code units counts several times, so that a short text can't take a lot of room.
 */
export const countCharacters = (text: string): number =>
  [...segmenter.segment(text)].reduce((length, { segment }) => length + Math.ceil(segment.length / unitsMax), 0)
