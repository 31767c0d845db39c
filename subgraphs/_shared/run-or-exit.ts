import { unwrapQueryError } from './errors.ts'

/** Runs a command or a service; where that fails, says why on standard error and ends with 1. */
export function runOrExit(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    process.stderr.write(`${readable(unwrapQueryError(error))}\n`)
    process.exit(1)
  })
}

// Errors of ours, of the system and of PostgreSQL say it in a sentence; of a bug, the place is wanted as well.
function readable(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isBug = [TypeError, RangeError, ReferenceError, SyntaxError].some((bug) => error instanceof bug)
  return isBug ? (error.stack ?? error.message) : error.message
}
