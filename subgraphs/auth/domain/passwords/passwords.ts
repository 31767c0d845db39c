import { hash, parseOptions, verify } from '@node-rs/argon2'
import { type Problem, passwordLeaked, passwordLength, passwordMax, passwordMin, passwordRepeats } from '../problems.ts'
import { turns } from '../throttle/limit-concurrency.ts'
import { leakedPasswords } from './leaked-passwords.ts'

// Argon2id (algorithm 2) at 19 MiB, two passes, one lane: a setting of OWASP's cheat sheet on password storage.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Hashes run on the four threads on which tokens are checked as well: 64 of them at once held a token up for 0.6 s.
const inTurn = turns({ most: 2, waiting: 64 })

/** A hash of a password that nobody has, for accounts that don't exist: a try on them has to take as long. */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$7+hQ3a5DtyHwj04x4wc7lQ$R6p2Us0SZAA9PLK4J4rKJguOxmCgHa/ljnjffBgTM5U'

/** What is wrong with a new password; null when it may be used. */
export async function passwordProblem(password: string): Promise<Problem | null> {
  const text = normal(password)
  const length = lengthOf(text)
  if (length < passwordMin || length > passwordMax) return passwordLength(length)
  // A text is found in its double at its own length, or sooner when it is one part over and over.
  const part = text.slice(0, `${text}${text}`.indexOf(text, 1))
  if (lengthOf(part) < passwordMin) return passwordRepeats
  return (await leakedPasswords()).has(text.toLowerCase()) ? passwordLeaked : null
}

/** The hash to keep of a password. @throws RATE_LIMITED when too many stand in line */
export async function hashPassword(password: string, pepper?: string): Promise<string> {
  return inTurn(() => hash(normal(password), { ...cost, secret: secretOf(pepper) }))
}

/** Whether a password is the one of a hash. @throws RATE_LIMITED when too many stand in line */
export async function isPassword(passwordHash: string, password: string, pepper?: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, normal(password), { secret: secretOf(pepper) }))
}

/** Whether a hash was made at another cost than new ones are. */
export function isOutdated(passwordHash: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
  const made = [algorithm, memoryCost, timeCost, parallelism]
  return made.join() !== [cost.algorithm, cost.memoryCost, cost.timeCost, cost.parallelism].join()
}

// Keyboards compose Hangul and accents differently; what looks the same has to open the account on each of them.
const normal = (password: string) => password.normalize('NFKC')

const lengthOf = (text: string) => [...text].length

const secretOf = (pepper: string | undefined) => (pepper === undefined ? undefined : Buffer.from(pepper))
