import { execFile } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { runSigningKeysCommand } from '../signing-keys-command.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { allSigningKeys } from '../subgraphs/auth/domain/keys/rotation.ts'
import { cachedSigningKey } from '../subgraphs/auth/domain/keys/signing-keys.ts'
import { testSettings } from '../subgraphs/auth/fixtures.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const signingKey = cachedSigningKey(db, testSettings.AUTH_KEY_SECRET)

const settings = { ...testSettings, AUTH_DATABASE_URL: url }

/** Runs the command in this process. */
const run = (args: readonly string[], more: Record<string, string> = {}) =>
  runSigningKeysCommand(args, { ...settings, ...more })

/** Runs the command as a shell does. */
async function runInShell(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const command = [compiledScript('signing-keys.ts'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: { ...process.env, ...settings } }, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output, errors }),
    )
  })
}

test('operators see the keys, rotate them, and remove a stolen one', async () => {
  const { kid: first } = await signingKey()
  const rotated = await run(['rotate'])
  const listed = await run(['list'])
  const removed = await run(['remove', first])
  const { kid: next } = await signingKey()

  const shown = (output: string) =>
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
])('%j changes nothing and says why', async (args, reason, more) => {
  const before = await allSigningKeys(db)

  await expect(run(args, more)).rejects.toThrow(reason)

  expect(await allSigningKeys(db)).toEqual(before)
})

test('a shell gets the answer and status 0, or the reason and status 1', async () => {
  const { kid } = await signingKey()

  const [done, refused] = await Promise.all([runInShell('list'), runInShell('remove', 'key_1')])

  expect(done).toMatchObject({ code: 0, output: expect.stringContaining(`${kid}  created `) })
  expect(refused).toEqual({ code: 1, output: '', errors: 'There is no signing key key_1.\n' })
})
