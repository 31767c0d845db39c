import { badInput } from '../../_shared/errors.ts'

/** Longest query, in characters. */
const queryMax = 100

/** What a person typed, as names are compared with it. @throws BAD_USER_INPUT */
export const queryKey = (query: string): string => searchKey(queryText(query))

/** What a person typed, composed (NFC). @throws BAD_USER_INPUT */
export function queryText(query: string): string {
  const text = query.normalize('NFC')
  const length = [...text].length
  if (length > queryMax) throw badInput(`\`query\` has at most ${queryMax} characters; this one has ${length}.`)
  // PostgreSQL's texts hold neither.
  if (/[\0\p{Cs}]/u.test(text)) throw badInput('`query` is text; this one has NUL or half of a surrogate pair in it.')
  return text
}

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

/** What to look up a part of a name by: its pairs of neighbouring letters, or its only letter. */
export const gramsIn = (key: string): string[] => {
  const pairs = gramsOf(key).filter((gram) => [...gram].length === 2)
  return pairs.length > 0 ? pairs : [key]
}
