import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Installation } from './binaries.ts'

/**
 * Untried. pg_ctl gives up the rights of an elevated shell, with which the server refuses to run. There is no watcher
 * here: after a kill of Node the server stays until the next start finds that its owner is gone.
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
