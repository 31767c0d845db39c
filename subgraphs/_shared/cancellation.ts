import { AsyncLocalStorage } from 'node:async_hooks'

/** A statement as postgres.js returns it: it starts when it is awaited, and can be cancelled before and after that. */
interface Statement {
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
 * a connection never start, and the work can't begin others.
 */
export async function cancellable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  const statements = new Set<Statement>()
  const cancel = () => {
    // The driver gives the answer of a statement that it sent ahead of its turn, if cancelled, to the statement behind it.
    const safe = [...statements].filter(({ active, state }) => active || !state)
    for (const statement of safe) Promise.resolve(statement.cancel()).catch(() => {})
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
