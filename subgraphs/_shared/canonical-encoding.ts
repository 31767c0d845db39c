/** Whether a text is the base64url form of some bytes: no padding, no other characters, and zeros in the unused last bits. */
export const isCanonicalBase64url = (text: string): boolean =>
  Buffer.from(text, 'base64url').toString('base64url') === text

/** A value as JSON in base64url. */
export const encodeJson = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * The value that `encodeJson` wrote. It accepts no other spelling of the value: neither padding, changed last bits nor white
 * space, duplicate keys or escapes that JSON.stringify doesn't write.
 * @throws Error for any other text
 */
export function decodeJson(text: string): unknown {
  const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
  if (encodeJson(value) !== text) throw new Error('The text is not in its canonical form.')
  return value
}
