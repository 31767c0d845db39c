import { badInput } from './errors.ts'
import { plainText } from './plain-text.ts'

/** Maximum length of a search text, in code points. */
export const queryMax = 100

/**
 * A search text in plain letters (see `plainText`).
 * @param max maximum number of code points
 * @throws BAD_USER_INPUT for a longer text
 */
export function queryText(query: string, max = queryMax): string {
  const text = plainText(query)
  const length = [...text].length
  if (length > max) throw badInput(`\`query\` has at most ${max} characters; this one has ${length}.`)
  return text
}

/**
 * A search text that PostgreSQL accepts as a parameter.
 * @throws BAD_USER_INPUT for a text that is too long or not valid Unicode
 */
export function storableQueryText(query: string): string {
  const text = queryText(query)
  // PostgreSQL can store neither in a text.
  if (/[\0\p{Cs}]/u.test(text))
    throw badInput('`query` must be text without NUL or lone surrogates; this one contains such a character.')
  return text
}
