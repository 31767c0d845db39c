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
