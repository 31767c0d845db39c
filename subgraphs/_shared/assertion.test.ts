import { exportJWK, generateKeyPair } from 'jose'
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
  const verify = assertionVerifier(publicKey, 'user')
  const assertion = await sign('user', request)

  const first = await verify(assertion, request)
  const replayed = await verify(assertion, request)

  expect([first, replayed]).toEqual([true, false])
})

test.each([
  ['no assertion', undefined, request],
  ['another body', await sign('user', request), { ...request, body: '{"query":"{ __typename }"}' }],
  ["another person's token", await sign('user', request), { ...request, authorization: 'Bearer x.y.z' }],
  ['a removed token', await sign('user', request), { ...request, authorization: undefined }],
  ['another subgraph', await sign('info', request), request],
  ['another key', await assertionSigner((await keys()).privateKey)('user', request), request],
])('%s is rejected', async (_case, assertion, sent) => {
  const verify = assertionVerifier(publicKey, 'user')

  expect(await verify(assertion, sent)).toBe(false)
})
