import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const env = { INFO_DATABASE_URL: 'postgres://role:password@127.0.0.1:5432/info' }

test('a process generates its own sender secret unless the environment sets one of 32 characters or more', () => {
  const configured = 'a secret that several processes share'

  const { senderSecret } = readConfig({ ...env, INFO_SENDER_SECRET: '' })

  expect(senderSecret).toMatch(/^[\w-]{43}$/)
  expect(readConfig(env).senderSecret).toBe(senderSecret)
  expect(readConfig({ ...env, INFO_SENDER_SECRET: configured }).senderSecret).toBe(configured)
  expect(() => readConfig({ ...env, INFO_SENDER_SECRET: 'short' })).toThrow(/INFO_SENDER_SECRET: must have at least 32/)
})

test.each(['ftp://bunri.example', 'bunri.example', '/calendars'])('%s is refused as a public URL', (url) => {
  expect(() => readConfig({ ...env, INFO_PUBLIC_URL: url })).toThrow(/INFO_PUBLIC_URL/)
})
