import { timingSafeEqual } from 'node:crypto'

/** Whether a given text is the expected secret. Takes as long for each text of its length, so that nobody can guess it piece by piece. */
export function isSameSecret(given: string, expected: string): boolean {
  const [bytes, expectedBytes] = [Buffer.from(given), Buffer.from(expected)]
  return bytes.length === expectedBytes.length && timingSafeEqual(bytes, expectedBytes)
}
