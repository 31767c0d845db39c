import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { accounts, type EmailChangeRow, emailChangeLinks, emailChanges } from '../../db/schema.ts'
import { digestOf, newLinkToken } from './link-tokens.ts'

/** A new token for a link that confirms a change at its current or its new address. Only its digest is stored. */
export async function newChangeToken(db: Db, { id }: EmailChangeRow, addressee: 'CURRENT' | 'NEW'): Promise<string> {
  const { token, tokenHash, expiresAt } = newLinkToken()
  await db.insert(emailChangeLinks).values({ tokenHash, changeId: id, addressee, expiresAt })
  return token
}

/** A requested change that has neither expired nor been made, cancelled or replaced. */
export async function findEmailChange(db: Db, id: string): Promise<EmailChangeRow | undefined> {
  const isPending = and(eq(emailChanges.id, id), gt(emailChanges.expiresAt, new Date()))
  const [change] = await db.select().from(emailChanges).where(isPending)
  return change
}

/** The change that a token belongs to. */
export async function findChangeByToken(db: Db, token: string): Promise<EmailChangeRow | undefined> {
  const [link] = await db.select().from(emailChangeLinks).where(isGoodLink(token))
  return link && findEmailChange(db, link.changeId)
}

/** Uses up a token. Returns which of the two addresses its link was mailed to; undefined when it is no longer valid. */
export async function useChangeToken(db: Db, token: string): Promise<'CURRENT' | 'NEW' | undefined> {
  const [link] = await db.delete(emailChangeLinks).where(isGoodLink(token)).returning()
  return link?.addressee
}

/** Whether an address has a verified account. An unverified one gives way to whoever confirms the address. */
export async function isAddressTaken(db: Db, emailKey: string): Promise<boolean> {
  return (await db.$count(accounts, and(eq(accounts.emailKey, emailKey), isNotNull(accounts.emailVerifiedAt)))) > 0
}

const isGoodLink = (token: string) =>
  and(eq(emailChangeLinks.tokenHash, digestOf(token)), gt(emailChangeLinks.expiresAt, new Date()))
