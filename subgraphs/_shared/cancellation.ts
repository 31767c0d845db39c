import { AsyncLocalStorage } from 'node:async_hooks'

/** A statement as postgres.js returns it: it starts when it is awaited. */
interface Statement extends PromiseLike<unknown> {
  cancel(): unknown
  /** Whether it runs in PostgreSQL. */
  active?: boolean
  /** The connection that has it; null before it is sent. */
  state?: unknown
}

interface Work {
  signal: AbortSignal
  statements: Set<Statement>
}

const current = new AsyncLocalStorage<Work>()

/**
 * Runs work for a request. When `signal` aborts, PostgreSQL cancels the statements that run, those that wait for
 * a connection are never sent, and no further statements can start.
 */
export async function cancellable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  const statements = new Set<Statement>()
  const cancel = () => {
    for (const statement of statements) cancelInTurn(statement)
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await current.run({ signal, statements }, async () => await work())
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** Starts a statement as a part of the current work. @throws the signal's reason when the work is cancelled */
export function statementOf<T extends Statement>(start: () => T): T {
  const work = current.getStore()
  work?.signal.throwIfAborted()
  const statement = start()
  work?.statements.add(statement)
  return statement
}

// postgres.js pipelines: it sends a statement while an earlier one still runs. Cancelling a pipelined statement before it
// runs makes the driver hand its answer to the next statement, so we cancel it only once it is active.
function cancelInTurn(statement: Statement): void {
  if (!statement.state) {
    cancelNow(statement)
    return
  }
  let isSettled = false
  const settle = () => {
    isSettled = true
  }
  statement.then(settle, settle)
  const attempt = () => {
    if (isSettled) return
    if (statement.active) cancelNow(statement)
    else setTimeout(attempt, 20).unref()
  }
  attempt()
}

function cancelNow(statement: Statement): void {
  Promise.resolve(statement.cancel()).catch(() => {})
}
