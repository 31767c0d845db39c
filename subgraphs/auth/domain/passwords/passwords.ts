import { hash, parseOptions, verify } from '@node-rs/argon2'
import {
  type Problem,
  passwordLeaked,
  passwordLength,
  passwordMax,
  passwordMin,
  passwordPredictable,
  passwordRepeats,
} from '../refusals.ts'
import { limitConcurrency } from '../throttle/limit-concurrency.ts'
import { leakedPasswords } from './leaked-passwords.ts'
import type { LeakCheck } from './leaked-range.ts'
import { hasCurrentPepper, type Peppers, pepperOf, withPepperId } from './peppers.ts'
import { unpredictableLength, unpredictableMin } from './predictable-parts.ts'

// Argon2id (algorithm 2) with 19 MiB, two passes and one lane, as in OWASP's password storage cheat sheet.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Hashing and token verification share Node's four worker threads: 64 concurrent hashes delayed a token by 0.6 s.
const limit = limitConcurrency({ max: 2, maxWaiting: 64 })

/** A hash to verify against when there is no password, so that an unknown address takes as long as a wrong password. */
export const dummyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$7+hQ3a5DtyHwj04x4wc7lQ$R6p2Us0SZAA9PLK4J4rKJguOxmCgHa/ljnjffBgTM5U'

/**
 * The reason why a new password of the person with an address is rejected; null when it is acceptable. `isLeaked` looks
 * it up beyond the list that ships with us.
 */
export async function passwordProblem(password: string, email: string, isLeaked: LeakCheck): Promise<Problem | null> {
  const text = normalise(password)
  const length = lengthOf(text)
  if (length < passwordMin || length > passwordMax) return passwordLength(length)
  // The first match of a text in its doubled self is at its own length, or earlier if the text repeats a shorter part.
  const unit = text.slice(0, `${text}${text}`.indexOf(text, 1))
  if (lengthOf(unit) < passwordMin) return passwordRepeats
  if ((await leakedPasswords()).has(text.toLowerCase())) return passwordLeaked
  if (unpredictableLength(password, email) < unpredictableMin) return passwordPredictable
  return (await isLeaked(text)) ? passwordLeaked : null
}

/** The hash of a password to store. @throws RATE_LIMITED when too many are waiting */
export async function hashPassword(password: string, { current }: Peppers = {}): Promise<string> {
  const made = await limit(() => hash(normalise(password), { ...cost, secret: secretOf(current) }))
  return withPepperId(made, current)
}

/** Whether a password matches a hash. @throws RATE_LIMITED when too many are waiting */
export async function verifyPassword(passwordHash: string, password: string, peppers: Peppers = {}): Promise<boolean> {
  const secret = secretOf(pepperOf(passwordHash, peppers))
  return limit(() => verify(passwordHash, normalise(password), { secret }))
}

/**
 * Whether a password is that of an account. Takes as long without an account, and for an account without a password.
 * @throws RATE_LIMITED when too many are waiting
 */
export async function isPasswordOf(
  account: { passwordHash: string | null } | undefined,
  password: string,
  peppers: Peppers = {},
): Promise<boolean> {
  const passwordHash = account?.passwordHash ?? null
  const matches = await verifyPassword(passwordHash ?? dummyHash, password, peppers)
  // Whoever knew a password of the dummy hash must not get into the accounts without one.
  return matches && passwordHash !== null
}

/** Whether a hash has other cost parameters or another pepper than new hashes. */
export function isOutdated(passwordHash: string, peppers: Peppers = {}): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
  const actual = [algorithm, memoryCost, timeCost, parallelism]
  const isCostly = actual.join() === [cost.algorithm, cost.memoryCost, cost.timeCost, cost.parallelism].join()
  return !isCostly || !hasCurrentPepper(passwordHash, peppers)
}

// Keyboards compose Hangul and accents differently. The same characters must give the same hash on every keyboard.
const normalise = (password: string) => password.normalize('NFKC')

const lengthOf = (text: string) => [...text].length

const secretOf = (pepper: string | undefined) => (pepper === undefined ? undefined : Buffer.from(pepper))
