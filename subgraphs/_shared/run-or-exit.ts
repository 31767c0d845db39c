import { unwrapQueryError } from './errors.ts'

/** Runs a command or a service. If it fails, prints the error to standard error and exits with status 1. */
export function runOrExit(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => {
    process.stderr.write(`${describeError(unwrapQueryError(error))}\n`)
    process.exit(1)
  })
}

// Our errors and those of the system and PostgreSQL explain themselves in a sentence. For a bug, print the stack as
// well.
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isBug = [TypeError, RangeError, ReferenceError, SyntaxError].some((bug) => error instanceof bug)
  return isBug ? (error.stack ?? error.message) : error.message
}
