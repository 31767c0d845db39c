import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { createCluster } from './create-cluster.ts'
import { ensureDatabases } from './databases.ts'
import { findInstallation } from './installation.ts'
import { withLock } from './lock.ts'
import { readPasswords } from './passwords.ts'
import { findRunningServer } from './running-server.ts'
import { launchServer } from './server.ts'

export interface EmbeddedPostgres {
  port: number
  /** Whether another start owns the server, and will stop it. */
  adopted: boolean
  /**
   * Connection URL of one of the databases, for the role that owns it. @throws Error for a database not in `databases`
   */
  url(database: string): string
  /** Connection URL of the server for its superuser, without a database. */
  adminUrl: string
  /** Stops the server, unless it is adopted, and waits until it has exited. */
  stop(): Promise<void>
}

/**
 * A PostgreSQL server on this machine with its data in `folder`, the given databases, and a role of the same name for
 * each. A second start on the same folder adopts the running server. The server stops when this process exits, however
 * it exits. `durable: false` is faster, but a crash may lose the data.
 */
export async function startEmbeddedPostgres(options: {
  folder: string
  databases: readonly string[]
  durable?: boolean
}): Promise<EmbeddedPostgres> {
  const { databases, durable = true } = options
  await mkdir(options.folder, { recursive: true })
  const folder = await realpath(options.folder)
  return withLock(folder, async () => {
    const passwords = await readPasswords(folder, ['postgres', ...databases])
    const password = passwords.get('postgres') ?? ''
    const installation = await findInstallation(folder)
    const data = join(folder, `pg${installation.major}`)

    const running = await findRunningServer(data, password)
    if (!running) await createCluster(data, { password, installation, durable })
    const server = running ? { port: running, stop: async () => {} } : await launchServer(data, installation, durable)
    try {
      await ensureDatabases(server.port, databases, passwords)
    } catch (error) {
      await server.stop()
      throw error
    }

    const serverUrl = (role: string) => `postgres://${role}:${passwords.get(role)}@127.0.0.1:${server.port}`
    return {
      port: server.port,
      adopted: running !== null,
      url: (database) => {
        if (!databases.includes(database)) throw new Error(`There is no database ${database} among the requested ones.`)
        return `${serverUrl(database)}/${database}`
      },
      adminUrl: serverUrl('postgres'),
      // Holds the lock, so that a concurrent start waits instead of adopting a server that is stopping. Without the
      // lock if the folder was deleted or the disk is full.
      stop: running ? server.stop : () => withLock(folder, server.stop).catch(server.stop),
    }
  })
}
