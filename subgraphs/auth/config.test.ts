import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
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

test('the public URL is one that browsers open', () => {
  expect(readConfig(env).publicUrl).toBeUndefined()
  expect(readConfig({ ...env, AUTH_PUBLIC_URL: 'https://auth.example' }).publicUrl).toBe('https://auth.example')
  expect(() => readConfig({ ...env, AUTH_PUBLIC_URL: 'javascript:alert(1)' })).toThrow('AUTH_PUBLIC_URL: ')
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

test.each([
  [undefined, 14],
  ['0', 0],
  ['90', 90],
])('with %s days of grace, a deletion can be cancelled for %i days', (AUTH_DELETION_GRACE_DAYS, days) => {
  expect(readConfig({ ...env, AUTH_DELETION_GRACE_DAYS }).deletionGraceDays).toBe(days)
})

test.each(['-1', '91', '1.5', 'soon'])('%s days of grace are refused', (AUTH_DELETION_GRACE_DAYS) => {
  expect(() => readConfig({ ...env, AUTH_DELETION_GRACE_DAYS })).toThrow('AUTH_DELETION_GRACE_DAYS: ')
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

describe('providers', () => {
  const kakao = { AUTH_KAKAO_CLIENT_ID: 'a rest key', AUTH_KAKAO_CLIENT_SECRET: 'a secret' }
  const addresses = {
    AUTH_PUBLIC_URL: 'https://auth.example/',
    AUTH_RETURN_URLS: 'https://app.example/in, kr.example.app:/in',
  }

  test('are off without settings, and on with a client id and its secret', () => {
    expect(Object.values(readConfig(env).providers)).toEqual([undefined, undefined, undefined])
    expect(readConfig({ ...env, ...kakao }).providers.kakao).toMatchObject({
      issuer: 'https://kauth.kakao.com',
      clientId: 'a rest key',
      notices: undefined,
    })
    expect(() => readConfig({ ...env, AUTH_NAVER_CLIENT_ID: 'alone' })).toThrow(
      'AUTH_NAVER_CLIENT_SECRET: has to be set',
    )
    expect(() => readConfig({ ...env, AUTH_GOOGLE_CLIENT_SECRET: 'alone' })).toThrow(
      'AUTH_GOOGLE_CLIENT_SECRET: has to be set',
    )
  })

  test('need a public URL and addresses to return to in production, all of them encrypted', () => {
    expect(readConfig({ ...production, ...kakao, ...addresses })).toMatchObject({
      publicUrl: 'https://auth.example',
      returnUrls: { allowed: ['https://app.example/in', 'kr.example.app:/in'], anyLocal: false },
    })
    expect(() => readConfig({ ...production, ...kakao })).toThrow(
      /AUTH_RETURN_URLS: is required.*AUTH_PUBLIC_URL: is required/,
    )
    expect(() => readConfig({ ...production, ...kakao, ...addresses, AUTH_PUBLIC_URL: 'http://auth.example' })).toThrow(
      'AUTH_PUBLIC_URL: has to be https:// in production',
    )
    expect(() =>
      readConfig({ ...production, ...kakao, ...addresses, AUTH_KAKAO_ISSUER: 'http://kakao.example' }),
    ).toThrow('AUTH_KAKAO_ISSUER: needs TLS')
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://app.example/in',
    'https://app.example/in#x',
    'app.example',
  ])('"%s" is no address to return to', (url) => {
    expect(() => readConfig({ ...env, AUTH_RETURN_URLS: url })).toThrow('AUTH_RETURN_URLS: has to be')
  })
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
