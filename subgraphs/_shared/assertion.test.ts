import { createSecretKey, randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { assertionSigner, assertionVerifier } from './assertion.ts'

const aSecret = () => randomBytes(32).toString('base64url')
const secret = aSecret()
const request = { body: '{"query":"{ viewer { id } }"}', authorization: 'Bearer a.b.c' }
const sign = assertionSigner('user', secret)

test('a request signed by the router is accepted once', () => {
  const verify = assertionVerifier('user', [secret])
  const assertion = sign(request)

  const first = verify(assertion, request)
  const replayed = verify(assertion, request)

  expect([first, replayed]).toEqual([{ id: expect.any(String), expiresAt: expect.any(Date) }, null])
})

/** The same bytes, with other unused bits at the end. */
const respelled = (assertion: string) =>
  assertion.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + (/[A-Ya-y0-8]/.test(last) ? 1 : -1)))

test.each([
  ['no assertion', undefined, request],
  ['another body', sign(request), { ...request, body: '{"query":"{ __typename }"}' }],
  ["another person's token", sign(request), { ...request, authorization: 'Bearer x.y.z' }],
  ['a removed token', sign(request), { ...request, authorization: undefined }],
  ['another subgraph', assertionSigner('info', secret)(request), request],
  ['another secret', assertionSigner('user', aSecret())(request), request],
  ['a signature cut short', sign(request).slice(0, -1), request],
  ['another spelling of its signature', respelled(sign(request)), request],
  ['more parts', `${sign(request)}.e30`, request],
])('%s is rejected', (_case, assertion, sent) => {
  const verify = assertionVerifier('user', [secret])

  expect(verify(assertion, sent)).toBeNull()
})

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = Math.floor(Date.now() / 1000)
const [, payload = ''] = sign(request).split('.')
const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
const signed = async (changes: object, header: object = {}) =>
  new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ alg: 'HS256', typ: 'router-assertion+jwt', ...header })
    .sign(createSecretKey(secret, 'utf8'))

test('the same claims in the same form are accepted, signed by hand', async () => {
  expect(assertionVerifier('user', [secret])(await signed({}), request)).not.toBeNull()
})

test.each([
  ['a key id', {}, { kid: 'other' }],
  ['another algorithm', {}, { alg: 'HS512' }],
  ['another type', {}, { typ: 'at+jwt' }],
  ['a longer spelling of its type', {}, { typ: 'application/router-assertion+jwt' }],
  ['a key of its own in the header', {}, { jwk: { kty: 'oct', k: secret } }],
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
  expect(assertionVerifier('user', [secret])(await signed(changes, header), request)).toBeNull()
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

  const found = assertionVerifier('user', [secret])(await signed({ iat, exp: iat + 30 }), request)

  expect(found !== null).toBe(accepted)
})

test.each([
  ['nothing is signed', (text: string) => text.replace(/[^.]*$/, '')],
  [
    'the algorithm is none',
    (text: string) => `${encoded({ alg: 'none', typ: 'router-assertion+jwt' })}.${text.split('.')[1]}.`,
  ],
])('%s: rejected', (_case, change) => {
  expect(assertionVerifier('user', [secret])(change(sign(request)), request)).toBeNull()
})
