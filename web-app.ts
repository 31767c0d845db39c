import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Logger } from 'pino'
import type { WebApp, WebAppState } from './router/web-app.ts'

const project = import.meta.dirname
const sources = ['web', 'client/src']
const ignored = /(^|[\\/])(dist[^\\/]*|node_modules)([\\/]|$)|\.test\.ts$|\.md$/
/** The hash of the sources that the build in `web/dist` was made of. */
const hashName = '.sources'
/** Smaller files don't get smaller. */
const compressFromBytes = 1_000
/** Longest time for a build, which takes about ten seconds on two cores. */
const buildMs = 300_000

export interface BuildingWebApp extends WebApp {
  /** Builds the app unless `web/dist` is the build of these sources. */
  build(): Promise<void>
  stop(): Promise<void>
}

/** The app of this checkout, which `npm start` builds in the background when its sources have changed. */
export async function webAppOfCheckout(
  log: Pick<Logger, 'warn' | 'error'>,
  say: (text: string) => void,
): Promise<BuildingWebApp> {
  const folder = join(project, 'web/dist')
  const hash = await hashOfSources()
  const built = await readFile(join(folder, hashName), 'utf8').catch(() => null)
  const isWanted = process.env.BUNRI_BUILD_WEB !== 'false'
  const canBuild = isWanted && isInstalled('vite') && existsSync(join(project, 'web/vite.config.ts'))
  // Without the development dependencies, an older build is better than none.
  let state: WebAppState = built === hash || (built !== null && !canBuild) ? 'built' : canBuild ? 'building' : 'missing'
  let child: ChildProcess | undefined
  let isStopping = false

  return {
    folder,
    state: () => state,
    async build() {
      if (state !== 'building') return
      const next = join(project, `.bunri/web-${process.pid}`)
      const start = performance.now()
      try {
        await runBuild(next, (started) => {
          child = started
        })
        await compressFiles(next)
        await writeFile(join(next, hashName), hash)
        await replaceFolder(folder, next, hash)
        state = 'built'
        say(`The web app is built (${((performance.now() - start) / 1000).toFixed(0)} s).`)
      } catch (error) {
        state = 'failed'
        if (!isStopping)
          log.error(
            { reason: error instanceof Error ? error.message : String(error) },
            'The web app could not be built',
          )
      } finally {
        await rm(next, { recursive: true, force: true })
      }
    },
    async stop() {
      isStopping = true
      child?.kill('SIGTERM')
    },
  }
}

/** Writes a compressed copy beside each text: better than the router could while somebody waits. */
async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter(({ name }) => /\.(js|css|html|json|svg)$/.test(name))) {
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    if (content.length > compressFromBytes) await writeFile(`${path}.br`, await promisify(brotliCompress)(content))
  }
}

async function replaceFolder(folder: string, next: string, hash: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  try {
    await rename(next, folder)
  } catch (error) {
    // Another process was faster with the same build.
    if ((await readFile(join(folder, hashName), 'utf8').catch(() => null)) !== hash) throw error
  }
}

async function runBuild(out: string, onStart: (child: ChildProcess) => void): Promise<void> {
  await mkdir(out, { recursive: true })
  const child = spawn(
    process.execPath,
    [join(project, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'],
    {
      cwd: project,
      env: { ...process.env, NODE_ENV: 'production', WEB_OUT: out },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: buildMs,
    },
  )
  onStart(child)
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2_000)
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`Vite ended with ${code ?? signal}. ${errors}`.trim())),
    )
  })
}

/** A hash of everything that the build reads, but for installed packages, of which it has the list. */
async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of sources) {
    const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true }).catch(() => [])
    const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
    for (const path of paths) {
      const name = path.slice(project.length + 1)
      if (ignored.test(name)) continue
      hash.update(`${name}\0`).update(await readFile(path))
    }
  }
  for (const name of ['VITE_GRAPH_URL', 'VITE_MAP_TILES', 'VITE_MAP_ATTRIBUTION', 'WEB_BASE'])
    hash.update(`${name}=${process.env[name] ?? ''}\0`)
  hash.update(await readFile(join(project, 'package-lock.json')).catch(() => ''))
  return hash.digest('hex')
}

function isInstalled(library: string): boolean {
  try {
    return import.meta.resolve(library) !== ''
  } catch {
    return false
  }
}
