import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { passkeyChallenges } from '../../db/schema.ts'
import { digestOf } from '../verification/link-tokens.ts'

/** How long a person may take to answer with the authenticator. */
export const challengeLifetimeMs = 5 * 60_000

/** A challenge for the authenticator: the options to give it, and the token to send back with its answer. */
export interface Started<Options> {
  challengeToken: string
  options: Options
}

/** Stores a challenge for an account that adds a passkey, or null for a sign-in. Returns its token, which is stored as a digest. */
export async function storeChallenge(db: Db, challenge: string, accountId: string | null): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + challengeLifetimeMs)
  await db.insert(passkeyChallenges).values({ tokenHash: digestOf(token), challenge, accountId, expiresAt })
  return token
}

/** Uses up a challenge of the account, or null for one of a sign-in. Null if it is unknown, used, expired or of another account. */
export async function takeChallenge(tx: Db, token: string, accountId: string | null): Promise<string | null> {
  const isOwn = accountId === null ? isNull(passkeyChallenges.accountId) : eq(passkeyChallenges.accountId, accountId)
  const isOpen = and(eq(passkeyChallenges.tokenHash, digestOf(token)), gt(passkeyChallenges.expiresAt, new Date()))
  const [taken] = await tx
    .delete(passkeyChallenges)
    .where(and(isOpen, isOwn))
    .returning({ challenge: passkeyChallenges.challenge })
  return taken?.challenge ?? null
}
