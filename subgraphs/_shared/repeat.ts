import type { Logger } from 'pino'
import { serializeError } from './errors.ts'

/** Work that runs again and again, never twice at a time. */
export interface Repeated {
  /** Runs the work now, or once more if it is running. */
  run(): void
  /** Starts no other run, and waits for the current one. */
  stop(): Promise<void>
}

/** Runs `work` at an interval and on `run()`. The next run tries again what failed; a series of failures is logged once. */
export function repeat(intervalMs: number, log: Logger, work: (isStopping: () => boolean) => Promise<void>): Repeated {
  let running: Promise<void> | undefined
  let again = false
  let stopping = false
  let failures = 0
  const run = () => {
    again = running !== undefined
    if (again || stopping) return
    running = work(() => stopping)
      .then(
        () => {
          if (failures > 0) log.warn({ failures }, 'A job works again')
          failures = 0
        },
        (error: unknown) => {
          failures += 1
          if (failures === 1) log.error({ cause: serializeError(error) }, 'A job failed')
        },
      )
      .finally(() => {
        running = undefined
        if (again) run()
      })
  }
  const timer = setInterval(run, intervalMs)
  return {
    run,
    async stop() {
      stopping = true
      clearInterval(timer)
      await running
    },
  }
}
