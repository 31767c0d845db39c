import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testLogFile } from '../subgraphs/_shared/testing-logs.ts'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { names } from '../subgraphs/testing.ts'

const port = await freePort()
const nobody = `http://127.0.0.1:${await freePort()}`
const folder = await mkdtemp(join(tmpdir(), 'bunri-workers-'))
const log = openSync(testLogFile('workers'), 'a')
const router: ChildProcess = spawn(process.execPath, [compiledScript('router/index.ts')], {
  cwd: join(import.meta.dirname, '..'),
  stdio: ['ignore', log, 'inherit'],
  env: {
    PATH: process.env.PATH,
    ROUTER_PORT: String(port),
    ROUTER_WORKERS: '2',
    KEYS_FOLDER: folder,
    AUTH_JWKS_URL: `${nobody}/.well-known/jwks.json`,
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`${name.toUpperCase()}_URL`, `${nobody}/graphql`],
        [`${name.toUpperCase()}_ASSERTION_SECRET`, Buffer.from(`${name} of workers`.repeat(3)).toString('base64url')],
      ]),
    ),
  },
})
closeSync(log)
afterAll(async () => {
  router.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

/** Sends a request on a connection of its own, so that workers take turns. */
async function ask(query: string): Promise<{ status: number; limit: string | null }> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(patienceMs),
  })
  await response.arrayBuffer()
  return { status: response.status, limit: response.headers.get('ratelimit') }
}

// A connection that was on its way to a worker that is killed is lost, and its client has to connect again.
const patienceMs = 5_000

const metrics = async (): Promise<string> =>
  (await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(patienceMs) })).text()

const workerPids = (): number[] =>
  execFileSync('pgrep', ['-f', '-P', String(router.pid), 'router/index'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number)

/** The number of processes whose figures are in the metrics. */
const workerCount = async () => Number(/^bunri_router_workers (\d+)$/m.exec(await metrics().catch(() => ''))?.[1] ?? 0)

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await isTrue()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not become true within a minute.')
}

test('workers share a port, limits and metrics; one that dies is replaced, and all end with the main process', async () => {
  await until(async () => (await workerCount()) === 2)

  const used = []
  for (let count = 0; count < 62; count += 1) used.push(await ask('mutation { signOut { userErrors { code } } }'))
  const pids = workerPids()
  process.kill(pids[0] ?? 0, 'SIGKILL')
  const during = await ask('{ __typename }').catch(() => ask('{ __typename }'))
  await until(async () => !workerPids().includes(pids[0] ?? 0) && (await workerCount()) === 2)
  const replaced = workerPids()
  router.kill('SIGTERM')
  const [code] = await once(router, 'exit')

  expect(used.filter(({ status }) => status === 429)).toHaveLength(2)
  expect([pids, replaced].map(({ length }) => length)).toEqual([2, 2])
  expect(during.status).toBe(200)
  expect(code).toBe(0)
  for (const pid of replaced) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
