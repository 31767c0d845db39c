import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { findInstallation } from './binaries.ts'
import { createCluster } from './cluster.ts'
import { ensureDatabases } from './databases.ts'
import { withLock } from './lock.ts'
import { readPasswords } from './passwords.ts'
import { findRunningServer } from './running.ts'
import { launch } from './server.ts'

export interface EmbeddedPostgres {
  port: number
  /** Another process has started the server, and will stop it. */
  adopted: boolean
  /** Address of one of the databases, for the role that owns it. */
  url(database: string): string
  /** Address of the server for its superuser, without a database. */
  adminUrl: string
  /** Stops the server, unless it is adopted, and waits until it is gone. */
  stop(): Promise<void>
}

/**
 * A PostgreSQL server on this machine, with its data in `folder`, the given databases, and a role of the same name for
 * each. A second start on the same folder gets the server that runs already. The server ends with this process, however
 * that ends. With `durable: false` it is faster, and a crash may cost the data.
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
    const server = running ? { port: running, stop: async () => {} } : await launch(data, installation, durable)
    try {
      await ensureDatabases(server.port, databases, passwords)
    } catch (error) {
      await server.stop()
      throw error
    }

    const address = (role: string) => `postgres://${role}:${passwords.get(role)}@127.0.0.1:${server.port}`
    return {
      port: server.port,
      adopted: running !== null,
      url: (database) => {
        if (!databases.includes(database)) throw new Error(`There is no database ${database} among those asked for.`)
        return `${address(database)}/${database}`
      },
      adminUrl: address('postgres'),
      // Under the lock, so that a start meanwhile waits and doesn't adopt a server that is going; without it where the
      // folder is gone or the disk full.
      stop: running ? server.stop : () => withLock(folder, server.stop).catch(server.stop),
    }
  })
}
