/** The tags of an element. */
export type Tags = Readonly<Record<string, string>>

/**
 * The tags with keys in lower case and without spaces around keys and values. Exact keys win over other spellings. The
 * result has no prototype, so a key such as `constructor` is a tag or undefined.
 */
export function tidyTags(tags: Tags): Tags {
  const tidy = Object.entries(tags).map(([key, value]) => [key.trim().toLowerCase(), value.trim()] as const)
  const exact = Object.entries(tags).filter(([key]) => key === key.trim().toLowerCase())
  const found: Record<string, string> = Object.create(null)
  for (const [key, value] of [...tidy, ...exact]) found[key] = value.trim()
  return found
}

/** The values of a list such as `A;B`, as written. */
export const listIn = (value: string | undefined): string[] =>
  (value ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The values of a list as words: `Out of order;Closed` is `out_of_order` and `closed`. */
export const wordsIn = (value: string | undefined): string[] =>
  listIn(value).map((part) =>
    part
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )

/** Whether a value denies its key. */
export const isDenied = (value: string): boolean => /^(no|none|false|0|n)?$/.test(value.trim().toLowerCase())
