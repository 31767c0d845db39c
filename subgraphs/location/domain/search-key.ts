/** How a name is compared: composed (NFC), without case, spaces and the marks between words. */
export const searchKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s·.,'’()/-]+/g, '')

/** The letters of a search key and its pairs of neighbouring letters, each once: what any part of it is looked up by. */
export function gramsOf(key: string): string[] {
  const letters = [...key]
  return [...new Set([...letters, ...letters.slice(1).map((letter, before) => `${letters[before]}${letter}`)])]
}
