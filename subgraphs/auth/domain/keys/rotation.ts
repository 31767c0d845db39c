import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { type SigningKeyRow, signingKeys } from '../../db/schema.ts'
import { currentKey, decryptPrivateKey, newKey, overlapMs } from './signing-keys.ts'

/**
 * Creates the next key once the last one is `days` old, and deletes the keys that are no longer published. Returns the next key if
 * it created one.
 */
export async function rotateSigningKeys(db: Db, secret: string, days: number): Promise<SigningKeyRow | null> {
  const now = Date.now()
  return changeKeys(db, async (tx) => {
    await tx.delete(signingKeys).where(lt(signingKeys.retiredAt, new Date(now - overlapMs)))
    const signsAlready = lte(signingKeys.signsFrom, new Date(now))
    const isOld = lte(signingKeys.createdAt, new Date(now - days * 24 * 60 * 60_000))
    const [old] = await tx
      .select()
      .from(signingKeys)
      .where(and(isNull(signingKeys.retiredAt), signsAlready, isOld))
    if (!old) return null
    await decryptPrivateKey(secret, old)
    const signsFrom = new Date(now + overlapMs)
    const next = await newKey(secret, signsFrom)
    await tx.insert(signingKeys).values(next)
    await tx.update(signingKeys).set({ retiredAt: signsFrom }).where(eq(signingKeys.kid, old.kid))
    return next
  })
}

/**
 * Deletes a key at once, which makes its tokens invalid. If it was the one that signs, the next key signs from now on, or a new one if
 * none is published yet. Returns the key that signs then.
 * @throws Error for an unknown key and for another secret
 */
export async function removeSigningKey(db: Db, secret: string, kid: string): Promise<SigningKeyRow> {
  return changeKeys(db, async (tx) => {
    const [removed] = await tx.delete(signingKeys).where(eq(signingKeys.kid, kid)).returning()
    if (!removed) throw new Error(`There is no signing key ${kid}.`)
    await decryptPrivateKey(secret, removed)
    const current = await currentKey(tx)
    // Without a key after it, the one that signs keeps on.
    if (current) return removed.retiredAt ? current : update(tx, current, { retiredAt: null })
    // The time from which the removed key signed: a process with a slower clock has to sign with this one as well.
    const { signsFrom } = removed
    const [next] = await tx.select().from(signingKeys).where(isNull(signingKeys.retiredAt))
    if (next) return update(tx, next, { signsFrom })
    const created = await newKey(secret, signsFrom)
    await tx.insert(signingKeys).values(created)
    return created
  })
}

/** All keys, the oldest first. */
export const allSigningKeys = async (db: Db): Promise<SigningKeyRow[]> =>
  db.select().from(signingKeys).orderBy(asc(signingKeys.createdAt))

// One change at a time, over all processes: two that don't see each other could leave no key that signs, or two.
const changeKeys = <T>(db: Db, change: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${signingKeys} in share row exclusive mode`)
    return change(tx)
  })

async function update(tx: Db, key: SigningKeyRow, changes: Partial<SigningKeyRow>): Promise<SigningKeyRow> {
  await tx.update(signingKeys).set(changes).where(eq(signingKeys.kid, key.kid))
  return { ...key, ...changes }
}
