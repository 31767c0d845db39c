import type { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { untilReady } from '../e2e/processes.ts'
import { startEmbeddedPostgres } from '../embedded/postgres.ts'
import { assertionSetting, databaseSetting, type Env } from '../subgraphs/_shared/env.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { end, finished, run, untilListening } from './processes.ts'

const names = ['auth', 'user', 'location', 'info'] as const

/** A running graph, and its processes by name: `graph` for one process, otherwise `router` and the subgraphs. */
export interface System {
  url: string
  /** The process of PostgreSQL that starts the others; undefined without one. */
  postgres: number | undefined
  processes: ReadonlyMap<string, number>
  /** The address of each process; only with five. */
  addresses?: ReadonlyMap<string, string>
  stop(): Promise<void>
}

/** A checkout with databases of its own. */
export interface Checkout {
  folder: string
  /** The process of PostgreSQL that starts the others. */
  postgres: number
  env: Env
  stop(): Promise<void>
}

/** Files of open data that the databases are filled with, by import; those that are missing are left out. */
const imports = [
  ['location', 'boundaries', 'kr_municipalities_2018.topojson'],
  ['location', 'clothing-bins', 'kr_clothing_bins_2026.cp949.csv'],
  ['location', 'mapo-clothing-bins', 'kr_mapo_clothing_bins.utf8.csv'],
  ['location', 'medicine-bins', 'kr_medicine_bins_2026.cp949.csv'],
  ['location', 'lamp-battery-bins', 'kr_lamp_battery_bins_2026.cp949.csv'],
  ['info', 'household-rules', 'kr_household_waste_rules_2026.cp949.csv'],
] as const

/**
 * Prepares databases for a checkout of this project, of this commit or another one, and fills them by its own importers from
 * `data`.
 */
export async function prepareCheckout(folder: string, work: string, data: string): Promise<Checkout> {
  const postgres = await startEmbeddedPostgres({
    folder: work,
    databases: names.map((name) => `bunri_${name}`),
    durable: false,
  })
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const env: Env = {
    PATH: process.env.PATH,
    BUNRI_FOLDER: work,
    LOG_LEVEL: 'error',
    ROUTER_TRUSTED_PROXIES: 'loopback',
    AUTH_DEMO_PERSON: 'true',
    AUTH_KEY_SECRET: secret('auth-key'),
    AUTH_REFRESH_SECRET: secret('refresh'),
    INFO_SENDER_SECRET: secret('sender'),
    USER_VAPID_PRIVATE_KEY: secret('vapid'),
    KEYS_FOLDER: join(work, 'keys'),
    AUTH_MAIL_FOLDER: join(work, 'mail'),
    // For commits that signed with a pair of keys.
    ROUTER_PRIVATE_KEY: JSON.stringify(await exportJWK(privateKey)),
    ROUTER_PUBLIC_KEY: JSON.stringify(await exportJWK(publicKey)),
    ...assertionSecrets(),
    ...Object.fromEntries(names.map((name) => [databaseSetting(name), postgres.url(`bunri_${name}`)])),
  }
  const checkout = { folder, postgres: postmasterIn(work), env, stop: () => postgres.stop() }
  // The first start migrates the databases and loads what ships with the project.
  await (await startOne(checkout)).stop()
  for (const [subgraph, dataSet, file] of imports) {
    const path = join(data, file)
    if (existsSync(path)) await finished(run(checkout, 'import.ts', {}, [subgraph, dataSet, path]))
  }
  return checkout
}

function postmasterIn(work: string): number {
  const [data = ''] = readdirSync(work).filter((name) => /^pg\d+$/.test(name))
  return Number(readFileSync(join(work, data, 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** `npm start` on the prepared databases. */
export async function startOne(checkout: Checkout): Promise<System> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = run(checkout, 'start.ts', {
    ...{ ROUTER_PORT: String(port), AUTH_ISSUER: url },
    BUNRI_BUILD_WEB: 'false',
  })
  await untilReady(url, child)
  const { postgres } = checkout
  return { url, postgres, processes: new Map([['graph', child.pid ?? 0]]), stop: () => end([child]) }
}

/** The router and four subgraphs, each in a process of its own. */
export async function startFive(checkout: Checkout): Promise<System> {
  const all = [...names, 'router']
  const ports = new Map(await Promise.all(all.map(async (name) => [name, await freePort()] as const)))
  const at = (name: string) => `http://127.0.0.1:${ports.get(name)}`
  const env: Env = {
    AUTH_ISSUER: at('router'),
    AUTH_JWKS_URL: `${at('auth')}/.well-known/jwks.json`,
    ...Object.fromEntries(all.map((name) => [`${name.toUpperCase()}_PORT`, String(ports.get(name))])),
    ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, `${at(name)}/graphql`])),
  }
  const children = new Map<string, ChildProcess>()
  for (const name of all) {
    const child = run(checkout, name === 'router' ? 'router/index.ts' : `subgraphs/${name}/index.ts`, env)
    children.set(name, child)
    await untilReady(at(name), child)
  }
  const processes = new Map([...children].map(([name, { pid = 0 }]) => [name, pid]))
  const addresses = new Map(all.map((name) => [name, at(name)]))
  return {
    url: at('router'),
    addresses,
    postgres: checkout.postgres,
    processes,
    stop: () => end([...children.values()]),
  }
}

/** A secret of this benchmark. */
const secret = (name: string) => Buffer.from(name.repeat(8)).toString('base64url').slice(0, 43)

/** The secrets that the router shares with the subgraphs. */
export const assertionSecrets = (): Env =>
  Object.fromEntries(names.map((name) => [assertionSetting(name), secret(`assert-${name}`)]))

/** Settings with which the router asks a server that stands for all subgraphs. */
export const replayed = (replay: string) =>
  Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_URL`, `${replay}/${name}/graphql`]))

/**
 * Our router and the stock gateway over the recorded answers of the subgraphs of `five`, and Hive Gateway with either planner from the
 * `node_modules` of a folder. Only the routers are in `processes`.
 */
export async function startRouters(
  checkout: Checkout,
  five: System,
  hive?: string,
): Promise<{ systems: Record<string, System>; stop(): Promise<void> }> {
  const replayPort = await freePort()
  const addresses = names.map((name) => `${name}=${five.addresses?.get(name)}`)
  const children = [run(checkout, 'bench/replay.ts', {}, [String(replayPort), ...addresses])]
  const keys = { AUTH_ISSUER: five.url, AUTH_JWKS_URL: `${five.addresses?.get('auth')}/.well-known/jwks.json` }
  const started = await startOverReplay(checkout, `http://127.0.0.1:${replayPort}`, keys, { hive, withCache: true })
  children.push(...started.children)
  return { systems: started.systems, stop: () => end(children) }
}

