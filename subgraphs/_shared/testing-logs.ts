import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import { createLogger } from './http.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder for the logs of all tests, which are searched for secrets after the last test. */
    logFolder: string
  }
}

/** Path of the log of this process, or of one that a test starts. */
export function testLogFile(name = String(process.pid)): string {
  const folder = inject('logFolder')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${name}.log`)
}

let log: ReturnType<typeof createLogger> | undefined

/** A logger that writes everything to the log of the tests. */
export function testLog() {
  log ??= createLogger('debug', pino.destination({ dest: testLogFile(), sync: true }))
  return log
}
