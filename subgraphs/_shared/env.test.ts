import { expect, test } from 'vitest'
import { z } from 'zod'
import { type EnvTypes, flag, nodeEnvOf, port, readEnv, requireSettings } from './env.ts'

const settings = ({ databaseUrl }: EnvTypes) =>
  z.object({ A_URL: databaseUrl, A_PORT: port.default(4000), A_FLAG: flag.default(false) })

test('settings are parsed, and an empty setting counts as missing', () => {
  const given = readEnv(settings, { A_URL: 'postgres://a:b@localhost/c', A_PORT: '', A_FLAG: 'true', NODE_ENV: '' })

  expect(given).toEqual({ A_URL: 'postgres://a:b@localhost/c', A_PORT: 4000, A_FLAG: true })
})

test('one error lists every invalid setting', () => {
  const read = () => readEnv(settings, { A_URL: 'mysql://a', A_PORT: '70000', A_FLAG: 'yes', NODE_ENV: 'live' })

  expect(read).toThrow(/NODE_ENV.*A_URL.*A_PORT.*A_FLAG/)
})

test.each(['prod', 'Production', 'PRODUCTION', 'staging', 'dev', ' production', 'production '])(
  '"%s" is no environment',
  (NODE_ENV) => {
    const message = `NODE_ENV: must be production, development, test or unset; this one is "${NODE_ENV}"`

    expect(() => readEnv(() => z.object({}), { NODE_ENV })).toThrow(message)
    expect(() => nodeEnvOf({ NODE_ENV })).toThrow('NODE_ENV')
  },
)

test('without an environment it is development', () => {
  expect([{}, { NODE_ENV: '' }, { NODE_ENV: 'test' }].map(nodeEnvOf)).toEqual(['development', 'development', 'test'])
})

test('the settings of several readers are reported together, each problem once', () => {
  const readers = ['A', 'B', 'A'].map((name) => () => {
    throw new Error(`${name} is missing.`)
  })

  expect(() => requireSettings({}, readers)).toThrow(/^A is missing\.\nB is missing\.$/)
  expect(() => requireSettings({}, [() => 'fine'])).not.toThrow()
})
