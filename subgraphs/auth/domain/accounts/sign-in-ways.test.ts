import { afterAll, expect, test } from 'vitest'
import { connect, type Db } from '../../../_shared/db.ts'
import { newId } from '../../../_shared/ids.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { identities, passkeys } from '../../db/schema.ts'
import { anAccount, aProviderAccount } from '../../fixtures.ts'
import { countSignInWays } from './sign-in-ways.ts'

const { db, close } = connect(await testDatabase('auth'))

const aPasskey = (accountId: string) => {
  const id = newId('pky')
  const key = { credentialId: id, publicKey: '', signatureCount: 0, transports: [], isSynced: false }
  return db.insert(passkeys).values({ id, accountId, name: 'Key', createdAt: new Date(), ...key })
}
const anIdentity = (accountId: string) => {
  const id = newId('idn')
  return db.insert(identities).values({ id, accountId, provider: 'KAKAO', subject: id, linkedAt: new Date() })
}

test('a password with a verified address, each identity and each passkey is a way to sign in', async () => {
  const verified = await anAccount(db)
  const unverified = await anAccount(db, { emailVerifiedAt: null })
  const withoutPassword = await aProviderAccount(db, {
    email: 'A@b.example',
    emailKey: 'a@b.example',
    emailVerifiedAt: new Date(),
  })
  const { id } = await aProviderAccount(db)
  await anAccount(db).then((other) => aPasskey(other.id))

  const ways = [verified, unverified, withoutPassword].map((account) => countSignInWays(db, account.id))
  await aPasskey(id)
  await aPasskey(id)
  await anIdentity(id)
  await aPasskey(verified.id)

  expect(await Promise.all(ways)).toEqual([1, 0, 0])
  expect(await countSignInWays(db, id)).toBe(3)
  expect(await countSignInWays(db, verified.id)).toBe(2)
  expect(await countSignInWays(db, 'usr_none')).toBe(0)
})

test('two that count at once see what the other removed', async () => {
  const { id } = await aProviderAccount(db)
  await aPasskey(id)
  await anIdentity(id)
  const removeIfSpare = (table: typeof passkeys | typeof identities) =>
    db.transaction(async (tx: Db) => {
      const ways = await countSignInWays(tx, id)
      await new Promise((later) => setTimeout(later, 50))
      if (ways > 1) await tx.delete(table)
      return ways
    })

  const ways = await Promise.all([removeIfSpare(passkeys), removeIfSpare(identities)])

  expect(ways.sort()).toEqual([1, 2])
  expect(await countSignInWays(db, id)).toBe(1)
})

afterAll(close)
