import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/postgres.ts'
import { type Running, startInOneProcess } from './one-process.ts'
import { firstQuery } from './router/pages.ts'
import { databaseSetting, type Env, processEnv } from './subgraphs/_shared/env.ts'
import { createLogger, onShutdown } from './subgraphs/_shared/http.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'
import { subgraphs } from './subgraphs/all.ts'
import { demoPerson } from './subgraphs/auth/reference/demo-person.ts'

/** `npm start`: everything in one process, on an embedded PostgreSQL unless the settings name databases. */
async function start(): Promise<void> {
  const given = processEnv()
  const log = createLogger(given.LOG_LEVEL ?? 'warn')
  const folder = resolve(given.BUNRI_FOLDER ?? join(import.meta.dirname, '.bunri'))
  const { env, postgres } = await withDatabases(given, folder)
  const development = env.NODE_ENV !== 'production'
  let running: Running | undefined
  // Ctrl-C during the start has to stop PostgreSQL as well.
  onShutdown(log, async () => {
    await running?.stop()
    await postgres?.stop()
  })
  try {
    const local = {
      AUTH_DEMO_PERSON: String(development),
      AUTH_MAIL_FOLDER: join(folder, 'mail'),
    }
    const secrets = await localSecrets(env, folder, postgres !== undefined)
    running = await startInOneProcess({ ...local, ...env, ...secrets }, log)
  } catch (error) {
    await postgres?.stop()
    throw explained(error, env)
  }
  await announce(running.url, development, postgres && { folder, ...postgres })
}

async function withDatabases(env: Env, folder: string): Promise<{ env: Env; postgres?: EmbeddedPostgres }> {
  const missing = subgraphs.map(({ name }) => databaseSetting(name)).filter((setting) => !env[setting])
  if (missing.length === 0) return { env }
  if (missing.length < subgraphs.length)
    throw new Error(`Name all four databases or none; missing: ${missing.join(', ')}.`)
  const postgres = await startEmbeddedPostgres({ folder, databases: subgraphs.map(({ name }) => `bunri_${name}`) })
  const urls = subgraphs.map(({ name }) => [databaseSetting(name), postgres.url(`bunri_${name}`)])
  return { env: { ...env, ...Object.fromEntries(urls) }, postgres }
}

const secretNames = ['AUTH_KEY_SECRET', 'AUTH_REFRESH_SECRET', 'INFO_SENDER_SECRET'] as const

/**
 * Secrets that the environment needn't name outside production, each made when it is first missing. They belong to the data: with
 * an embedded database those of its folder hold, whatever an `.env` for other services says.
 */
async function localSecrets(env: Env, folder: string, isEmbedded: boolean): Promise<Env> {
  const missing = secretNames.filter((name) => !env[name])
  if (env.NODE_ENV === 'production') {
    if (missing.length === 0) return {}
    throw new Error(`In production ${missing.join(', ')} have to be set; \`npm run keys\` makes them.`)
  }
  const file = join(folder, 'secrets.json')
  const kept: Env = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const made = secretNames.filter((name) => !kept[name]).map((name) => [name, randomBytes(32).toString('base64url')])
  const secrets: Env = { ...kept, ...Object.fromEntries(made) }
  await mkdir(folder, { recursive: true })
  if (made.length > 0) await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return isEmbedded ? secrets : Object.fromEntries(missing.map((name) => [name, secrets[name]]))
}

function explained(error: unknown, { ROUTER_PORT = '4000' }: Env): unknown {
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (!isPortTaken) return error
  return new Error(`Port ${ROUTER_PORT} is in use, perhaps by another Bunri; set ROUTER_PORT to start a second one.`)
}

async function announce(
  url: string,
  development: boolean,
  postgres?: EmbeddedPostgres & { folder: string },
): Promise<void> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: firstQuery }),
  })
  if (!answer.ok) throw new Error(`The first query was answered with status ${answer.status}.`)
  await answer.text()
  const seconds = (performance.now() / 1000).toFixed(1)
  const pages = development
    ? `\n  Sandbox     ${url}/            (needs the internet)\n  GraphiQL    ${url}/graphiql    (does not)`
    : ''
  const demo = development ? `\n  Sign in as  ${demoPerson.email} with ${demoPerson.password}` : ''
  const database = postgres
    ? `\n  Data        ${postgres.folder}${postgres.adopted ? ' (PostgreSQL was running already)' : ''}`
    : ''
  console.log(`\nBunri answers at ${url}/graphql, first after ${seconds} s.${pages}${demo}${database}\n`)
}

runOrExit(start)
