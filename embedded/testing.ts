import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout } from 'node:timers/promises'
import postgres from 'postgres'
import { onTestFinished } from 'vitest'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { readPidFile } from './pid-file.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts'
import { isAlive } from './processes.ts'

/**
 * An empty folder, deleted after the test. By default only its owner can enter it; with mode 0o711 everybody can pass
 * through.
 */
export async function aFolder(mode: 0o700 | 0o711 = 0o700): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-embedded-'))
  await chmod(folder, mode)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}

/** A server started by this process, stopped after the test. */
export async function aServer(
  folder: string,
  { databases = ['bunri_auth'], durable = false }: { databases?: readonly string[]; durable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, databases, durable })
  onTestFinished(server.stop)
  return server
}

export interface ServerProcess {
  process: ChildProcess
  url: string
  adminUrl: string
  adopted: boolean
  /** The next line of its output, parsed as JSON; null at the end. */
  nextLine(): Promise<unknown>
  /** Makes the process call `stop()` and waits until it exits by itself. Returns the exit code. */
  stop(): Promise<number>
}

/** Starts a server in a separate Node process, in its own process group as a shell would. Killed after the test. */
export async function startServerProcess(folder: string, mode = 'stay'): Promise<ServerProcess> {
  const command = [compiledScript('embedded/testing-process.ts'), folder, mode]
  const child = spawn(process.execPath, command, { detached: true, stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async () => JSON.parse((await lines.next()).value ?? 'null')
  const stop = async () => {
    child.stdin.write('stop\n')
    const [code] = await exited
    return code
  }
  return { process: child, ...(await nextLine()), nextLine, stop }
}

/** The rows of a statement, run on its own connection. */
export async function runQuery(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Whether a process exits within five seconds. */
export async function waitForExit(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (!isAlive(pid)) return true
    await setTimeout(50)
  }
  return false
}

/** Process id and data folder of the server that runs in a folder. */
export async function serverIn(folder: string): Promise<{ pid: number; data: string }> {
  const name = (await readdir(folder)).find((entry) => /^pg\d+$/.test(entry))
  const data = join(folder, name ?? '')
  return { pid: (await readPidFile(data))?.pid ?? 0, data }
}
