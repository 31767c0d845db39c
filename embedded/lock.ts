import { randomBytes } from 'node:crypto'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isAlive } from './processes.ts'

/**
 * Runs `work` while no other process runs it for this folder. Each process writes a lock file whose name contains its
 * process id. It proceeds only if it then finds no other lock file; otherwise it deletes its own and retries. Lock
 * files of dead processes don't count, so no process ever takes over a stale lock, which two could do at the same time.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const own = `starting.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    for (;;) {
      await writeFile(join(folder, own), '')
      if (!(await isLockedByAnother(folder, own))) return await work()
      await rm(join(folder, own), { force: true })
      await setTimeout(20 + Math.random() * 80)
    }
  } finally {
    await rm(join(folder, own), { force: true })
  }
}

async function isLockedByAnother(folder: string, own: string): Promise<boolean> {
  const names = await readdir(folder)
  const others = names.filter((name) => name.startsWith('starting.') && name !== own)
  const active = await Promise.all(others.map((name) => isActive(folder, name)))
  return active.includes(true)
}

async function isActive(folder: string, name: string): Promise<boolean> {
  const lockFile = join(folder, name)
  const createdAt = await stat(lockFile).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
  if (createdAt === null) return false
  const pid = Number(name.split('.')[1])
  // Process ids are reused. After a container restarts, even this process may have the id of the dead one.
  const isFromEarlierProcess = pid === process.pid && createdAt < Date.now() - process.uptime() * 1000
  if (isAlive(pid) && !isFromEarlierProcess && createdAt > Date.now() - longestStartMs) return true
  await rm(lockFile, { force: true })
  return false
}

/** Longer than all timeouts of a start together. */
const longestStartMs = 10 * 60_000
