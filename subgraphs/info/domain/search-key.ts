/** How a text is compared: composed (NFC), without case, spaces and the marks between words. */
export const searchKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·.,'’()/-]+/g, '')

/**
 * The pairs of neighbouring letters in a search key, each once; a single letter stands for itself. An array of them under
 * a GIN index finds Hangul words inside others, which trigrams don't.
 */
export function bigrams(key: string): string[] {
  const letters = [...key]
  if (letters.length < 2) return letters
  return [...new Set(letters.slice(1).map((letter, before) => `${letters[before]}${letter}`))]
}
