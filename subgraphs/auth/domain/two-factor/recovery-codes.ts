import { createHmac, randomInt } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { preparedCount } from '../../../_shared/prepared-queries.ts'
import { recoveryCodes } from '../../db/schema.ts'
import { deriveKey } from '../keys/derive-key.ts'

/** How many recovery codes an account gets. */
export const recoveryCodeCount = 10

// Crockford's letters, without I, L, O and U. 24 of them have 120 bits: guessing the code of a digest takes too long even without
// a password hash (OWASP ASVS 5.0, 6.5.2: 112 bits).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 4
const groupLength = 6

/** Replaces the recovery codes of an account. They are stored as keyed digests, so this is the only time to read them. */
export async function replaceRecoveryCodes(tx: Db, secret: string, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  await insertRows(
    tx,
    recoveryCodes,
    codes.map((code) => ({ codeHash: digest(secret, accountId, code), accountId })),
  )
  return codes
}

/** Uses up a recovery code. False if it is not one of the account's, or used. */
export async function useRecoveryCode(db: Db, secret: string, accountId: string, code: string): Promise<boolean> {
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: new Date() })
    .where(and(eq(recoveryCodes.codeHash, digest(secret, accountId, code)), isNull(recoveryCodes.usedAt)))
    .returning({ accountId: recoveryCodes.accountId })
  return used.length > 0
}

/** The number of codes that an account has not used. */
export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  return codeCount(db, and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
}

const codeCount = preparedCount(recoveryCodes)

const newCode = (): string =>
  Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => letters.charAt(randomInt(letters.length))).join(''),
  ).join('-')

// As people type it: in any case, with or without hyphens, and with the letters that look like digits.
const normalise = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

// The account is a part of the digest: a code copied to another row opens nothing.
const digest = (secret: string, accountId: string, code: string): string =>
  createHmac('sha256', deriveKey(secret, 'recovery-codes'))
    .update(`${accountId}\n${normalise(code)}`)
    .digest('base64url')
