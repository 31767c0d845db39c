import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { ServerUser } from './root.ts'

export const isWindows = process.platform === 'win32'

/** Whether there is a process of this id, be it ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Asks a process to stop, which may have done so already. */
export function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Whether a child has ended, or could not be started. */
export function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null
}

/** What a program of PostgreSQL needs around it. */
export interface Surroundings {
  env: NodeJS.ProcessEnv
  user: ServerUser
}

/** Program, arguments and options that run a command as the given user. */
export function asUser(command: readonly string[], { env, user }: Surroundings): [string, string[], SpawnOptions] {
  const [program = '', ...rest] = [...user.prefix, ...command]
  // A folder that this user may enter; our own may not be.
  return [program, rest, { ...user.ids, env, cwd: '/', windowsHide: true }]
}

/**
 * Starts a command that gets SIGINT as soon as this process ends, even by kill -9. The child's id is that of the
 * command. It has a session of its own, so that Ctrl-C reaches only us, who stop it when nobody asks it any more.
 */
export function spawnGuarded(command: readonly string[], surroundings: Surroundings, log: number): ChildProcess {
  const guarded = isWindows ? command : ['sh', '-c', guard, 'sh', ...command]
  const [program, rest, options] = asUser(guarded, surroundings)
  const child = spawn(program, rest, { ...options, detached: true, stdio: ['pipe', log, log] })
  child.on('error', () => {})
  // The id may be somebody else's from now on, so the watcher goes too.
  child.once('exit', () => child.stdin?.destroy())
  return child
}

/** Lets this process end while the child still runs. */
export function unref(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

// The kernel closes our end of the pipe whatever ends us, and then `read` returns. The watcher is there before the
// command is, so there is no moment without it. It is forked twice, because PostgreSQL takes the death of a child that
// it doesn't know for a crash.
const guard = 'exec 3<&0; ( (read -r line <&3; kill -INT $$) >/dev/null 2>&1 & ); exec "$@" 3<&- </dev/null'
