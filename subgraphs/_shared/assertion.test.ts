import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { assertionSigner, assertionVerifier } from './assertion.ts'

const keys = async () => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  return { publicKey: await exportJWK(publicKey), privateKey: await exportJWK(privateKey) }
}
const { publicKey, privateKey } = await keys()
const request = { body: '{"query":"{ viewer { id } }"}', authorization: 'Bearer a.b.c' }
const sign = assertionSigner(privateKey)

test('a request signed by the router is accepted once', async () => {
  const verify = assertionVerifier([publicKey], 'user')
  const assertion = await sign('user', request)

  const first = await verify(assertion, request)
  const replayed = await verify(assertion, request)

  expect([first, replayed]).toEqual([{ id: expect.any(String), expiresAt: expect.any(Date) }, null])
})

test.each([
  ['no assertion', undefined, request],
  ['another body', await sign('user', request), { ...request, body: '{"query":"{ __typename }"}' }],
  ["another person's token", await sign('user', request), { ...request, authorization: 'Bearer x.y.z' }],
  ['a removed token', await sign('user', request), { ...request, authorization: undefined }],
  ['another subgraph', await sign('info', request), request],
  ['another key', await assertionSigner((await keys()).privateKey)('user', request), request],
])('%s is rejected', async (_case, assertion, sent) => {
  const verify = assertionVerifier([publicKey], 'user')

  expect(await verify(assertion, sent)).toBeNull()
})

const seconds = Math.floor(Date.now() / 1000)
const kid = await calculateJwkThumbprint(publicKey)
const [, payload = ''] = (await sign('user', request)).split('.')
const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
const signed = async (changes: object, header: object = {}) =>
  new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'router-assertion+jwt', kid, ...header })
    .sign(await importJWK(privateKey, 'EdDSA'))

test('the same claims in the same form are accepted, signed by hand', async () => {
  expect(await assertionVerifier([publicKey], 'user')(await signed({}), request)).not.toBeNull()
})

test.each([
  ['no kid', {}, { kid: undefined }],
  ['the kid of another key', {}, { kid: 'other' }],
  ['another type', {}, { typ: 'at+jwt' }],
  ['a longer spelling of its type', {}, { typ: 'application/router-assertion+jwt' }],
  ['a key of its own in the header', {}, { jwk: publicKey }],
  ['a list of audiences', { aud: ['subgraph:user'] }, {}],
  ['no audience', { aud: undefined }, {}],
  ['another issuer', { iss: 'auth' }, {}],
  ['no id', { jti: undefined }, {}],
  ['no issue time', { iat: undefined }, {}],
  ['an issue time in the future', { iat: seconds + 60, exp: seconds + 80 }, {}],
  ['a start in the future', { nbf: seconds + 60 }, {}],
  ['a lifetime of more than 30 seconds', { exp: claims.iat + 31 }, {}],
  ['an end in the past', { iat: seconds - 60, exp: seconds - 40 }, {}],
])('an assertion with %s is rejected, though the router signed it', async (_what, changes, header) => {
  expect(await assertionVerifier([publicKey], 'user')(await signed(changes, header), request)).toBeNull()
})

test.each([
  ['3 s behind', -3, true],
  ['3 s ahead', 3, true],
  ['60 s behind', -60, false],
  ['60 s ahead', 60, false],
])('an assertion of a router whose clock is %s', async (_what, offset, accepted) => {
  const now = Math.floor(Date.now() / 1000)
  // At the very end of its life by the router's clock if that is behind, fresh if it is ahead.
  const iat = offset < 0 ? now - 30 + offset + 1 : now + offset

  const found = await assertionVerifier([publicKey], 'user')(await signed({ iat, exp: iat + 30 }), request)

  expect(found !== null).toBe(accepted)
})
