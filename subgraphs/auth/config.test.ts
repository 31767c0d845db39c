import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { testSettings } from './fixtures.ts'

const env = { ...testSettings, AUTH_DATABASE_URL: 'postgres://localhost/bunri_auth' }

const production = {
  NODE_ENV: 'production',
  AUTH_DATABASE_URL: 'postgres://auth:b0rrowed@127.0.0.1/auth',
  AUTH_KEY_SECRET: randomBytes(32).toString('base64url'),
  AUTH_REFRESH_SECRET: randomBytes(32).toString('base64url'),
  AUTH_SMTP_URL: 'smtps://auth:b0rrowed@mail.example',
}

test('the demo person is off by default and forbidden in production', () => {
  expect(readConfig(production).demoPerson).toBe(false)
  expect(readConfig({ ...env, AUTH_DEMO_PERSON: 'true', NODE_ENV: 'development' }).demoPerson).toBe(true)
  expect(() => readConfig({ ...production, AUTH_DEMO_PERSON: 'true' })).toThrow(
    'AUTH_DEMO_PERSON: must be false in production',
  )
})

test('secrets are required and have a minimum length', () => {
  const { AUTH_KEY_SECRET: _, ...without } = env

  expect(() => readConfig({ ...without, AUTH_REFRESH_SECRET: 'short', AUTH_PASSWORD_PEPPER: 'salt' })).toThrow(
    /AUTH_KEY_SECRET: .*AUTH_REFRESH_SECRET: must have at least 32 characters.*AUTH_PASSWORD_PEPPER: must/,
  )
})

test('production needs a mail server; elsewhere mails are files without one', () => {
  expect(() => readConfig({ ...production, AUTH_SMTP_URL: '' })).toThrow('AUTH_SMTP_URL: is required in production')
  expect(() => readConfig({ ...production, AUTH_SMTP_URL: 'mail.example' })).toThrow('AUTH_SMTP_URL: Invalid URL')
  expect(readConfig(env).mail.smtpUrl).toBeUndefined()
  expect(readConfig(env).mail.hasPages).toBe(true)
  expect(readConfig({ ...env, AUTH_SMTP_URL: 'smtp://mail.example' }).mail.hasPages).toBe(false)
  expect(readConfig(production).mail.hasPages).toBe(false)
})

test.each([
  ['smtps://mail.example', 'smtps://mail.example'],
  ['smtp://mail.example:587', 'smtp://mail.example:587?requireTLS=true'],
  ['smtp://mail.example?requireTLS=false', 'smtp://mail.example?requireTLS=true'],
  ['smtp://127.0.0.1:2525', 'smtp://127.0.0.1:2525'],
  ['smtp://mail:25', 'smtp://mail:25'],
])('in production, mails to %s leave only through %s', (AUTH_SMTP_URL, used) => {
  expect(readConfig({ ...production, PRIVATE_HOSTS: 'mail', AUTH_SMTP_URL }).mail.smtpUrl).toBe(used)
})

test('one error names everything that is wrong in production', () => {
  const wrong = {
    ...testSettings,
    NODE_ENV: 'production',
    AUTH_DATABASE_URL: 'postgres://a:b@db.example/auth',
    AUTH_DEMO_PERSON: 'true',
  }

  expect(() => readConfig(wrong)).toThrow(
    /AUTH_DATABASE_URL: .*AUTH_KEY_SECRET: .*AUTH_REFRESH_SECRET: .*AUTH_SMTP_URL: .*AUTH_DEMO_PERSON: /,
  )
})

const app = `android:apk-key-hash:${'A'.repeat(43)}`

test('without origins passkeys work at localhost, and are off in production', () => {
  expect(readConfig(env).passkeys).toEqual({ rpId: 'localhost', origins: [] })
  expect(readConfig(production).passkeys).toBeNull()
})

test('passkeys work at the origins of their domain, and in apps', () => {
  const AUTH_PASSKEY_ORIGINS = `https://bunri.example, https://app.bunri.example:8443 ,${app},`

  expect(readConfig({ ...production, AUTH_RP_ID: 'bunri.example', AUTH_PASSKEY_ORIGINS }).passkeys).toEqual({
    rpId: 'bunri.example',
    origins: ['https://bunri.example', 'https://app.bunri.example:8443', app],
  })
})

test.each([
  ['bunri.example', '', 'AUTH_PASSKEY_ORIGINS: is required with AUTH_RP_ID'],
  ['', 'https://bunri.example', 'https://bunri.example is not on the domain of AUTH_RP_ID, localhost'],
  ['bunri.example', 'https://notbunri.example', 'https://notbunri.example is not on the domain'],
  ['app.bunri.example', 'https://bunri.example', 'https://bunri.example is not on the domain'],
  ['bunri.example', 'http://bunri.example', 'AUTH_PASSKEY_ORIGINS: has to be https origins'],
  ['bunri.example', 'https://bunri.example/', 'AUTH_PASSKEY_ORIGINS: has to be https origins'],
  ['bunri.example', 'https://Bunri.example', 'AUTH_PASSKEY_ORIGINS: has to be https origins'],
  ['bunri.example', 'bunri.example', 'AUTH_PASSKEY_ORIGINS: has to be https origins'],
  ['bunri.example', 'android:apk-key-hash:short', 'AUTH_PASSKEY_ORIGINS: has to be https origins'],
  ['https://bunri.example', 'https://bunri.example', 'AUTH_RP_ID: has to be a domain'],
  ['Bunri.example', 'https://bunri.example', 'AUTH_RP_ID: has to be a domain'],
  ['bunri.example:443', 'https://bunri.example', 'AUTH_RP_ID: has to be a domain'],
  ['203.0.113.7', 'https://203.0.113.7', 'AUTH_RP_ID: has to be a domain'],
  ['[::1]', 'https://[::1]', 'AUTH_RP_ID: has to be a domain'],
])('in production, passkeys of %j at %j are refused', (AUTH_RP_ID, AUTH_PASSKEY_ORIGINS, problem) => {
  expect(() => readConfig({ ...production, AUTH_RP_ID, AUTH_PASSKEY_ORIGINS })).toThrow(problem)
})
