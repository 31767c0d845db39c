import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { ServerUser } from './server-user.ts'

export const isWindows = process.platform === 'win32'

/** Whether a process with this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Sends SIGINT to a process. Does nothing if it has already exited. */
export function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Whether a child process has exited or failed to start. */
export function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null
}

/** The environment variables and the user that a PostgreSQL program runs with. */
export interface ProcessContext {
  env: NodeJS.ProcessEnv
  user: ServerUser
}

/** Program, arguments and options for Node's `spawn` that run a command as the given user. */
export function asUser(command: readonly string[], { env, user }: ProcessContext): [string, string[], SpawnOptions] {
  const [program = '', ...rest] = [...user.prefix, ...command]
  // Our working directory may be inaccessible to this user.
  return [program, rest, { ...user.ids, env, cwd: '/', windowsHide: true }]
}

/**
 * Starts a command that receives SIGINT as soon as this process exits, even by kill -9. The child's process id is the
 * command's. The command has its own session, so that Ctrl-C reaches only us; we stop it once nothing uses it any more.
 * @param log file descriptor for the command's standard output and standard error
 */
export function spawnWithWatchdog(command: readonly string[], context: ProcessContext, log: number): ChildProcess {
  const watched = isWindows ? command : ['sh', '-c', watchdogScript, 'sh', ...command]
  const [program, rest, options] = asUser(watched, context)
  const child = spawn(program, rest, { ...options, detached: true, stdio: ['pipe', log, log] })
  child.on('error', () => {})
  // The system may reuse the id from now on, so the watchdog must end too.
  child.once('exit', () => child.stdin?.destroy())
  return child
}

/** Lets this process exit while the child is still running. */
export function unref(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

// When this process exits for any reason, the kernel closes our end of the pipe and `read` returns. The watchdog starts
// before the command, so the command never runs without it. It is forked twice, because PostgreSQL treats the exit of
// an unknown child process as a crash.
const watchdogScript = 'exec 3<&0; ( (read -r line <&3; kill -INT $$) >/dev/null 2>&1 & ); exec "$@" 3<&- </dev/null'
