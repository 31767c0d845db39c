import { unwrapResolverError } from '@apollo/server/errors'
import { DrizzleQueryError } from 'drizzle-orm'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'

/** Every code that leaves a subgraph. Apollo Server's own codes for malformed requests are among them. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'COST_LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
] as const

export type ErrorCode = (typeof errorCodes)[number]

const coded = (code: ErrorCode, message: string) => new GraphQLError(message, { extensions: { code } })

/** Nobody is signed in, or the token isn't good any more. */
export const unauthenticated = (message = 'Sign in first.') => coded('UNAUTHENTICATED', message)

/** The viewer is known, and may not do this. */
export const forbidden = (message: string) => coded('FORBIDDEN', message)

/** The request breaks the contract. The message names the contract, then the offence. */
export const badInput = (message: string) => coded('BAD_USER_INPUT', message)

/** More at once than the service takes on; the same request may be made again later. */
export const rateLimited = (message: string) => coded('RATE_LIMITED', message)

/** What a caller is told of a bug. */
export const internalErrorMessage = 'Something went wrong on our side.'

/** Whether a code may be shown, message and all. Whatever isn't on the list is a bug. */
export const isExpected = (code: unknown): code is ErrorCode =>
  code !== 'INTERNAL_SERVER_ERROR' && (errorCodes as readonly unknown[]).includes(code)

/** The code of an error. A value in the document that a scalar refuses is bad input, not only a document that isn't valid. */
export function errorCodeOf({ extensions }: GraphQLFormattedError, error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined
  const isRefused = original instanceof GraphQLError && original.extensions.code === 'BAD_USER_INPUT'
  return isRefused ? 'BAD_USER_INPUT' : extensions?.code
}

/** Lets expected errors through and hides the rest. */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, path, locations } = formatted
  const code = errorCodeOf(formatted, error)
  if (isExpected(code)) return { message, path, locations, extensions: { code } }
  return { message: internalErrorMessage, path, locations, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

/** Tells the log, under the request's id, of those errors that the caller learns nothing of. */
export function logUnexpectedErrors(log: Logger, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (isExpected(error.extensions.code)) continue
    log.error({ cause: serializeError(unwrapResolverError(error)), path: error.path }, 'A resolver failed')
  }
}

/** What an error comes from. Drizzle's own message repeats the query's parameters, which may be personal; its cause doesn't. */
export const unwrapQueryError = (error: unknown): unknown =>
  error instanceof DrizzleQueryError && error.cause ? error.cause : error

/** What of an error may be logged. */
export function serializeError(error: unknown): unknown {
  const cause = unwrapQueryError(error)
  if (!(cause instanceof Error)) return { message: String(cause) }
  const { name, message, stack } = cause
  const code = 'code' in cause ? cause.code : undefined
  return { type: name, message, code, stack }
}
