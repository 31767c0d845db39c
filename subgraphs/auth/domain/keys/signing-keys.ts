import { and, asc, desc, gt, isNull, lte, or } from 'drizzle-orm'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { SigningKey } from '../../../_shared/viewer.ts'
import { type SigningKeyRow, signingKeys } from '../../db/schema.ts'
import { decrypt, encrypt } from './encryption.ts'

/**
 * How long a key is published before it signs, and after its last signature. Longer than the lifetime of a token (5
 * minutes) plus the time until every reader has read the key set again (1 minute).
 */
export const overlapMs = 15 * 60_000

/** Creates the first key, or checks that the secret decrypts the current one. @throws Error for another secret */
export async function ensureSigningKey(db: Db, secret: string): Promise<void> {
  const key = await currentKey(db)
  if (!key) await db.insert(signingKeys).values(await newKey(secret, new Date()))
  else await decryptPrivateKey(secret, key)
}

/**
 * A function that returns the key that signs now. It asks the database each time, so that no process signs with a removed key, and
 * decrypts each key once.
 */
export function cachedSigningKey(db: Db, secret: string): () => Promise<SigningKey> {
  let last: SigningKey | undefined
  return async () => {
    const key = await currentKey(db)
    if (!key) throw new Error('There is no signing key; preparing the service creates it.')
    if (last?.kid === key.kid) return last
    last = { kid: key.kid, privateKey: await decryptPrivateKey(secret, key) }
    return last
  }
}

/**
 * The public keys, oldest first: the current one, the next one before it signs, and retired ones while tokens may need
 * them.
 */
export async function publishedKeys(db: Db): Promise<JWK[]> {
  const rows = await db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, new Date(Date.now() - overlapMs))))
    .orderBy(asc(signingKeys.createdAt))
  return rows.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }))
}

/** The key that signs now. */
export async function currentKey(db: Db): Promise<SigningKeyRow | undefined> {
  const now = new Date()
  const [key] = await db
    .select()
    .from(signingKeys)
    .where(and(lte(signingKeys.signsFrom, now), or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, now))))
    .orderBy(desc(signingKeys.signsFrom))
    .limit(1)
  return key
}

/** A key pair that is not stored yet. */
export async function newKey(secret: string, signsFrom: Date): Promise<SigningKeyRow> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const kid = newId('key')
  return {
    kid,
    publicJwk: await exportJWK(publicKey),
    encryptedPrivateJwk: encrypt(secret, kid, JSON.stringify(await exportJWK(privateKey))),
    createdAt: new Date(),
    signsFrom,
    retiredAt: null,
  }
}

/** @throws Error for another secret than the one that encrypted the key */
export async function decryptPrivateKey(
  secret: string,
  { kid, encryptedPrivateJwk }: SigningKeyRow,
): Promise<CryptoKey> {
  try {
    return (await importJWK(JSON.parse(decrypt(secret, kid, encryptedPrivateJwk)), 'EdDSA')) as CryptoKey
  } catch (cause) {
    throw new Error('AUTH_KEY_SECRET is not the secret that encrypted the signing key in the database.', {
      cause,
    })
  }
}
