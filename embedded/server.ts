import type { ChildProcess } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import { readPidFile } from './pid-file.ts'
import { hasEnded, isWindows, spawnWithWatchdog, unref } from './processes.ts'
import { launchOnWindows } from './windows.ts'

export interface Server {
  port: number
  /** Closes open connections and waits until the server has exited. Safe to call again. */
  stop(): Promise<void>
}

/** Starts a server on the data and waits until it accepts connections. @throws Error with the last lines of its log */
export async function launchServer(data: string, installation: Installation, durable: boolean): Promise<Server> {
  const deadline = Date.now() + timeoutMs
  const log = join(dirname(data), 'server.log')
  for (;;) {
    const port = await freePort()
    const options = settings(port, durable).flatMap((setting) => ['-c', setting])
    const start = isWindows ? launchOnWindows : launchWithWatchdog
    const stop = await start(data, installation, options, log)
    if (stop) return { port, stop }
    const logText = await readFile(log, 'utf8').catch(() => '')
    // Another program took the port, or remnants of a killed server need a moment to disappear.
    if (!/address already in use|is still in use/i.test(logText) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start. ${logText.trim().split('\n').slice(-5).join('\n')}`)
    }
    await setTimeout(200)
  }
}

const timeoutMs = 20_000
const longestRecoveryMs = 120_000

const withoutDurability = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
]

// Several test files at once each start up to five services with pools of their own: the default of 100 connections is too few.
const manyTests = ['max_connections=400', 'autovacuum=off', 'shared_buffers=256MB', 'max_wal_size=4GB']

function settings(port: number, durable: boolean): string[] {
  const address = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  const portable = ['jit=off', 'timezone=UTC', 'log_timezone=UTC']
  // A later start reads this to check whether the owner process is still alive.
  const owner = `bunri.owner=${process.pid}`
  const fastSettings = durable ? [] : [...withoutDurability, ...manyTests]
  return [...address, ...portable, owner, ...fastSettings]
}

/** A function that stops the server; null when the server didn't start. */
async function launchWithWatchdog(data: string, installation: Installation, options: readonly string[], log: string) {
  const output = await open(log, 'w', 0o600)
  const command = [join(installation.bin, 'postgres'), '-D', data, ...options]
  const server = spawnWithWatchdog(command, installation, output.fd)
  await output.close()
  unref(server)
  const stop = async () => {
    if (!hasEnded(server)) server.kill('SIGINT')
    while (!hasEnded(server)) await setTimeout(10)
  }
  if (await becomesReady(server, data)) return stop
  await stop()
  return null
}

async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  const deadline = Date.now() + longestRecoveryMs
  while (!hasEnded(server) && Date.now() < deadline) {
    const file = await readPidFile(data)
    if (file?.pid === server.pid && file?.state === 'ready') return true
    await setTimeout(10)
  }
  return false
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
