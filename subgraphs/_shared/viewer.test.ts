import type { GraphQLError } from 'graphql'
import { type CryptoKey, createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { accessTokenSeconds, signAccessToken, tokenAudience, viewerReader } from './viewer.ts'

const issuer = 'http://auth.test'
const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
const published = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }] }
const read = viewerReader({ keys: createLocalJWKSet(published), issuer })
const viewer = { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: ['moderator'] }

interface Claims {
  typ?: string
  kid?: string
  iss?: string
  aud?: string
  exp?: number
  key?: CryptoKey
}
const now = () => Math.floor(Date.now() / 1000)
async function token({
  typ = 'at+jwt',
  kid = 'one',
  iss = issuer,
  aud = tokenAudience,
  exp = now() + 60,
  key = privateKey,
}: Claims) {
  const jwt = new SignJWT({ sid: 'ses_1', ctr: 'ctr_1', client_id: 'bunri', scope: '' }).setProtectedHeader({
    alg: 'EdDSA',
    typ,
    kid,
  })
  const named = jwt.setIssuer(iss).setAudience(aud).setSubject('usr_1').setJti('1').setIssuedAt()
  return (exp > 0 ? named.setExpirationTime(exp) : named).sign(key)
}

test('a token lives exactly as long as it may, even if a second passes while it is signed', async () => {
  const RealDate = Date
  let readings = 0
  const tick = () => RealDate.now() + 1_000 * readings++
  class RunningDate extends RealDate {
    constructor() {
      super(tick())
    }
    static override now = tick
  }
  vi.stubGlobal('Date', RunningDate)
  const signed = await signAccessToken({ kid: 'one', privateKey }, issuer, viewer).finally(() => vi.unstubAllGlobals())
  const { iat = 0, exp = 0 } = decodeJwt(signed)

  expect(exp - iat).toBe(accessTokenSeconds)
})

test('a token signed by auth identifies the viewer', async () => {
  const signed = await signAccessToken({ kid: 'one', privateKey }, issuer, viewer)

  expect(await read(`Bearer ${signed}`)).toEqual(viewer)
})

test('without a header there is no viewer', async () => {
  expect(await read(undefined)).toBeNull()
})

test.each([
  ['another scheme', 'Basic YTpi', 'The header must be'],
  ['an expired token', `Bearer ${await token({ exp: now() - 60 })}`, 'has expired'],
  ['a token without an expiry', `Bearer ${await token({ exp: 0 })}`, 'not valid'],
  ['another issuer', `Bearer ${await token({ iss: 'http://elsewhere.test' })}`, 'not valid'],
  ['another audience', `Bearer ${await token({ aud: 'another' })}`, 'not valid'],
  ['another kind of token', `Bearer ${await token({ typ: 'router-assertion+jwt' })}`, 'not valid'],
  ['an unknown key', `Bearer ${await token({ kid: 'two' })}`, 'not valid'],
  [
    "somebody else's signature",
    `Bearer ${await token({ key: (await generateKeyPair('EdDSA')).privateKey })}`,
    'not valid',
  ],
  [
    'no signature at all',
    `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"sub":"usr_1"}')}.AAAA`.replaceAll('=', ''),
    'not valid',
  ],
])('%s is rejected', async (_case, header, message) => {
  await expect(read(header)).rejects.toMatchObject({
    message: expect.stringContaining(message),
    extensions: { code: 'UNAUTHENTICATED' },
  })
})

const claims = {
  ...{ iss: issuer, aud: tokenAudience, sub: 'usr_1', sid: 'ses_1', ctr: 'ctr_1', client_id: 'bunri', scope: '' },
  ...{ iat: now(), exp: now() + 60, jti: '1' },
}
const header = { alg: 'EdDSA', typ: 'at+jwt', kid: 'one' }
const base64url = (text: string) => Buffer.from(text).toString('base64url')
const signedText = async (head: string, payload: string) => {
  const data = `${base64url(head)}.${base64url(payload)}`
  const signature = Buffer.from(await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(data)))
  return `${data}.${signature.toString('base64url')}`
}
const signed = (changes: object = {}, head: object = {}) =>
  signedText(JSON.stringify({ ...header, ...head }), JSON.stringify({ ...claims, ...changes }))
