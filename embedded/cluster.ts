import { once } from 'node:events'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Installation } from './binaries.ts'
import { isWindows, spawnGuarded } from './processes.ts'

/**
 * Makes the data folder, unless it is there. It is made elsewhere and renamed when complete. A start that is killed on
 * the way leaves a folder that the next one removes and doesn't use, because an initdb may still be writing there.
 */
export async function createCluster(
  data: string,
  options: { password: string; installation: Installation; durable: boolean },
): Promise<void> {
  await removeLeftovers(data)
  if (await stat(data).catch(() => null)) return
  const { password, installation, durable } = options
  const workshop = await mkdtemp(`${data}.init-`)
  try {
    const passwordFile = join(workshop, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    const { owner } = installation.user
    if (owner) for (const path of [workshop, passwordFile]) await chown(path, owner.uid, owner.gid)

    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const made = await initialise(workshop, installation, [...access, ...(durable ? [] : ['--no-sync'])])
    await rename(made, data)
  } finally {
    await remove(workshop)
  }
}

/** The path of a new cluster, in the first locale that the system has. */
async function initialise(workshop: string, installation: Installation, options: readonly string[]): Promise<string> {
  const made = join(workshop, 'data')
  const complaints: string[] = []
  for (const ctype of ctypes) {
    const locale = [...provider(installation.major), '--locale=C', `--lc-ctype=${ctype}`]
    const complaint = await runInitdb(installation, ['-D', made, '-E', 'UTF8', ...locale, ...options], workshop)
    if (complaint === null) {
      if (ctype === 'C') process.emitWarning('The system has no UTF-8 locale: pg_trgm will see no letters but ASCII.')
      return made
    }
    complaints.push(complaint)
    await remove(made)
  }
  throw new Error(`initdb could not make a database in ${dirname(workshop)}. ${complaints[0]}`)
}

// Order and letters don't depend on the system where PostgreSQL brings its own rules (17 and newer). Extensions such as
// pg_trgm ask LC_CTYPE all the same, and with C they see no Korean. Untried: the names on macOS and Windows.
const ctypes = isWindows ? ['en-US', 'C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']
const provider = (major: number) => (major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [])

/** Null when it went well, else what initdb said. */
async function runInitdb(
  installation: Installation,
  options: readonly string[],
  workshop: string,
): Promise<string | null> {
  const log = join(workshop, 'initdb.log')
  const output = await open(log, 'w')
  try {
    const initdb = spawnGuarded([join(installation.bin, 'initdb'), ...options], installation, output.fd)
    const limit = setTimeout(() => initdb.kill('SIGINT'), longestInitMs)
    const [code] = await once(initdb, 'exit').finally(() => clearTimeout(limit))
    return code === 0 ? null : (await readFile(log, 'utf8')).trim()
  } finally {
    await output.close()
  }
}

const longestInitMs = 120_000

async function removeLeftovers(data: string): Promise<void> {
  const names = await readdir(dirname(data))
  const leftovers = names.filter((name) => name.startsWith(`${basename(data)}.init-`))
  await Promise.all(leftovers.map((name) => remove(join(dirname(data), name))))
}

const remove = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
