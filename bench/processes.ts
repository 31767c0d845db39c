import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Env } from '../subgraphs/_shared/env.ts'

/** Waits until a GraphQL server that isn't ours answers. */
export async function untilListening(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const isThere = await fetch(url, { headers: { 'content-type': 'application/json' } }).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
    await setTimeout(100)
  }
  throw new Error(`${url} did not answer within 30 seconds.`)
}

/** Starts a script of a checkout. */
export function run(
  { folder, env }: { folder: string; env: Env },
  script: string,
  extra: Env,
  args: string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...startFlags(folder), script, ...args], {
    cwd: folder,
    env: { ...env, ...extra },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** The flags of Node with which `npm start` of a checkout runs. */
function startFlags(folder: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const [command, ...words] = scripts.start.split(' ')
  // Early commits ran `tsx start.ts`.
  return command === 'node' ? words.slice(0, -1) : ['--import', 'tsx']
}

/** Waits until a script has ended. @throws Error if it failed */
export async function finished(child: ChildProcess): Promise<void> {
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${child.spawnargs.slice(4).join(' ')} ended with status ${code}.`)
}

/** Stops processes. */
export async function end(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      // A process without a handler of the signal has no exit code.
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }),
  )
}
