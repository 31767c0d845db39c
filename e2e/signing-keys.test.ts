import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { allSigningKeys } from '../subgraphs/auth/domain/keys/rotation.ts'
import { cachedSigningKey } from '../subgraphs/auth/domain/keys/signing-keys.ts'
import { testSettings } from '../subgraphs/auth/fixtures.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const signingKey = cachedSigningKey(db, testSettings.AUTH_KEY_SECRET)

/** Runs the command as a shell does. */
async function run(args: readonly string[], settings: Record<string, string> = {}) {
  const command = ['--import', 'tsx', fileURLToPath(new URL('../signing-keys.ts', import.meta.url)), ...args]
  const env = { ...process.env, ...testSettings, AUTH_DATABASE_URL: url, ...settings }
  return new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    execFile(process.execPath, command, { env }, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output: output.trim(), errors }),
    )
  })
}

test('operators see the keys, rotate them, and remove a stolen one', async () => {
  const { kid: first } = await signingKey()
  const rotated = await run(['rotate'])
  const listed = await run(['list'])
  const removed = await run(['remove', first])
  const { kid: next } = await signingKey()

  const shown = ({ output }: { output: string }) =>
    output
      .replaceAll(first, 'FIRST')
      .replaceAll(next, 'NEXT')
      .replace(/\d[^\s,;]+Z/g, 'TIME')
  expect([rotated, listed, removed].map(shown)).toEqual([
    'NEXT signs from TIME; the key before stays published until TIME.',
    'FIRST  created TIME, signs until TIME\nNEXT  created TIME, signs from TIME',
    'FIRST is removed; its tokens are refused everywhere within 60 seconds. NEXT signs.',
  ])
  expect(next).not.toBe(first)
})

test.each<[string[], string, Record<string, string>?]>([
  [['remove'], 'Usage:'],
  [['remove', 'key_1'], 'There is no signing key key_1.'],
  [['rotate'], 'AUTH_KEY_SECRET is not the secret', { AUTH_KEY_SECRET: 'of another service, thirty-two characters' }],
])('%j changes nothing and says why', async (args, reason, settings) => {
  const before = await allSigningKeys(db)

  const { code, errors } = await run(args, settings)

  expect(code).toBe(1)
  expect(errors).toContain(reason)
  expect(await allSigningKeys(db)).toEqual(before)
})
