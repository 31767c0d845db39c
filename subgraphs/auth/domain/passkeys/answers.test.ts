import { expect, test } from 'vitest'
import { parseSignIn } from './answers.ts'
import { anAuthenticator } from './testing-authenticator.ts'

const app = `android:apk-key-hash:${'A'.repeat(43)}`
const site = { rpId: 'bunri.example', origins: ['https://bunri.example', 'https://app.bunri.example', app] }
const local = { rpId: 'localhost', origins: [] }

test.each([
  [site, 'https://bunri.example', true],
  [site, 'https://app.bunri.example', true],
  [site, app, true],
  [site, 'http://bunri.example', false],
  [site, 'https://bunri.example:444', false],
  [site, 'https://bunri.example/', false],
  [site, 'https://BUNRI.example', false],
  [site, 'https://other.bunri.example', false],
  [site, 'https://bunri.example.evil.example', false],
  [site, `android:apk-key-hash:${'B'.repeat(43)}`, false],
  [site, 'http://localhost:3000', false],
  [site, '', false],
  [local, 'http://localhost', true],
  [local, 'http://localhost:3000', true],
  [local, 'https://localhost:3000', false],
  [local, 'http://localhost:3000.evil.example', false],
  [local, 'http://localhost.evil.example', false],
  [local, 'http://localhost:3000\n', false],
  [local, 'http://127.0.0.1:3000', false],
])('for %o, the origin %s: %s', (relyingParty, origin, isOurs) => {
  const answer = anAuthenticator().signIn({ challenge: 'any' }, { origin })

  expect(parseSignIn(relyingParty, answer)?.origin).toBe(isOurs ? origin : undefined)
})
