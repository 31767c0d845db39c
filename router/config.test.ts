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

test('a router apart shares a secret with each subgraph', () => {
  const secrets = Object.fromEntries(
    ['AUTH', 'USER', 'LOCATION', 'INFO'].map((name) => [
      `${name}_ASSERTION_SECRET`,
      `${name} and the router share it, and nobody else`,
    ]),
  )

  expect(readConfig(secrets).subgraphs.user.secret).toBe(secrets.USER_ASSERTION_SECRET)
  for (const name of Object.keys(secrets)) {
    expect(() => readConfig({ ...secrets, [name]: undefined })).toThrow(`${name}: `)
    expect(() => readConfig({ ...secrets, [name]: 'short' })).toThrow(`${name}: must have at least 32 characters`)
  }
  const production = { ...secrets, NODE_ENV: 'production', INFO_ASSERTION_SECRET: secrets.USER_ASSERTION_SECRET }
  expect(() => readConfig(production)).toThrow('INFO_ASSERTION_SECRET: must differ from USER_ASSERTION_SECRET')
})

test('one error names every address that production may not use without TLS', () => {
  const env = {
    NODE_ENV: 'production',
    AUTH_JWKS_URL: 'http://auth:4001/.well-known/jwks.json',
    USER_URL: 'http://user:4002/graphql',
    ROUTER_REDIS_URL: 'redis://cache:6379',
  }

  for (const setting of ['USER_ASSERTION_SECRET', ...Object.keys(env).slice(1)])
    expect(() => readConfig(env)).toThrow(`${setting}: `)
  const named = () => readConfig({ ...env, PRIVATE_HOSTS: 'auth,user,cache' })
  const missing = ['AUTH', 'USER', 'LOCATION', 'INFO'].map((name) => `${name}_ASSERTION_SECRET: [^;]*`)
  expect(named).toThrow(new RegExp(`\\. ${missing.join('; ')}$`))
})

test('subgraphs may have deadlines of their own', () => {
  const timeouts = (ROUTER_SUBGRAPH_SECONDS?: string) =>
    readLocalConfig({ ROUTER_SUBGRAPH_SECONDS }).edge.timeoutsMs.get('location')

  expect([timeouts(), timeouts('location=3,info=8')]).toEqual([undefined, 3_000])
  for (const wrong of ['nobody=3', 'location=0', 'location=31', 'location'])
    expect(() => timeouts(wrong)).toThrow('ROUTER_SUBGRAPH_SECONDS: ')
})
