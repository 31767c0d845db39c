import { randomBytes } from 'node:crypto'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isAlive } from './processes.ts'

/**
 * Runs `work` while no other process does so for this folder. Each raises a flag, a file that names its process, and
 * goes on only if it then sees no other; else it lowers its own and tries again. A flag whose process has died doesn't
 * count, so nobody has to take a lock from the dead, which two could do at once and so both go on.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const own = `starting.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    for (;;) {
      await writeFile(join(folder, own), '')
      if (!(await isFlaggedByAnother(folder, own))) return await work()
      await rm(join(folder, own), { force: true })
      await setTimeout(20 + Math.random() * 80)
    }
  } finally {
    await rm(join(folder, own), { force: true })
  }
}

async function isFlaggedByAnother(folder: string, own: string): Promise<boolean> {
  const names = await readdir(folder)
  const others = names.filter((name) => name.startsWith('starting.') && name !== own)
  const counting = await Promise.all(others.map((name) => counts(folder, name)))
  return counting.includes(true)
}

async function counts(folder: string, name: string): Promise<boolean> {
  const flag = join(folder, name)
  const raisedAt = await stat(flag).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )
  if (raisedAt === null) return false
  const pid = Number(name.split('.')[1])
  // Process ids come round again, after a restart of a container even the very same.
  const isOfAnEarlierProcess = pid === process.pid && raisedAt < Date.now() - process.uptime() * 1000
  if (isAlive(pid) && !isOfAnEarlierProcess && raisedAt > Date.now() - longestStartMs) return true
  await rm(flag, { force: true })
  return false
}

/** More than all the time limits of a start together. */
const longestStartMs = 10 * 60_000
