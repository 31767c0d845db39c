import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { passkeys } from '../../db/schema.ts'
import { anAccount, aSession, testSettings } from '../../fixtures.ts'
import { auth } from '../../server.ts'
import { codesOf, passkeyGraph } from './testing.ts'
import { certified } from './testing-attestation.ts'
import { anAuthenticator, type Deviations } from './testing-authenticator.ts'

const { db, execute } = await testSubgraph(auth, testSettings)
const graph = passkeyGraph(execute)

const aPerson = async () => {
  const account = await anAccount(db)
  const { viewer } = await aSession(db, account.id)
  return { account, viewer, start: () => graph.ask('startPasskeyRegistration', undefined, viewer) }
}
const isRejected = { passkey: null, userErrors: [{ code: 'PASSKEY_REJECTED', path: ['input', 'response'] }] }
const passkeysOf = (accountId: string) => db.select().from(passkeys).where(eq(passkeys.accountId, accountId))

const cbor = (value: unknown) => value as never
const selfSigned = new Map([
  ['alg', cbor(-7)],
  ['sig', cbor(new Uint8Array(8))],
])
const keyOf = (...entries: [number, unknown][]) => new Map(entries.map(([name, value]) => [name, cbor(value)]))

test.each<[what: string, given: Deviations]>([
  ['of another page', { origin: 'https://bunri.example' }],
  ['of an app', { origin: `android:apk-key-hash:${'A'.repeat(43)}` }],
  ['of a page in a frame of another', { clientData: { crossOrigin: true } }],
  ['with a page around it', { clientData: { topOrigin: 'https://other.example' } }],
])('an answer %s is rejected', async (_what, given) => {
  const { account, viewer, start } = await aPerson()
  const { challengeToken, options } = await start()

  const refused = await graph.finishRegistration(viewer, challengeToken, anAuthenticator().register(options, given))

  expect(refused).toMatchObject(isRejected)
  expect(await passkeysOf(account.id)).toEqual([])
})

test.each<[what: string, given: Deviations]>([
  ['for another domain', { rpId: 'bunri.example' }],
  ['to another challenge', { challenge: randomBytes(32).toString('base64url') }],
  ['of a sign-in', { type: 'webauthn.get' }],
  ['without verification of the person', { flags: 0x01 }],
  ['without a person', { flags: 0x04 }],
  ['of a backup of what cannot be backed up', { flags: 0x01 | 0x04 | 0x10 }],
  ['with a certificate', { format: 'packed', attest: certified }],
  ['with a wrong signature of its key', { format: 'packed', attest: () => selfSigned }],
  ['of a format with certificates', { format: 'tpm' }],
  ['with a statement that belongs to no format', { attest: () => selfSigned }],
  ['with a short id', { credentialId: randomBytes(15) }],
  ['without an id', { credentialId: Buffer.alloc(0) }],
  ['with a long id', { credentialId: randomBytes(1_024) }],
  ['with a long key', { publicKey: keyOf([1, 3], [3, -257], [-1, new Uint8Array(2_000)], [-2, new Uint8Array(3)]) }],
  ['with a key of another algorithm', { publicKey: keyOf([1, 2], [3, -36]) }],
  ['with no key', { publicKey: keyOf() }],
])('an answer %s is rejected, and uses up its challenge', async (_what, given) => {
  const { account, viewer, start } = await aPerson()
  const { challengeToken, options } = await start()
  const answer = anAuthenticator().register(options)
  const { response } = anAuthenticator().register(options, given)

  const refused = await graph.finishRegistration(viewer, challengeToken, { ...answer, response })
  const again = await graph.finishRegistration(viewer, challengeToken, answer)

  expect(refused).toMatchObject(isRejected)
  expect(codesOf(again)).toEqual(['TOKEN_INVALID'])
  expect(await passkeysOf(account.id)).toEqual([])
})

test('a credential that is known already is rejected, whoever has it', async () => {
  const [one, other] = [await aPerson(), await aPerson()]
  const { authenticator } = await graph.register(one.viewer)

  for (const person of [one, other]) {
    const { challengeToken, options } = await person.start()
    const answer = authenticator.register(options)
    expect(codesOf(await graph.finishRegistration(person.viewer, challengeToken, answer))).toEqual(['PASSKEY_REJECTED'])
  }
  expect(await passkeysOf(other.account.id)).toEqual([])
})
