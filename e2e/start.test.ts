import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { graphql } from './generated/gql.ts'
import { client } from './request.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-start-'))
const started: ChildProcess[] = []
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  // The watcher of the embedded server stops it.
  while (await serverRuns()) await new Promise((resolve) => setTimeout(resolve, 50))
  await rm(folder, { recursive: true, force: true })
})

const signIn = graphql(`
  mutation StartSignIn($input: SignInInput!) {
    signIn(input: $input) {
      result {
        ... on SignedIn {
          tokens {
            refreshToken
          }
        }
      }
    }
  }
`)

const refresh = graphql(`
  mutation StartRefresh($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      tokens {
        accessToken
      }
    }
  }
`)

const first = await start({ ROUTER_PORT: '0' }, ['--import', './typescript.mjs', 'start.ts'])

test('a second start on the same port fails in one sentence and leaves the first alone', async () => {
  const port = new URL(first.url).port

  const second = await start({ ROUTER_PORT: port })
  const response = await fetch(`${first.url}/readyz`)

  expect(second.output.trim()).toBe(
    `Port ${port} is in use, perhaps by another Bunri; set ROUTER_PORT to start a second one.`,
  )
  expect(second.child.exitCode).toBe(1)
  expect(response.status).toBe(200)
})

test('npm start answers, prints its address and keeps its data through kill -9; Ctrl-C leaves nothing running', {
  timeout: 300_000,
}, async () => {
  const input = { ...demoPerson, device: { platform: 'OTHER' as const } }
  const session = await client(`${first.url}/graphql`)(signIn, { input })
  const result = session.data?.signIn?.result
  const refreshToken = result && 'tokens' in result ? result.tokens.refreshToken : undefined
  await end(first.child, 'SIGKILL')

  // Secrets for separate services don't lock the embedded database's data.
  const second = await start({ ROUTER_PORT: '0', AUTH_KEY_SECRET: 'x'.repeat(32), AUTH_REFRESH_SECRET: 'y'.repeat(32) })
  const again = await client(`${second.url}/graphql`)(refresh, { input: { refreshToken } })
  const page = await fetch(`${second.url}/graphiql`)
  await page.text()
  await end(second.child, 'SIGINT')

  expect(first.output).toContain(demoPerson.email)
  // The first start loads most, and its jobs must not lose their connections by that.
  expect(first.output).not.toContain('"level":50')
  expect(refreshToken).toMatch(/^v1\./)
  expect(again.data?.refreshSession?.tokens?.accessToken).toBeDefined()
  expect(page.status).toBe(200)
  expect(await serverRuns()).toBe(false)
})

test('bad settings of the router and the subgraphs are reported before anything starts', async () => {
  const { output, child } = await start({ ROUTER_PORT: 'abc', AUTH_KEY_DAYS: '0' })

  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/^Settings are missing or invalid .* ROUTER_PORT: /),
    expect.stringMatching(/^Settings are missing or invalid .* AUTH_KEY_DAYS: /),
  ])
  expect(child.exitCode).toBe(1)
})

test('in production it says at once all that is missing or unsafe', async () => {
  const { output, child } = await start({ NODE_ENV: 'production', ROUTER_PORT: '0', ROUTER_ORIGINS: '*' })

  expect(output).toContain('set AUTH_KEY_SECRET, AUTH_REFRESH_SECRET, INFO_SENDER_SECRET')
  expect(output).toContain('ROUTER_ORIGINS: ')
  expect(output).toContain('AUTH_SMTP_URL: is required in production')
  expect(child.exitCode).toBe(1)
})

/** Runs start.ts, and waits until it answers or exits. */
async function start(settings: Record<string, string>, script = [compiledScript('start.ts')]) {
  const env = { PATH: process.env.PATH, BUNRI_FOLDER: folder, BUNRI_BUILD_WEB: 'false', ...settings }
  const flags = ['--max-old-space-size=512', '--max-semi-space-size=32']
  const child = spawn(process.execPath, [...flags, ...script], { cwd: join(import.meta.dirname, '..'), env })
  started.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const hasAnswered = () => child.exitCode !== null || output.includes('Data  ')
  await vi.waitFor(() => expect(hasAnswered()).toBe(true), { timeout: 240_000, interval: 50 })
  const url = /answers at (http:\S+)\/graphql/.exec(output)?.[1] ?? ''
  return { child, output, url }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

/** Whether a PostgreSQL runs on the folder: its pid file names a live process. */
async function serverRuns(): Promise<boolean> {
  const file = await readFile(join(folder, 'pg18', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(file.split('\n')[0])
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}
