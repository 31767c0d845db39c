import { expect, test } from 'vitest'
import { trusts } from './trusted-proxies.ts'

test.each([
  ['127.0.0.1', true],
  ['::ffff:127.0.0.1', true],
  ['10.2.3.4', true],
  ['10.3.0.1', false],
  ['2001:db8::1', false],
  ['', false],
  [undefined, false],
  ['unknown', false],
  ['127.0.0.1'.repeat(20), false],
] as const)('of loopback and 10.2.0.0/16, %s is trusted: %s', (address, expected) => {
  const isTrusted = trusts('loopback, 10.2.0.0/16')

  expect([isTrusted(address, 0), isTrusted(address, 1)]).toEqual([expected, expected])
})
