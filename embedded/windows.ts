import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Installation } from './installation.ts'

/**
 * Starts the server through pg_ctl and returns a function that stops it; null when the server didn't start. Untested.
 * pg_ctl drops the rights of an elevated shell, with which the server would refuse to run. Windows has no watchdog:
 * after Node is killed, the server keeps running until the next start finds that its owner has died.
 */
export async function launchOnWindows(
  data: string,
  { bin, env }: Installation,
  options: readonly string[],
  log: string,
): Promise<(() => Promise<void>) | null> {
  const pgCtl = async (...words: string[]) => {
    const command = [...words, '-w', '-D', data]
    const child = spawn(join(bin, 'pg_ctl'), command, { env, detached: true, stdio: 'ignore', windowsHide: true })
    const [code] = await once(child, 'exit')
    return code === 0
  }
  const isRunning = await pgCtl('start', '-l', log, '-o', options.join(' '))
  if (!isRunning) return null
  return async () => {
    await pgCtl('stop', '-m', 'fast')
  }
}
