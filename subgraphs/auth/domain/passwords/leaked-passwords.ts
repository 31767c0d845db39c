import { passwordMin } from '../problems.ts'

let leaked: Promise<ReadonlySet<string>> | undefined

/**
 * Passwords that are known from leaks, in small letters, as far as they are long enough to be chosen. Read when first asked
 * for, since that takes some 40 ms.
 */
export function leakedPasswords(): Promise<ReadonlySet<string>> {
  leaked ??= read()
  return leaked
}

async function read(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].filter((password) => password.length >= passwordMin))
}