/** The last character with its lowest bit changed, which no byte uses. */
const withChangedTail = (text: string) =>
  text.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + (/[AQgw]/.test(last) ? 1 : -1)))

test('the same claims in the same form are accepted, signed by hand', async () => {
  expect(await read(`Bearer ${await signed()}`)).toMatchObject({ userId: 'usr_1' })
})

test.each([
  ['without a kid', await signed({}, { kid: undefined })],
  ['with an empty kid', await signed({}, { kid: '' })],
  ['with a longer spelling of its type', await signed({}, { typ: 'application/at+jwt' })],
  ['with its type in capitals', await signed({}, { typ: 'AT+JWT' })],
  ['with another name of the algorithm', await signed({}, { alg: 'Ed25519' })],
  ['with a key in its header', await signed({}, { jwk: published.keys[0] })],
  ['with the address of a key set in its header', await signed({}, { jku: 'http://elsewhere.test' })],
  ['for a list of audiences', await signed({ aud: [tokenAudience] })],
  ['for two audiences', await signed({ aud: [tokenAudience, 'another'] })],
  ['that is valid for more than five minutes', await signed({ exp: claims.iat + 301 })],
  ['that was issued in the future', await signed({ iat: now() + 60, exp: now() + 120 })],
  ['that starts in the future', await signed({ nbf: now() + 60 })],
  ['with a fraction in a time', await signed({ exp: now() + 60.5 })],
  ['with a time as text', await signed({ exp: String(now() + 60) })],
  ['without an issue time', await signed({ iat: undefined })],
  ['without a token id', await signed({ jti: undefined })],
  ['without scopes', await signed({ scope: undefined })],
  ['with a list as the person', await signed({ sub: ['usr_1'] })],
  ['of another client', await signed({ client_id: 'another' })],
  ['with a claim twice', await signedText(JSON.stringify(header), `{"sub":"usr_2",${JSON.stringify(claims).slice(1)}`)],
  ['with white space in its claims', await signedText(JSON.stringify(header), JSON.stringify(claims, null, 1))],
  ['with white space in its header', await signedText(JSON.stringify(header, null, 1), JSON.stringify(claims))],
  ['with changed last bits of the signature', withChangedTail(await signed())],
  ['with padding', `${await signed()}==`],
  ['with a dot at the end', `${await signed()}.`],
  ['followed by another one', `${await signed()} ${await signed()}`],
  ['followed by another header', `${await signed()}, Bearer ${await signed()}`],
  ['behind two spaces', ` ${await signed()}`],
])('a token %s is rejected, though auth signed it', async (_what, token) => {
  await expect(read(`Bearer ${token}`)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
})

const outcomeOf = (token: string) =>
  read(`Bearer ${token}`).then(
    () => 'accepted',
    (error: GraphQLError) => error.extensions.code,
  )

test.each([
  [-3, 'accepted'],
  [3, 'accepted'],
  [-60, 'UNAUTHENTICATED'],
  [60, 'UNAUTHENTICATED'],
])('a token of an auth whose clock is %i s off is %s', async (offset, expected) => {
  // In its last second by auth's clock if that is behind, fresh if it is ahead.
  const iat = offset < 0 ? now() - 299 + offset : now() + offset

  expect(await outcomeOf(await signed({ iat, exp: iat + 300 }))).toBe(expected)
})

test.each([
  ['issued 3 s in the future', 'accepted', { iat: 3, exp: 60 }],
  ['issued 60 s in the future', 'UNAUTHENTICATED', { iat: 60, exp: 120 }],
  ['that expired 3 s ago', 'accepted', { iat: -60, exp: -3 }],
  ['that expired 60 s ago', 'UNAUTHENTICATED', { iat: -120, exp: -60 }],
])('a token %s by the clock of this process is %s', async (_what, expected, { iat, exp }) => {
  expect(await outcomeOf(await signed({ iat: now() + iat, exp: now() + exp }))).toBe(expected)
})
