import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { readPidFile } from './pid-file.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts'
import { isAlive } from './processes.ts'

/** An empty folder that only its owner may enter, or everybody may pass through. It goes after the test. */
export async function aFolder(mode: 0o700 | 0o711 = 0o700): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-embedded-'))
  await chmod(folder, mode)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

/** A server of this process, stopped after the test. */
export async function aServer(
  folder: string,
  { databases = ['bunri_auth'], durable = false }: { databases?: readonly string[]; durable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, databases, durable })
  onTestFinished(server.stop)
  return server
}

export interface Elsewhere {
  process: ChildProcess
  url: string
  adminUrl: string
  adopted: boolean
  /** The next line it says. */
  hear(): Promise<unknown>
  /** Asks for `stop()`. Resolves with the exit code when the process has ended by itself. */
  stop(): Promise<number>
}

/** Starts the same in a Node process of its own, in a process group of its own as a shell does. */
export async function startElsewhere(folder: string, manner = 'stay'): Promise<Elsewhere> {
  const command = ['--import', 'tsx', fileURLToPath(new URL('testing-process.ts', import.meta.url)), folder, manner]
  const child = spawn(process.execPath, command, { detached: true, stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const hear = async () => JSON.parse((await lines.next()).value ?? 'null')
  const stop = async () => {
    child.stdin.write('stop\n')
    const [code] = await gone
    return code
  }
  return { process: child, ...(await hear()), hear, stop }
}

/** What a statement answers on a connection of its own. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Whether there is no such process any more, or soon will be none. */
export async function ends(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (!isAlive(pid)) return true
    await setTimeout(50)
  }
  return false
}

/** Process and data folder of the server that runs in a folder. */
export async function serverIn(folder: string): Promise<{ pid: number; data: string }> {
  const name = (await readdir(folder)).find((entry) => /^pg\d+$/.test(entry))
  const data = join(folder, name ?? '')
  return { pid: (await readPidFile(data))?.pid ?? 0, data }
}
