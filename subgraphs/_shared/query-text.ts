import { badInput } from './errors.ts'

/** Longest search, in characters. */
export const queryMax = 100

/** The text of a search, composed (NFC). @param max most characters @throws BAD_USER_INPUT */
export function queryText(query: string, max = queryMax): string {
  const text = query.normalize('NFC')
  const length = [...text].length
  if (length > max) throw badInput(`\`query\` has at most ${max} characters; this one has ${length}.`)
  return text
}

/** The text of a search that is sent to PostgreSQL as it is. @throws BAD_USER_INPUT */
export function storableQueryText(query: string): string {
  const text = queryText(query)
  // PostgreSQL's texts hold neither.
  if (/[\0\p{Cs}]/u.test(text)) throw badInput('`query` is text; this one has NUL or half of a surrogate pair in it.')
  return text
}
