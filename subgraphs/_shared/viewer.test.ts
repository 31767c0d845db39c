import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GraphQLError } from 'graphql'
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { remoteKeys, signAccessToken, tokenAudience, viewerReader } from './viewer.ts'

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

test.each([
  ['responds with an error status', (response: ServerResponse) => response.writeHead(503).end()],
  ['responds with HTML', (response: ServerResponse) => response.end('<html>')],
  ['responds with other JSON', (response: ServerResponse) => response.end('{}')],
])('a valid token is not rejected because auth %s', async (_case, answer) => {
  const { url, close } = await authServer(answer)
  const remote = viewerReader({ keys: remoteKeys(url), issuer })

  const failure = await remote(`Bearer ${await token({})}`).catch((error: Error) => error)
  await close()

  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(GraphQLError)
})

test('the last keys remain valid while auth is down, and only one request waits while auth hangs', async () => {
  let answers = true
  const { url, close } = await authServer((response) => answers && response.end(JSON.stringify(published)))
  const remote = viewerReader({ keys: remoteKeys(url, { cacheMs: 0 }), issuer })
  const header = `Bearer ${await signAccessToken({ kid: 'one', privateKey }, issuer, viewer)}`

  const before = await remote(header)
  answers = false
  const first = await remote(header)
  const start = performance.now()
  const second = await remote(header)
  const waited = performance.now() - start
  await close()

  expect([before, first, second]).toEqual([viewer, viewer, viewer])
  expect(waited).toBeLessThan(1_000)
})

async function authServer(answer: (response: ServerResponse) => unknown) {
  const server = createServer((_request, response) => void answer(response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close }
}
