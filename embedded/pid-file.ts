import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a server says of itself in its data folder (postmaster.pid, see PostgreSQL's pidfile.h). */
export interface PidFile {
  pid: number
  port: number
  /** starting, ready, stopping */
  state: string
}

/** Null when there is none, or only the beginning of one. */
export async function readPidFile(data: string): Promise<PidFile | null> {
  const lines = await readLines(data)
  const [pid, port, state] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim() ?? '']
  return pid > 0 && port > 0 ? { pid, port, state } : null
}

/**
 * Says that the process named in the file is gone, when its id belongs to somebody else by now: PostgreSQL wouldn't
 * start beside it. The other lines stay, by which it makes sure that nothing of the old server is left in memory.
 */
export async function disownPidFile(data: string): Promise<void> {
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
