import { expect, test } from 'vitest'
import { z } from 'zod'
import { databaseUrl, flag, port, readEnv } from './env.ts'

const settings = z.object({ A_URL: databaseUrl, A_PORT: port.default(4000), A_FLAG: flag.default(false) })

test('settings are parsed, and an empty setting counts as missing', () => {
  const given = readEnv(settings, { A_URL: 'postgres://a:b@localhost/c', A_PORT: '', A_FLAG: 'true' })

  expect(given).toEqual({ A_URL: 'postgres://a:b@localhost/c', A_PORT: 4000, A_FLAG: true })
})

test('one error lists every invalid setting', () => {
  const read = () => readEnv(settings, { A_URL: 'mysql://a', A_PORT: '70000', A_FLAG: 'yes' })

  expect(read).toThrow(/A_URL.*A_PORT.*A_FLAG/)
})
