import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { dataFolder, findDatabases, missingDatabases } from './databases.ts'
import type { EmbeddedPostgres } from './embedded/postgres.ts'
import { localSecrets, secretNames } from './local-secrets.ts'
import type { RunningGraph } from './one-process.ts'
import type { Emulator } from './provider-emulator/emulator.ts'
import { readLocalConfig } from './router/config.ts'
import { firstQuery } from './router/pages.ts'
import { type Env, nodeEnvOf, processEnv, requireSettings } from './subgraphs/_shared/env.ts'
import { createLogger, onShutdown } from './subgraphs/_shared/http.ts'
import { runOrExit } from './subgraphs/_shared/run-or-exit.ts'
import { demoPerson } from './subgraphs/auth/reference/demo-person.ts'
import { configReaders } from './subgraphs/configs.ts'
import { webAppOfCheckout } from './web-app.ts'

const names = Object.keys(configReaders)
const settingsReaders = [readLocalConfig, ...Object.values(configReaders)]

/** `npm start`: the whole graph in one process, on an embedded PostgreSQL unless the settings name databases. */
async function start(): Promise<void> {
  const given = processEnv()
  // Before anything is written that belongs to another environment.
  nodeEnvOf(given)
  const missing = missingDatabases(given, names)
  const env = await withDefaults(given, missing.length > 0)
  const databases = Object.fromEntries(missing.map((setting) => [setting, 'postgres://127.0.0.1/embedded']))
  requireSettings({ ...env, ...databases }, [requireProductionSecrets, ...settingsReaders])
  const { logLevel, development, host, port, drainMs } = readLocalConfig(env)
  // Before the database starts.
  await requireFreePort({ host, port })
  const log = createLogger(logLevel)

  // PostgreSQL starts while the modules of the graph are loaded. They take most of a start's time, so bad settings are reported before.
  const [{ settings, postgres }, emulator, { startInOneProcess }] = await Promise.all([
    findDatabases(given, names),
    emulateProviders(env, development),
    import('./one-process.ts'),
  ])
  const webApp = await webAppOfCheckout(log, say)
  let running: RunningGraph | undefined
  // Ctrl-C while this starts has to stop PostgreSQL as well.
  onShutdown(
    log,
    async () => {
      await webApp.stop()
      await running?.stop()
      await emulator?.stop()
      await postgres?.stop()
    },
    drainMs,
  )
  try {
    running = await startInOneProcess({ ...env, ...settings, ...emulator?.settings }, log, undefined, webApp)
  } catch (error) {
    await emulator?.stop()
    await postgres?.stop()
    throw error
  }
  const hasMails = development && !env.AUTH_SMTP_URL
  await announce(
    running.url,
    { development, hasMails, isEmulated: emulator !== undefined },
    postgres && { folder: dataFolder(given), ...postgres },
  )
  if (webApp.state() === 'building') say('The web app is being built in the background; /app opens when it is ready.')
  await webApp.build()
}

const say = (text: string): void => console.log(text)

async function withDefaults(env: Env, isEmbedded: boolean): Promise<Env> {
  const defaults = {
    LOG_LEVEL: 'warn',
    AUTH_DEMO_PERSON: String(env.NODE_ENV !== 'production'),
    AUTH_MAIL_FOLDER: join(dataFolder(env), 'mail'),
    // Passkeys work at localhost, and not at an IP address.
    ...(env.NODE_ENV !== 'production' && {
      AUTH_VERIFY_URL: `http://localhost:${env.ROUTER_PORT || 4000}/app/verify-email`,
      AUTH_RESET_URL: `http://localhost:${env.ROUTER_PORT || 4000}/app/reset-password`,
    }),
  }
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  return { ...defaults, ...set, ...(await localSecrets(env, isEmbedded)) }
}

/**
 * Kakao, Naver and Google on this machine, in development without settings of the real ones: a newcomer can sign in with them. Nothing
 * when the development dependencies are missing.
 */
async function emulateProviders(env: Env, development: boolean): Promise<Emulator | undefined> {
  const hasReal = ['KAKAO', 'NAVER', 'GOOGLE'].some((name) => env[`AUTH_${name}_CLIENT_ID`])
  if (!development || hasReal || !isInstalled('oidc-provider')) return undefined
  const { startEmulator } = await import('./provider-emulator/emulator.ts')
  return startEmulator()
}

function requireProductionSecrets(env: Env): void {
  const missing = secretNames.filter((name) => !env[name])
  if (env.NODE_ENV !== 'production' || missing.length === 0) return
  throw new Error(`In production, set ${missing.join(', ')}; \`npm run keys\` makes them.`)
}

function isInstalled(library: string): boolean {
  try {
    return import.meta.resolve(library) !== ''
  } catch {
    return false
  }
}

async function requireFreePort(address: { host: string; port: number }): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen(address), 'listening')
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    throw new Error(`Port ${address.port} is in use, perhaps by another Bunri; set ROUTER_PORT to start a second one.`)
  }
  await once(server.close(), 'close')
}

async function announce(
  url: string,
  { development, hasMails, isEmulated }: { development: boolean; hasMails: boolean; isEmulated: boolean },
  postgres?: EmbeddedPostgres & { folder: string },
): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: firstQuery }),
  })
  if (!response.ok) throw new Error(`The first query failed with status ${response.status}.`)
  await response.text()
  const seconds = (performance.now() / 1000).toFixed(1)
  const pages = development
    ? `\n  Start here  ${url}/\n  App         ${url.replace('127.0.0.1', 'localhost')}/app\n  GraphiQL    ${url}/graphiql\n  Sandbox     ${url}/sandbox     (needs the internet)\n  Sign-in     ${url.replace('127.0.0.1', 'localhost')}/sign-in${isEmulated ? '     (Kakao, Naver and Google are emulated)' : ''}`
    : ''
  const mails = hasMails ? `\n  Mails       ${url}/mails` : ''
  const demo = development ? `\n  Sign in as  ${demoPerson.email} with ${demoPerson.password}` : ''
  const database = postgres
    ? `\n  Data        ${postgres.folder}${postgres.adopted ? ' (PostgreSQL was running already)' : ''}`
    : ''
  console.log(`\nBunri answers at ${url}/graphql, first after ${seconds} s.${pages}${mails}${demo}${database}\n`)
}

runOrExit(start)
