import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { testSettings } from './fixtures.ts'

const env = { ...testSettings, AUTH_DATABASE_URL: 'postgres://localhost/bunri_auth' }

test('the demo person is off by default and forbidden in production', () => {
  expect(readConfig({ ...env, NODE_ENV: 'production' }).demoPerson).toBe(false)
  expect(readConfig({ ...env, AUTH_DEMO_PERSON: 'true', NODE_ENV: 'development' }).demoPerson).toBe(true)
  expect(() => readConfig({ ...env, AUTH_DEMO_PERSON: 'true', NODE_ENV: 'production' })).toThrow(
    'AUTH_DEMO_PERSON: must be false in production',
  )
})

test('secrets are required and have a minimum length', () => {
  const { AUTH_KEY_SECRET: _, ...without } = env

  expect(() => readConfig({ ...without, AUTH_REFRESH_SECRET: 'short', AUTH_PASSWORD_PEPPER: 'salt' })).toThrow(
    /AUTH_KEY_SECRET: .*AUTH_REFRESH_SECRET: must have at least 32 characters.*AUTH_PASSWORD_PEPPER: must/,
  )
})
