import { once } from 'node:events'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Installation } from './installation.ts'
import { isWindows, spawnWithWatchdog } from './processes.ts'

/**
 * Creates the data folder, unless it exists. initdb writes to a scratch folder, which is renamed once it is complete.
 * If the start is killed, the next one deletes the scratch folder instead of reusing it, because that initdb may still
 * be writing.
 */
export async function createCluster(
  data: string,
  options: { password: string; installation: Installation; durable: boolean },
): Promise<void> {
  await removeLeftovers(data)
  if (await stat(data).catch(() => null)) return
  const { password, installation, durable } = options
  const scratchFolder = await mkdtemp(`${data}.init-`)
  try {
    const passwordFile = join(scratchFolder, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    const { owner } = installation.user
    if (owner) for (const path of [scratchFolder, passwordFile]) await chown(path, owner.uid, owner.gid)

    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const made = await initialise(scratchFolder, installation, [...access, ...(durable ? [] : ['--no-sync'])])
    await rename(made, data)
  } finally {
    await remove(scratchFolder)
  }
}

/**
 * The path of a new cluster, created with the first locale that the system has. @throws Error with the output of initdb
 */
async function initialise(
  scratchFolder: string,
  installation: Installation,
  options: readonly string[],
): Promise<string> {
  const made = join(scratchFolder, 'data')
  const errorOutputs: string[] = []
  for (const ctype of ctypes) {
    const locale = [...provider(installation.major), '--locale=C', `--lc-ctype=${ctype}`]
    const errorOutput = await runInitdb(installation, ['-D', made, '-E', 'UTF8', ...locale, ...options], scratchFolder)
    if (errorOutput === null) {
      if (ctype === 'C')
        process.emitWarning('The system has no UTF-8 locale, so pg_trgm will ignore all letters outside ASCII.')
      return made
    }
    errorOutputs.push(errorOutput)
    await remove(made)
  }
  throw new Error(`initdb could not create a cluster in ${dirname(scratchFolder)}. ${errorOutputs[0]}`)
}

// PostgreSQL 17 and newer have built-in rules for sort order and letters, independent of the system. Extensions such as
// pg_trgm still use LC_CTYPE, and with C they recognise no Korean letters. The locale names on macOS and Windows are
// untested.
const ctypes = isWindows ? ['en-US', 'C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']
const provider = (major: number) => (major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [])

/** The output of initdb if it failed; null on success. */
async function runInitdb(
  installation: Installation,
  options: readonly string[],
  scratchFolder: string,
): Promise<string | null> {
  const log = join(scratchFolder, 'initdb.log')
  const output = await open(log, 'w')
  try {
    const initdb = spawnWithWatchdog([join(installation.bin, 'initdb'), ...options], installation, output.fd)
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
