import { and, asc, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import type { SigningKey } from '../../../_shared/viewer.ts'
import { type SigningKeyRow, signingKeys } from '../../db/schema.ts'
import { seal, unseal } from './seal.ts'

/**
 * How long a key is published before it signs, and after it signed last. Longer than a token lives (5 minutes) and a
 * set of keys is kept by those who read it (1 minute), together.
 */
const overlapMs = 15 * 60_000

/** How long a process goes on signing with a key before it looks for another one. */
const signerMs = 60_000

/** Makes the first key, or checks that the one there is can be opened. @throws Error for another secret */
export async function ensureSigningKey(db: Db, secret: string): Promise<void> {
  const key = await currentKey(db)
  if (!key) await db.insert(signingKeys).values(await newKey(secret, new Date()))
  else await open(secret, key)
}

/** The key that signs now; read at most once a minute. */
export function createSigner(db: Db, secret: string): () => Promise<SigningKey> {
  const cache = new LRUCache<'key', SigningKey>({
    max: 1,
    ttl: signerMs,
    fetchMethod: async () => {
      const key = await currentKey(db)
      if (!key) throw new Error('There is no signing key; it is made when the service is prepared.')
      return { kid: key.kid, privateKey: await open(secret, key) }
    },
  })
  return () => cache.forceFetch('key')
}

/** The public keys, in the order they were made: those that sign, that will sign soon, and that signed a moment ago. */
export async function publishedKeys(db: Db): Promise<JWK[]> {
  const rows = await db
    .select()
    .from(signingKeys)
    .where(or(isNull(signingKeys.retiredAt), gt(signingKeys.retiredAt, new Date(Date.now() - overlapMs))))
    .orderBy(asc(signingKeys.createdAt))
  return rows.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }))
}

/** Makes the next key once the last one is as old as `days`, and deletes those that are published no more. */
export async function rotateSigningKeys(db: Db, secret: string, days: number): Promise<void> {
  const now = Date.now()
  await db.transaction(async (tx) => {
    const isOld = lt(signingKeys.createdAt, new Date(now - days * 24 * 60 * 60_000))
    // Another process that does the same waits here, and finds the row retired when it goes on.
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
    sealedPrivateJwk: seal(secret, kid, JSON.stringify(await exportJWK(privateKey))),
    createdAt: new Date(),
    signsFrom,
    retiredAt: null,
  }
}

async function open(secret: string, { kid, sealedPrivateJwk }: SigningKeyRow): Promise<CryptoKey> {
  try {
    return (await importJWK(JSON.parse(unseal(secret, kid, sealedPrivateJwk)), 'EdDSA')) as CryptoKey
  } catch (cause) {
    throw new Error('AUTH_KEY_SECRET is not the secret that the signing key in the database was sealed with.', {
      cause,
    })
  }
}
