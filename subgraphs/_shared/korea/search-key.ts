import { plainText } from '../plain-text.ts'

/**
 * The form in which texts are compared: as plain letters (see `plainText`), in lower case, without spaces and
 * punctuation.
 */
export const searchKey = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replace(/[\s\p{Cc}·.,'()/-]+/gu, '')

/**
 * The search key as the first version made it: composed (NFC), but with compatibility letters. The content hashes of
 * imported rows cover such keys, so that an import of the same file still finds the rows unchanged.
 */
export const firstSearchKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}·.,'’()/-]+/gu, '')

/** The distinct pairs of neighbouring letters of a key; for a key of one letter, that letter. */
export function bigrams(key: string): string[] {
  const letters = [...key]
  return letters.length < 2 ? letters : [...new Set(pairs(letters))]
}

/** The distinct letters and pairs of neighbouring letters of a key. An index of them finds any part of the key. */
export function grams(key: string): string[] {
  const letters = [...key]
  return [...new Set([...letters, ...pairs(letters)])]
}

const pairs = (letters: readonly string[]): string[] =>
  letters.slice(1).map((letter, before) => `${letters[before]}${letter}`)
