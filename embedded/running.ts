import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import postgres from 'postgres'
import { connectAsAdmin } from './databases.ts'
import { disownPidFile, type PidFile, readPidFile } from './pid-file.ts'
import { interrupt, isAlive } from './processes.ts'

/**
 * Port of the server that already runs on this data, or null. One whose owner has died is about to be stopped by its
 * watcher, and is stopped here where there is none (Windows); then the answer is null.
 */
export async function findRunningServer(data: string, password: string): Promise<number | null> {
  const deadline = Date.now() + patienceMs
  let silences = 0
  for (;;) {
    const file = await readPidFile(data)
    if (!file || !isAlive(file.pid)) return null

    const answer = await ask(file, data, password)
    if (typeof answer === 'object') {
      if (isAlive(answer.owner)) return file.port
      interrupt(file.pid)
    } else if (answer === 'not ours') {
      silences += 1
      if (silences > 20) {
        await disownPidFile(data)
        return null
      }
    }
    if (Date.now() > deadline) throw new Error(`The server in ${data} (process ${file.pid}) neither answers nor ends.`)
    await setTimeout(100)
  }
}

const patienceMs = 60_000

type Answer = { owner: number } | 'busy' | 'not ours'

async function ask({ port }: PidFile, data: string, password: string): Promise<Answer> {
  const admin = connectAsAdmin(port, password)
  try {
    const [row] = await admin`
      select current_setting('data_directory') as folder, current_setting('bunri.owner', true) as owner`
    // PostgreSQL writes / on Windows too.
    return row && resolve(row.folder) === data ? { owner: Number(row.owner) } : 'not ours'
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) return 'not ours'
    // Starting up, shutting down, full.
    if (['57P01', '57P03', '53300'].includes(error.code)) return 'busy'
    throw error
  } finally {
    await admin.end({ timeout: 1 })
  }
}
