import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll } from 'vitest'
import { startInOneProcess } from '../one-process.ts'
import { type Emulator, startEmulator } from '../provider-emulator/emulator.ts'
import type { WebApp } from '../router/web-app.ts'
import { assertionSetting, databaseSetting, type Env } from '../subgraphs/_shared/env.ts'
import { hasNats, startBroker } from '../subgraphs/_shared/events/testing-broker.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { testLog, testLogFile } from '../subgraphs/_shared/testing-logs.ts'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { subgraphs } from '../subgraphs/all.ts'
import { testSettings } from '../subgraphs/auth/fixtures.ts'
import { untilReady } from './processes.ts'

export type Mode = 'one process' | 'five processes'

/** The whole graph, listening, on its own databases. */
export interface TestGraph {
  url: string
  /** Kakao, Naver and Google, as the graph knows them. */
  emulator: Emulator
  /** The text of the first mail to an address, of those with this part. */
  mailTo(address: string, part?: string): Promise<string>
  /** Address of a process, such as `http://127.0.0.1:4002`; only with five processes. */
  address(name: string): string
  /** Address of a subgraph's database, for inserting rows. */
  databaseUrl(subgraph: string): string
  /** Kills the process of a subgraph or the router as a crash would; only with five processes. */
  kill(name: string): Promise<void>
  /** Starts it again, as a supervisor would, and waits until it is ready. */
  restart(name: string): Promise<void>
  stop(): Promise<void>
}

const project = join(import.meta.dirname, '..')

/** @param webApp the app for residents; only in one process */
export async function startGraph(
  mode: Mode,
  onStatement?: (text: string) => void,
  webApp?: WebApp,
): Promise<TestGraph> {
  const env: Env = { ...testSettings, AUTH_DEMO_PERSON: 'true', NODE_ENV: 'development', LOG_LEVEL: 'info' }
  // Tests that send many mutations do so from networks of their own.
  env.ROUTER_TRUSTED_PROXIES = 'loopback'
  const folder = await mkdtemp(join(tmpdir(), 'bunri-graph-'))
  afterAll(() => rm(folder, { recursive: true }))
  env.AUTH_MAIL_FOLDER = join(folder, 'mail')
  env.KEYS_FOLDER = join(folder, 'keys')
  env.USER_VAPID_PRIVATE_KEY = randomBytes(32).toString('base64url')
  env.USER_PUSH_LOOPBACK = 'true'
  await mkdir(env.AUTH_MAIL_FOLDER)
  for (const { name } of subgraphs) env[databaseSetting(name)] = await testDatabase(name)
  const emulator = await startEmulator()
  afterAll(emulator.stop)
  Object.assign(env, emulator.settings)
  const graph = await (mode === 'one process' ? oneProcess(env, onStatement, webApp) : fiveProcesses(env))
  return { ...graph, emulator }
}

/** The GraphQL examples of the README, in their order. */
export function readmeQueries(): string[] {
  const text = readFileSync(join(project, 'README.md'), 'utf8')
  return [...text.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, query]) => String(query))
}

async function oneProcess(
  env: Env,
  onStatement?: (text: string) => void,
  webApp?: WebApp,
): Promise<Omit<TestGraph, 'emulator'>> {
  const unsupported = () => Promise.reject(new Error('There is only one process.'))
  const { url, stop } = await startInOneProcess({ ...env, ROUTER_PORT: '0' }, testLog(), onStatement, webApp)
  const address = () => url
  return { url, stop, address, kill: unsupported, restart: unsupported, ...accessTo(env) }
}

async function fiveProcesses(env: Env): Promise<Omit<TestGraph, 'emulator'>> {
  const names = [...subgraphs.map(({ name }) => name), 'router']
  const broker = hasNats ? await startBroker() : undefined
  if (broker) afterAll(broker.remove)
  const ports = new Map<string, number>()
  for (const name of names) ports.set(name, await freePort())
  const at = (name: string) => `http://127.0.0.1:${ports.get(name)}`
  const shared: Env = {
    ...env,
    ...(broker && { NATS_URL: broker.url }),
    PATH: process.env.PATH,
    ...Object.fromEntries(subgraphs.map(({ name }) => [assertionSetting(name), randomBytes(32).toString('base64url')])),
    AUTH_JWKS_URL: `${at('auth')}/.well-known/jwks.json`,
    ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_PORT`, String(ports.get(name))])),
    ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, `${at(name)}/graphql`])),
  }
  const processes = new Map<string, ChildProcess>()
  const restart = async (name: string) => {
    const script = name === 'router' ? 'router/index.ts' : `subgraphs/${name}/index.ts`
    const log = openSync(testLogFile(name), 'a')
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=512', '--max-semi-space-size=32', compiledScript(script)],
      { cwd: project, env: shared, stdio: ['ignore', log, 'inherit'] },
    )
    closeSync(log)
    processes.set(name, child)
    await untilReady(at(name), child).catch((error) => {
      const lines = readFileSync(testLogFile(name), 'utf8').trimEnd().split('\n')
      throw new Error(`${error.message} The end of its log:\n${lines.slice(-5).join('\n')}`)
    })
  }
  const stop = async () => {
    await Promise.all([...processes.values()].map((child) => end(child, 'SIGTERM')))
  }
  try {
    await Promise.all(names.map(restart))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: at('router'),
    address: at,
    stop,
    ...accessTo(env),
    restart,
    kill: (name) => end(processes.get(name), 'SIGKILL'),
  }
}

const accessTo = (env: Env) => ({
  databaseUrl: (subgraph: string) => String(env[databaseSetting(subgraph)]),
  mailTo: async (address: string, part = '') => {
    const folder = String(env.AUTH_MAIL_FOLDER)
    for (let attempt = 0; attempt < 100; attempt++) {
      for (const name of (await readdir(folder)).filter((file) => file.endsWith('.eml'))) {
        const { to, text = '' } = await simpleParser(await readFile(join(folder, name)))
        if (JSON.stringify(to).includes(address) && text.includes(part)) return text
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`No mail arrived for ${address}.`)
  },
})

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}
