import { passwordMin } from '../refusals.ts'

let leaked: Promise<ReadonlySet<string>> | undefined

/**
 * Passwords known from leaks, in lower case; only those long enough to pass the minimum length. Loaded on first use,
 * because that takes about 40 ms.
 */
export function leakedPasswords(): Promise<ReadonlySet<string>> {
  leaked ??= read()
  return leaked
}

async function read(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].filter((password) => password.length >= passwordMin))
}
