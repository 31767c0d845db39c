/** How a text is compared: composed (NFC), without case, spaces, the marks between words, and invisible characters. */
export const searchKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}·.,'’()/-]+/gu, '')

/** The pairs of neighbouring letters of a key, each once; the letter of a key that has only one. */
export function bigrams(key: string): string[] {
  const letters = [...key]
  return letters.length < 2 ? letters : [...new Set(pairs(letters))]
}

/** The letters of a key and its pairs of neighbouring letters, each once: an index of them finds any part of the key. */
export function grams(key: string): string[] {
  const letters = [...key]
  return [...new Set([...letters, ...pairs(letters)])]
}

const pairs = (letters: readonly string[]): string[] =>
  letters.slice(1).map((letter, before) => `${letters[before]}${letter}`)
