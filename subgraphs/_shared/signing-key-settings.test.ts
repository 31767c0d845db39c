import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { privateKey, publicKey } from './signing-key-settings.ts'

const pairOf = async (algorithm: string, options = {}) => {
  const pair = await generateKeyPair(algorithm, { extractable: true, ...options })
  return { private: await exportJWK(pair.privateKey), public: await exportJWK(pair.publicKey) }
}
const own = await pairOf('EdDSA')
const other = await pairOf('EdDSA')
const elliptic = await pairOf('ES256')
const agreement = await pairOf('ECDH-ES', { crv: 'X25519' })

const problem = (type: typeof privateKey, value: unknown): string | undefined =>
  type.safeParse(typeof value === 'string' ? value : JSON.stringify(value)).error?.issues[0]?.message

test('each half is taken where it belongs', () => {
  expect(problem(privateKey, own.private)).toBeUndefined()
  expect(problem(publicKey, own.public)).toBeUndefined()
})

test.each<[string, unknown, RegExp]>([
  ['the public key', own.public, /must be the private key; this one is public/],
  ['the halves of two keys', { ...own.private, x: other.public.x }, /this one has the halves of two/],
  ['a key for ES256', elliptic.private, /must be an Ed25519 key as JSON/],
  ['a key for key agreement', agreement.private, /must be an Ed25519 key as JSON/],
  ['a shared secret', { kty: 'oct', k: 'AAAA' }, /must be an Ed25519 key as JSON/],
  ['a set of keys', { keys: [own.private] }, /must be an Ed25519 key as JSON/],
  ['a key of another length', { ...own.private, d: 'AAAA' }, /wrong length/],
  ['a text', '-----BEGIN PRIVATE KEY-----', /must be an Ed25519 key as JSON/],
])('%s is refused as the private key', (_what, value, message) => {
  expect(problem(privateKey, value)).toMatch(message)
})

test.each<[string, unknown, RegExp]>([
  ['the private key', own.private, /must be the public key; this one is private/],
  ['a key for ES256', elliptic.public, /must be an Ed25519 key as JSON/],
  ['a key of another length', { ...own.public, x: 'AAAA' }, /wrong length/],
])('%s is refused as the public key', (_what, value, message) => {
  expect(problem(publicKey, value)).toMatch(message)
})

test('no message repeats the key', () => {
  expect(problem(publicKey, own.private)).not.toContain(own.private.d)
})
