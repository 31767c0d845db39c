/** The tags of an element. */
export type Tags = Readonly<Record<string, string>>

/** The tags with keys in lower case and without spaces around keys and values. Exact keys win over other spellings. */
export function tidyTags(tags: Tags): Tags {
  const tidy = Object.entries(tags).map(([key, value]) => [key.trim().toLowerCase(), value.trim()] as const)
  const exact = Object.entries(tags).filter(([key]) => key === key.trim().toLowerCase())
  return Object.fromEntries([...tidy, ...exact.map(([key, value]) => [key, value.trim()] as const)])
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
