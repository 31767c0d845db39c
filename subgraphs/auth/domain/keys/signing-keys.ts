import { and, asc, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { SigningKey } from '../../../_shared/viewer.ts'
import { type SigningKeyRow, signingKeys } from '../../db/schema.ts'
import { decrypt, encrypt } from './encryption.ts'

/**
 * How long a key is published before it signs, and after its last signature. Longer than the lifetime of a token (5
 * minutes) plus the time that readers cache the key set (1 minute).
 */
const overlapMs = 15 * 60_000

/** How long a process signs with a key before it reads the current key again. */
const cacheMs = 60_000

/** Creates the first key, or checks that the secret decrypts the current one. @throws Error for another secret */
export async function ensureSigningKey(db: Db, secret: string): Promise<void> {
  const key = await currentKey(db)
  if (!key) await db.insert(signingKeys).values(await newKey(secret, new Date()))
  else await decryptPrivateKey(secret, key)
}

/** A function that returns the key that signs now, and reads it at most once a minute. */
export function cachedSigningKey(db: Db, secret: string): () => Promise<SigningKey> {
  const cache = new LRUCache<'key', SigningKey>({
    max: 1,
    ttl: cacheMs,
    fetchMethod: async () => {
      const key = await currentKey(db)
      if (!key) throw new Error('There is no signing key; preparing the service creates it.')
      return { kid: key.kid, privateKey: await decryptPrivateKey(secret, key) }
    },
  })
  return () => cache.forceFetch('key')
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

/** Creates the next key once the last one is `days` old, and deletes the keys that are no longer published. */
export async function rotateSigningKeys(db: Db, secret: string, days: number): Promise<void> {
  const now = Date.now()
  await db.transaction(async (tx) => {
    const isOld = lt(signingKeys.createdAt, new Date(now - days * 24 * 60 * 60_000))
    // A concurrent rotation in another process waits here, and then finds the key already retired.
    const [old] = await tx
      .select()
      .from(signingKeys)
      .where(and(isNull(signingKeys.retiredAt), isOld))
      .for('update')
    if (!old) return
    const signsFrom = new Date(now + overlapMs)
    await tx.insert(signingKeys).values(await newKey(secret, signsFrom))
    await tx.update(signingKeys).set({ retiredAt: signsFrom }).where(eq(signingKeys.kid, old.kid))
  })
  await db.delete(signingKeys).where(lt(signingKeys.retiredAt, new Date(now - overlapMs)))
}

async function currentKey(db: Db): Promise<SigningKeyRow | undefined> {
  const now = new Date()
  const [key] = await db
    .select()
    .from(signingKeys)
    .where(and(lte(signingKeys.signsFrom, now), or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, now))))
    .orderBy(desc(signingKeys.signsFrom))
    .limit(1)
  return key
}

async function newKey(secret: string, signsFrom: Date): Promise<SigningKeyRow> {
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

async function decryptPrivateKey(secret: string, { kid, encryptedPrivateJwk }: SigningKeyRow): Promise<CryptoKey> {
  try {
    return (await importJWK(JSON.parse(decrypt(secret, kid, encryptedPrivateJwk)), 'EdDSA')) as CryptoKey
  } catch (cause) {
    throw new Error('AUTH_KEY_SECRET is not the secret that encrypted the signing key in the database.', {
      cause,
    })
  }
}
