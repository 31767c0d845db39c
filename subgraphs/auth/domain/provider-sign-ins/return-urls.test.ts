import { expect, test } from 'vitest'
import { mayReturnTo } from './return-urls.ts'
import { returnUrl, withProviders } from './testing.ts'

const { execute, config, start } = await withProviders({
  AUTH_RETURN_URLS: 'https://app.example/signed-in, kr.example.app:/signed-in',
})

test.each([
  'https://app.example/signed-in',
  'kr.example.app:/signed-in',
  'http://localhost:5173/any/page?x=1',
  'http://127.0.0.1/',
  'http://[::1]:8080/cb',
])('may return to %s', async (allowed) => {
  expect((await start('GOOGLE', { returnUrl: allowed })).errors).toBeUndefined()
})

test.each([
  'https://app.example/signed-in/',
  'https://app.example/signed-in?next=https://attacker.example',
  'https://app.example/signed-in#x',
  'https://app.example.attacker.example/signed-in',
  'https://app.example@attacker.example/signed-in',
  'http://localhost@attacker.example/',
  'http://localhost:pass@attacker.example/',
  'http://user:pass@localhost/',
  'http://localhost.attacker.example/',
  'HTTPS://APP.EXAMPLE/signed-in',
  'javascript:alert(1)',
  'data:text/html,x',
  '//attacker.example',
  '/relative',
  '',
])('may not return to "%s"', async (forbidden) => {
  const { errors, authorizationUrl } = await start('GOOGLE', { returnUrl: forbidden })

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  expect(authorizationUrl).toBeUndefined()
})

test('in production no page on this machine is allowed unless it is listed', () => {
  expect(mayReturnTo(returnUrl, { ...config.returnUrls, anyLocal: false })).toBe(false)
})

test.each(['', 'short', `${'a'.repeat(42)}=`, 'a'.repeat(44)])('"%s" is no challenge', async (verifierChallenge) => {
  expect((await start('GOOGLE', { verifierChallenge })).errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('a network may begin 300 sign-ins an hour', async () => {
  const query = `mutation ($input: StartProviderSignInInput!) { startProviderSignIn(input: $input) { userErrors { code retryAfterSeconds } } }`
  const input = { provider: 'GOOGLE', returnUrl, verifierChallenge: 'a'.repeat(43) }
  const ask = async () =>
    (await execute(query, { input }, undefined, { 'x-client-ip': '203.0.113.9' })).data?.startProviderSignIn.userErrors
  const answers = await Promise.all(Array.from({ length: 305 }, ask))

  const refused = answers.flat()
  expect(refused).toHaveLength(5)
  expect(refused[0]).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) })
})
