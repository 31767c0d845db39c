import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import postgres from 'postgres'
import { connectAsAdmin } from './databases.ts'
import { invalidatePidFile, type PidFile, readPidFile } from './pid-file.ts'
import { interrupt, isAlive } from './processes.ts'

/**
 * Port of the server that is already running on this data; null when there is none. If the process that owns the server
 * has died, waits until the server has stopped: its watchdog stops it, or this function where there is none (Windows).
 * @throws Error when the server neither answers nor exits within a minute
 */
export async function findRunningServer(data: string, password: string): Promise<number | null> {
  const deadline = Date.now() + timeoutMs
  let foreignAnswers = 0
  for (;;) {
    const file = await readPidFile(data)
    if (!file || !isAlive(file.pid)) return null

    const result = await probe(file, data, password)
    if (typeof result === 'object') {
      if (isAlive(result.owner)) return file.port
      interrupt(file.pid)
    } else if (result === 'not ours') {
      foreignAnswers += 1
      if (foreignAnswers > 20) {
        await invalidatePidFile(data)
        return null
      }
    }
    if (Date.now() > deadline) throw new Error(`The server in ${data} (process ${file.pid}) neither answers nor exits.`)
    await setTimeout(100)
  }
}

const timeoutMs = 60_000

type ProbeResult = { owner: number } | 'busy' | 'not ours'

async function probe({ port }: PidFile, data: string, password: string): Promise<ProbeResult> {
  const admin = connectAsAdmin(port, password)
  try {
    const [row] = await admin`
      select current_setting('data_directory') as folder, current_setting('bunri.owner', true) as owner`
    // PostgreSQL uses / on Windows too.
    return row && resolve(row.folder) === data ? { owner: Number(row.owner) } : 'not ours'
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) return 'not ours'
    // Shutting down, starting up, or out of connections.
    if (['57P01', '57P03', '53300'].includes(error.code)) return 'busy'
    throw error
  } finally {
    await admin.end({ timeout: 1 })
  }
}
