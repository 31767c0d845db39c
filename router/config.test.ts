import { exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { readConfig, readLocalConfig } from './config.ts'

test.each([undefined, '', ' , '])(
  'with %j as origins, production allows no web origin and development any',
  (ROUTER_ORIGINS) => {
    expect(readLocalConfig({ NODE_ENV: 'production', ROUTER_ORIGINS }).origins).toEqual([])
    expect(readLocalConfig({ ROUTER_ORIGINS }).origins).toBeUndefined()
  },
)

test('origins are separated by commas', () => {
  const { origins } = readLocalConfig({
    NODE_ENV: 'production',
    ROUTER_ORIGINS: 'https://a.example, https://b.example,',
  })

  expect(origins).toEqual(['https://a.example', 'https://b.example'])
})

test('trusted proxies are addresses and networks', () => {
  const trusted = (ROUTER_TRUSTED_PROXIES?: string) => readLocalConfig({ ROUTER_TRUSTED_PROXIES }).trustProxy

  expect(trusted()).toBe(false)
  expect(trusted('10.0.0.0/8, ::1,loopback')).toBe('10.0.0.0/8,::1,loopback')
})

test('one error names every bad setting', () => {
  const env = {
    ROUTER_PORT: 'abc',
    LOG_LEVEL: 'loud',
    ROUTER_ORIGINS: 'app.example',
    ROUTER_TRUSTED_PROXIES: 'nobody',
    AUTH_ISSUER: 'us',
  }

  for (const setting of Object.keys(env)) expect(() => readLocalConfig(env)).toThrow(`${setting}: `)
})

test.each(['*', 'null', 'https://a.example/', 'http://a.example', 'https://*.example'])(
  'production refuses %s as a web origin',
  (ROUTER_ORIGINS) => {
    expect(() => readLocalConfig({ NODE_ENV: 'production', ROUTER_ORIGINS })).toThrow('ROUTER_ORIGINS: ')
  },
)

test('a local page may use a router in production', () => {
  const origins = 'http://localhost:3000'

  expect(readLocalConfig({ NODE_ENV: 'production', ROUTER_ORIGINS: origins }).origins).toEqual([origins])
})

test.each(['0.0.0.0/0', '::/0', '10.0.0.0/00'])('%s is no network of proxies', (ROUTER_TRUSTED_PROXIES) => {
  expect(() => readLocalConfig({ ROUTER_TRUSTED_PROXIES })).toThrow('ROUTER_TRUSTED_PROXIES: ')
})

test('a router apart needs the private key, of the pair that the subgraphs have', async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  const [secret, published] = [await exportJWK(pair.privateKey), await exportJWK(pair.publicKey)]
  const other = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).publicKey)
  const read = (ROUTER_PRIVATE_KEY: object, ROUTER_PUBLIC_KEY: object, next?: object) =>
    readConfig({
      ROUTER_PRIVATE_KEY: JSON.stringify(ROUTER_PRIVATE_KEY),
      ROUTER_PUBLIC_KEY: JSON.stringify(ROUTER_PUBLIC_KEY),
      ROUTER_NEXT_PUBLIC_KEY: next && JSON.stringify(next),
    })

  expect(read(secret, published).privateKey).toEqual(secret)
  expect(() => read(published, published)).toThrow('ROUTER_PRIVATE_KEY: must be the private key')
  expect(() => read(secret, secret)).toThrow('ROUTER_PUBLIC_KEY: must be the public key')
  expect(() => read(secret, other)).toThrow('ROUTER_PUBLIC_KEY: must be the other half')
  expect(read(secret, other, published).privateKey).toEqual(secret)
})

test('one error names every address that production may not use without TLS', () => {
  const env = {
    NODE_ENV: 'production',
    AUTH_JWKS_URL: 'http://auth:4001/.well-known/jwks.json',
    USER_URL: 'http://user:4002/graphql',
    ROUTER_REDIS_URL: 'redis://cache:6379',
  }

  for (const setting of ['ROUTER_PRIVATE_KEY', ...Object.keys(env).slice(1)])
    expect(() => readConfig(env)).toThrow(`${setting}: `)
  expect(() => readConfig({ ...env, PRIVATE_HOSTS: 'auth,user,cache' })).toThrow(/\. ROUTER_PRIVATE_KEY: [^;]*$/)
})
