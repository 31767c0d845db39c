import { type LightSignal, onAbort } from './abort.ts'
import { laterSpan } from './tracing.ts'

/** A statement as postgres.js returns it: it starts when it is awaited. */
interface Statement extends PromiseLike<unknown> {
  cancel(): unknown
  /** Whether it runs in PostgreSQL. */
  active?: boolean
  /** Gives it to a connection. */
  handler?: (statement: unknown) => unknown
  reject?(error: unknown): void
  strings?: readonly string[]
}

/** Work for a request, of which all statements know. */
export interface Work {
  signal: LightSignal
  /** Statements that were given to a connection and have not ended. */
  given: Set<Statement>
  /** Statements that wait until an earlier one of the same work ends, each with the function that gives it to a connection. */
  waiting: Map<Statement, () => void>
}

/**
 * Maximum number of statements that run for a request at the same time. The connections are few; a request with many fields
 * would keep them all from others.
 */
export const statementsAtOnce = 2

/** How long a statement that nobody waits for may still run before it is cancelled. */
const shortMs = 200

/** Begins work for a request: when `signal` aborts, PostgreSQL cancels its statements. */
export function startWork(signal: LightSignal): { work: Work; end(): void } {
  const work: Work = { signal, given: new Set(), waiting: new Map() }
  const cancel = () => {
    for (const statement of work.waiting.keys()) statement.reject?.(signal.reason)
    work.waiting.clear()
    for (const statement of work.given) cancelOnceActive(statement, work)
  }
  return { work, end: onAbort(signal, cancel) }
}

/**
 * Starts a statement as a part of some work, as soon as fewer than `atOnce` of its statements run.
 * @throws the signal's reason when the work is cancelled
 */
export function statementOf<T extends Statement>(
  work: Work | null,
  start: () => T,
  atOnce = Number.POSITIVE_INFINITY,
): T {
  if (!work) return start()
  if (work.signal.aborted) throw work.signal.reason
  const statement = start()
  const begin = laterSpan('sql', () => ({ 'db.system.name': 'postgresql', 'db.query.text': textOf(statement) }))
  const give = statement.handler
  if (!give) throw new Error('The driver starts statements in another way than expected.')
  // The driver reads properties of the handler. It loses a connection if it gets a statement that was cancelled, so ours are
  // rejected here instead, before the driver has them.
  statement.handler = Object.assign((query: unknown) => {
    if (work.signal.aborted) return statement.reject?.(work.signal.reason)
    const end = () => {
      work.given.delete(statement)
      startNext(work, atOnce)
    }
    work.waiting.set(statement, () => {
      work.given.add(statement)
      const endSpan = begin()
      statement.then(
        () => {
          end()
          endSpan()
        },
        (error: unknown) => {
          end()
          endSpan(error)
        },
      )
      give(query)
    })
    startNext(work, atOnce)
  }, give)
  return statement
}

/** The text of a statement, with numbers in the place of its parameters. */
const textOf = ({ strings }: Statement): string => String(strings?.[0] ?? '').slice(0, 2_000)

function startNext(work: Work, atOnce: number): void {
  for (const [statement, begin] of work.waiting) {
    if (work.given.size >= atOnce) return
    work.waiting.delete(statement)
    begin()
  }
}

// postgres.js pipelines: it sends a statement while an earlier one still runs. Cancelling a pipelined statement before it
// runs makes the driver hand its answer to the next statement, so we cancel it only once it is active. A short statement may
// end by itself: a cancellation costs PostgreSQL a connection, and hits the next statement if it comes too late.
function cancelOnceActive(statement: Statement, work: Work): void {
  const attempt = () => {
    if (!work.given.has(statement)) return
    if (statement.active) Promise.resolve(statement.cancel()).catch(() => {})
    else setTimeout(attempt, 20).unref()
  }
  setTimeout(attempt, shortMs).unref()
}
