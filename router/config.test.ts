import { expect, test } from 'vitest'
import { readLocalConfig } from './config.ts'

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
