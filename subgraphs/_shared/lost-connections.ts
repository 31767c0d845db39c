import { unwrapQueryError } from './errors.ts'

/** The connection of one transaction. */
export interface PinnedConnection {
  /** Whether it is gone: a statement of the transaction failed because of that, or the driver has given up the transaction. */
  isLost: boolean
}

/** Codes of the driver and of sockets for a connection that is gone, and of PostgreSQL for one that it closes (class 57P). */
const lost = /^(CONNECTION_(CLOSED|DESTROYED|ENDED)|ECONN\w+|EPIPE|ETIMEDOUT|ENOTCONN|57P0[1-3])$/

/**
 * Runs the work of a transaction, or of a savepoint, so that nothing is sent over a connection that is gone: the promise stays pending
 * then. The driver rejects the transaction by itself. If it learnt of the failure from the work as well, it would send a rollback, which
 * ends the whole process: postgres.js 3.4.9 writes to a socket that is null (its issues 1154 and 1208), in a callback that no code can catch.
 */
export async function whileConnected<T>(connection: PinnedConnection, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work()
    if (!connection.isLost) return result
  } catch (error) {
    if (!connection.isLost) throw error
  }
  return new Promise<never>(() => {})
}

/** @throws Error when the connection of a transaction is gone */
export function requireConnection({ isLost }: PinnedConnection): void {
  if (isLost) throw Object.assign(new Error('The connection was closed.'), { code: 'CONNECTION_CLOSED' })
}

/** Notes that the connection is gone if a statement over it failed because of that. Errors of other connections say nothing about it. */
export function noteFailure(connection: PinnedConnection, error: unknown): void {
  if (isLostConnection(error)) connection.isLost = true
}

function isLostConnection(error: unknown): boolean {
  const cause = unwrapQueryError(error)
  return cause instanceof Error && 'code' in cause && lost.test(String(cause.code))
}
