import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const env = { INFO_DATABASE_URL: 'postgres://role:password@127.0.0.1:5432/info' }

test('a process makes its own secret for senders unless it is given one, which can’t be short', () => {
  const given = 'a secret that several processes share'

  const { senderSecret } = readConfig({ ...env, INFO_SENDER_SECRET: '' })

  expect(senderSecret).toMatch(/^[\w-]{43}$/)
  expect(readConfig(env).senderSecret).toBe(senderSecret)
  expect(readConfig({ ...env, INFO_SENDER_SECRET: given }).senderSecret).toBe(given)
  expect(() => readConfig({ ...env, INFO_SENDER_SECRET: 'short' })).toThrow(
    /INFO_SENDER_SECRET: has to have at least 32/,
  )
})

test.each(['ftp://bunri.example', 'bunri.example', '/calendars'])('%s is no address to tell people', (url) => {
  expect(() => readConfig({ ...env, INFO_PUBLIC_URL: url })).toThrow(/INFO_PUBLIC_URL/)
})
