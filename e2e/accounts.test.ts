import { execFile } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { runAccountsCommand } from '../accounts-command.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { anAccount } from '../subgraphs/auth/fixtures.ts'

const url = await testDatabase('auth')
const { db, close } = connect(url)
afterAll(close)
const { email } = await anAccount(db)

/** Runs a command of operators in this process. */
const run = (...args: string[]) => runAccountsCommand(args, { AUTH_DATABASE_URL: url })

/** Runs a command as a shell does. */
async function runInShell(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const command = [compiledScript('accounts.ts'), ...args]
  const env = { ...process.env, AUTH_DATABASE_URL: url }
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env }, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output, errors }),
    )
  })
}

test('operators grant, revoke, ban and unban by command, and read what was done', async () => {
  const steps = [
    await run('grant', 'moderator', email),
    await run('grant', 'moderator', email),
    await run('grant', 'moderator', email, '--revoke'),
    await run('ban', email),
    await run('ban', email, '--revoke'),
  ]
  const audit = await run('audit', email)

  expect(steps.map((output) => output.replaceAll(email, 'X'))).toEqual([
    'X is a moderator now; it holds everywhere within three seconds.',
    'X is a moderator already.',
    'X is no moderator now; it holds everywhere within three seconds.',
    'X is banned now; it holds everywhere within three seconds.',
    'X may sign in now; it holds everywhere within three seconds.',
  ])
  expect(
    audit
      .replace(/\S+Z/g, 'TIME')
      .replace(/by operator \S+/g, 'by ME')
      .split('\n'),
  ).toMatchObject([
    '1  TIME  SCOPES_CHANGED "moderator"  by ME',
    '2  TIME  SCOPES_CHANGED ""  by ME',
    '3  TIME  BANNED  by ME',
    '4  TIME  UNBANNED  by ME',
    expect.stringMatching(/^Complete up to event 4, [0-9a-f]{64}$/),
  ])
})

test.each([
  [['grant', 'admin', email], 'Usage:'],
  [['grant', 'moderator'], 'Usage:'],
  [['ban'], 'Usage:'],
  [['unban', email], 'Usage:'],
  [['ban', email, '--force'], "Unknown option '--force'"],
  [['ban', 'nobody@example.com'], 'There is no account with the address or id nobody@example.com.'],
])('%j changes nothing and says why', async (args, reason) => {
  await expect(run(...args)).rejects.toThrow(reason)
})

test('a shell gets the answer and status 0, or the reason and status 1', async () => {
  const [done, refused] = await Promise.all([runInShell('audit'), runInShell('ban', 'nobody@example.com')])

  expect(done).toMatchObject({ code: 0, output: expect.stringContaining('Complete up to event') })
  expect(refused).toMatchObject({ code: 1, errors: 'There is no account with the address or id nobody@example.com.\n' })
})