/** The routers over a server that stands for all subgraphs. */
export async function startOverReplay(
  { folder, env, postgres }: Pick<Checkout, 'folder' | 'env'> & { postgres?: number },
  replay: string,
  keys: Env,
  /** The folder of Hive Gateway, and whether our router is also started as it is by default, with cached responses. */
  { hive, withCache = false }: { hive?: string | undefined; withCache?: boolean },
): Promise<{ systems: Record<string, System>; children: ChildProcess[] }> {
  const systems: Record<string, System> = {}
  const children: ChildProcess[] = []
  const add = (name: string, port: number, child: ChildProcess) => {
    children.push(child)
    const processes = new Map([['router', child.pid ?? 0]])
    systems[name] = { url: `http://127.0.0.1:${port}`, postgres, processes, stop: () => end([child]) }
  }
  const start = async (name: string, script: string, extra: Env, args: (port: number) => string[] = () => []) => {
    const port = await freePort()
    add(name, port, run({ folder, env }, script, { ...extra, ROUTER_PORT: String(port) }, args(port)))
    return `http://127.0.0.1:${port}`
  }
  const ours = { ...replayed(replay), ...keys }
  await untilReady(await start('ours', 'router/index.ts', { ...ours, ROUTER_KEEP_ANSWERS: 'false' }))
  if (withCache) await untilReady(await start('cached', 'router/index.ts', ours))
  const others = [await start('stock', 'bench/stock-gateway.ts', {}, (port) => [String(port), replay])]
  for (const planner of hive ? ['js', 'rust'] : [])
    others.push(
      await start(`hive ${planner}`, 'bench/hive-gateway.ts', {}, (port) => [
        String(port),
        replay,
        hive ?? '',
        planner,
      ]),
    )
  for (const url of others) await untilListening(`${url}/graphql?query=%7B__typename%7D`)
  return { systems, children }
}
