import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A server's entry in its data folder (`postmaster.pid`; see PostgreSQL's `pidfile.h`). */
export interface PidFile {
  pid: number
  port: number
  /** `starting`, `ready` or `stopping`. */
  state: string
}

/** The pid file of a data folder. Null when there is none, or it is incomplete. */
export async function readPidFile(data: string): Promise<PidFile | null> {
  const lines = await readLines(data)
  const [pid, port, state] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim() ?? '']
  return pid > 0 && port > 0 ? { pid, port, state } : null
}

/**
 * Replaces the process id in the file by one that can't exist. Call it when another program has that id by now:
 * PostgreSQL would refuse to start. The other lines stay, because PostgreSQL uses them to check that the old server
 * left no shared memory.
 */
export async function invalidatePidFile(data: string): Promise<void> {
  const [, ...rest] = await readLines(data)
  await writeFile(join(data, 'postmaster.pid'), [impossiblePid, ...rest].join('\n'))
}

const impossiblePid = 2 ** 31 - 1

async function readLines(data: string): Promise<string[]> {
  try {
    return (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
