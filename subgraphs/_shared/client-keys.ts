import { badInput } from './errors.ts'

/**
 * A key that a client makes up, such as a UUID, so that a change it sends again is made once.
 * @param path of the key in the arguments, such as `input.clientEntryId`
 * @throws BAD_USER_INPUT for a key that is empty, too long or has other characters than printable ones of ASCII
 */
export function requireClientKey(key: string, path: string): string {
  if (/^[!-~]{1,100}$/.test(key)) return key
  throw badInput(`\`${path}\` has 1 to 100 letters, digits and signs of ASCII, without spaces; a UUID, for example.`)
}
