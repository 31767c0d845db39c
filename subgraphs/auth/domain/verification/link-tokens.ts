import { createHash, randomBytes } from 'node:crypto'

/** Lifetime of a link in a mail. */
export const linkMinutes = 30

/** A new token for a link in a mail, the digest to store instead of it, and when the link expires. */
export function newLinkToken(): { token: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: digestOf(token), expiresAt: new Date(Date.now() + linkMinutes * 60_000) }
}

/** The digest under which a token is stored. A fast one is enough: nobody can guess 256 random bits. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
