import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { overHttp } from '../router/http-transport.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { propertyRuns, testDatabase } from '../subgraphs/_shared/testing.ts'
import { testLogFile } from '../subgraphs/_shared/testing-logs.ts'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { sessions } from '../subgraphs/auth/db/schema.ts'
import { anAccount, aSession, testSettings } from '../subgraphs/auth/fixtures.ts'
import { untilReady } from './processes.ts'

const databaseUrl = await testDatabase('auth')
const { db, close } = connect(databaseUrl)
const secret = randomBytes(32).toString('base64url')
const replicas = await Promise.all([startAuth(), startAuth()])
afterAll(async () => {
  for (const { child, transport } of replicas) {
    child.kill('SIGKILL')
    await transport.close()
  }
  await close()
})

async function startAuth() {
  const port = await freePort()
  const log = openSync(testLogFile('auth'), 'a')
  const env = {
    ...testSettings,
    PATH: process.env.PATH,
    AUTH_DATABASE_URL: databaseUrl,
    AUTH_PORT: String(port),
    AUTH_ASSERTION_SECRET: secret,
  }
  const child = spawn(process.execPath, [compiledScript('subgraphs/auth/index.ts')], {
    cwd: join(import.meta.dirname, '..'),
    env,
    stdio: ['ignore', log, 'inherit'],
  })
  closeSync(log)
  await untilReady(`http://127.0.0.1:${port}`, child)
  return { child, transport: overHttp('auth', `http://127.0.0.1:${port}/graphql`, secret) }
}

const query =
  'mutation ($token: String) { refreshSession(input: { refreshToken: $token }) { tokens { refreshToken } userErrors { code } } }'

/** The successor of a refresh token, as a client gets it that tries again, at the other replica, until there is an answer. */
async function refresh(token: string, tab: number): Promise<string> {
  for (let attempt = tab; attempt < tab + 20; attempt++) {
    const operation = { query, variables: { token } }
    const transport = replicas[attempt % 2]?.transport
    const answer = await transport?.execute(operation, {}, AbortSignal.timeout(30_000)).catch(() => null)
    const payload = answer?.result.data?.refreshSession as { tokens?: { refreshToken: string } } | undefined
    if (payload) return payload.tokens?.refreshToken ?? 'logged out'
  }
  throw new Error('No replica answered.')
}

test('parallel refreshes of fifty sessions, while one of two replicas is killed: one successor each, and nobody is logged out', async () => {
  const { id } = await anAccount(db)
  const opened = await Promise.all(Array.from({ length: 50 }, () => aSession(db, id)))
  // The whole has to end within the ten seconds in which a used refresh token still gets its successor.
  const tabs = propertyRuns(10, 15)

  const refreshed = Promise.all(
    opened.map(({ refreshToken }) => Promise.all(Array.from({ length: tabs }, (_, tab) => refresh(refreshToken, tab)))),
  )
  let rotated = 0
  do rotated = await db.$count(sessions, eq(sessions.counter, 1))
  while (rotated < 5)
  replicas[0]?.child.kill('SIGKILL')
  const successors = await refreshed

  expect(rotated).toBeLessThan(50)
  expect(successors.map((tokens) => new Set(tokens).size)).toEqual(Array(50).fill(1))
  expect(successors.flat()).not.toContain('logged out')
  const rows = await db.select().from(sessions)
  expect(rows.map(({ counter, revokedAt }) => ({ counter, revokedAt }))).toEqual(
    Array(50).fill({ counter: 1, revokedAt: null }),
  )
})
