import { AsyncLocalStorage } from 'node:async_hooks'

/** A statement as postgres.js returns it: it starts when it is awaited. */
interface Statement extends PromiseLike<unknown> {
  cancel(): unknown
  /** Whether it runs in PostgreSQL. */
  active?: boolean
  /** The connection that has it; null before it is sent. */
  state?: unknown
  /** Sends it. */
  handler?: (statement: unknown) => unknown
}

interface Work {
  signal: AbortSignal
  statements: Set<Statement>
  running: number
  /** Statements that wait until an earlier one of the same work ends. */
  waiting: (() => boolean)[]
}

/**
 * Maximum number of statements that run for a request at the same time. The connections are few; a request with many fields
 * would keep them all from others.
 */
export const statementsAtOnce = 3

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
    return await current.run({ signal, statements, running: 0, waiting: [] }, async () => await work())
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/**
 * Starts a statement as a part of the current work, as soon as few enough of its statements run.
 * @throws the signal's reason when the work is cancelled
 */
export function statementInTurn<T extends Statement>(start: () => T): T {
  const work = current.getStore()
  const statement = statementOf(start)
  const send = statement.handler
  if (!work || !send) return statement
  // The driver reads properties of the handler.
  statement.handler = Object.assign((query: unknown) => {
    let state: 'waiting' | 'running' | 'settled' = 'waiting'
    const begin = () => {
      // A statement that was cancelled while it waited is settled, and must not be sent.
      if (state === 'settled') return false
      state = 'running'
      work.running += 1
      send(query)
      return true
    }
    const settle = () => {
      if (state === 'running') {
        work.running -= 1
        while (work.waiting.length > 0 && !work.waiting.shift()?.());
      }
      state = 'settled'
    }
    statement.then(settle, settle)
    if (work.running < statementsAtOnce) begin()
    else work.waiting.push(begin)
  }, send)
  return statement
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
// runs makes the driver hand its answer to the next statement, so we cancel it only once it is active. A short statement may
// end by itself: a cancellation costs PostgreSQL a connection, and hits the next statement if it comes too late.
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
  setTimeout(attempt, shortMs).unref()
}

/** How long a statement that nobody waits for may still run before it is cancelled. */
const shortMs = 200

function cancelNow(statement: Statement): void {
  Promise.resolve(statement.cancel()).catch(() => {})
}
