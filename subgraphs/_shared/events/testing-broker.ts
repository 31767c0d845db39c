import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../testing-sockets.ts'

/** Whether this machine has NATS. */
export const hasNats = spawnSync('nats-server', ['--version']).status === 0

const password = '9/a+b@c:d'

/** A NATS server with JetStream on this machine, whose events are on disk. */
export interface Broker {
  url: string
  /** Ends it as a crash would. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Ends it and deletes its events. */
  remove(): Promise<void>
}

export async function startBroker(): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'bunri-nats-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  const start = async () => {
    const address = ['--addr', '127.0.0.1', '--port', String(port), '--user', 'bunri', '--pass', password]
    const args = ['--jetstream', '--store_dir', folder, ...address]
    const server = spawn('nats-server', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    child = server
    // Its log goes to standard error.
    for await (const chunk of server.stderr) if (String(chunk).includes('Server is ready')) break
    server.stderr.resume()
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url: `nats://bunri:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    start,
    kill,
    async remove() {
      await kill()
      await setTimeout(0)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
