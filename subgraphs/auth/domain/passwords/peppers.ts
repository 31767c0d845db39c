import { deriveKey } from '../keys/derive-key.ts'

/** The secrets in password hashes: the one for new hashes, and the one before it, whose hashes are still valid. */
export interface Peppers {
  current?: string
  previous?: string
}

/** A hash in PHC format with the id of its pepper as the parameter `keyid`, as Argon2's PHC format defines it. */
export const withPepperId = (passwordHash: string, pepper: string | undefined): string =>
  pepper === undefined ? passwordHash : passwordHash.replace(/^(\$[^$]*\$v=\d+\$[^$]*)/, `$1,keyid=${idOf(pepper)}`)

/**
 * The pepper that a hash was made with; undefined if none, or none of ours. The id selects it, so a verification takes
 * one hash, and as long for every account.
 */
export function pepperOf(passwordHash: string, { current, previous }: Peppers): string | undefined {
  const id = idIn(passwordHash)
  return [current, previous].find((pepper) => pepper !== undefined && id === idOf(pepper))
}

/** Whether a hash was made with the pepper of new hashes, or without one if they have none. */
export const hasCurrentPepper = (passwordHash: string, { current }: Peppers): boolean =>
  idIn(passwordHash) === (current === undefined ? undefined : idOf(current))

const idIn = (passwordHash: string) => /^[^$]*\$[^$]*\$[^$]*\$[^$]*,keyid=([^$,]+)/.exec(passwordHash)?.[1]

// 48 bits of a one-way function: enough to tell two peppers apart, and no help in finding one.
const idOf = (pepper: string) => deriveKey(pepper, 'pepper-id').subarray(0, 6).toString('base64')
