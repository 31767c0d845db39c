import { AsyncLocalStorage } from 'node:async_hooks'
import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { internalErrorMessage, serializeError, withoutSecrets } from '../subgraphs/_shared/errors.ts'
import { downstreamCode } from './errors.ts'

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

interface TrackedRequest {
  requestId: string
  /** What Apollo Server replaced by an error of its own. */
  cause?: Error
}

const current = new AsyncLocalStorage<TrackedRequest>()

let tracked = 0

/**
 * Runs work of a request for which Apollo Server formats errors, and makes the request's id known there. While a storage is in use, Node 20
 * calls a function for each promise of the process, so it is in use only as long as such work runs.
 */
export async function trackRequest<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  tracked += 1
  try {
    return await current.run({ requestId }, work)
  } finally {
    tracked -= 1
    if (tracked === 0) current.disable()
  }
}

/** Keeps the error of a plugin, of which Apollo Server tells only that there was one. */
export const keepCause: ApolloServerPlugin = {
  async unexpectedErrorProcessingRequest({ error }) {
    const request = current.getStore()
    if (request) request.cause = error
  },
}

/** The log for libraries that write texts of their own: with the request's id, and without secrets. */
export function libraryLog(log: Logger) {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: unknown) =>
    log[level]({ requestId: current.getStore()?.requestId }, withoutSecrets(String(message)))
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

/** @param requestId by default that of the work that `trackRequest` runs */
export type FormatErrorOf = (given: GraphQLFormattedError, error: unknown, requestId?: string) => GraphQLFormattedError

/**
 * Formats errors with `format`. An unexpected one gets the request's id, and the log its cause under the same id. Every error
 * of Apollo Server passes through here, those of plugins, context and serialisation too.
 */
export function errorFormatter(log: Logger, format: FormatError): FormatErrorOf {
  return (given, error, ofRequest) => {
    const { requestId = ofRequest, cause } = current.getStore() ?? {}
    const formatted = formatSafely(format, given, error, log)
    const { code } = formatted.extensions ?? {}
    if (code !== 'INTERNAL_SERVER_ERROR' && code !== downstreamCode) return formatted
    // A fetch without an answer has been logged with its reason.
    if (given.message !== downstreamCode)
      log.error(
        { requestId, cause: serializeError(cause ?? originOf(error)), path: formatted.path },
        'A request failed',
      )
    return { ...formatted, extensions: { ...formatted.extensions, ...(requestId && { requestId }) } }
  }
}

function formatSafely(format: FormatError, given: GraphQLFormattedError, error: unknown, log: Logger) {
  try {
    return format(given, error)
  } catch (fault) {
    log.error({ requestId: current.getStore()?.requestId, cause: serializeError(fault) }, 'An error was not formatted')
    return { message: internalErrorMessage, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
  }
}

const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? error.originalError : error
