import { unwrapResolverError } from '@apollo/server/errors'
import { DrizzleQueryError } from 'drizzle-orm'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { LightSignal } from './abort.ts'

/** Every error code that a subgraph can return, including Apollo Server's codes for malformed requests. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RECENT_SIGN_IN_REQUIRED',
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

/** Nobody is signed in, or the access token is no longer valid. */
export const unauthenticated = (message = 'Sign in first.') => coded('UNAUTHENTICATED', message)

/** The viewer is signed in but may not do this. */
export const forbidden = (message: string) => coded('FORBIDDEN', message)

/** The viewer must confirm who they are again, with `reauthenticate`, before doing this. */
export const recentSignInRequired = (message: string) => coded('RECENT_SIGN_IN_REQUIRED', message)

/** The request violates the contract. The message states the contract, then the violation. */
export const badInput = (message: string) => coded('BAD_USER_INPUT', message)

/** The service has too much to do at once. The client can repeat the same request later. */
export const rateLimited = (message: string) => coded('RATE_LIMITED', message)

/** The message that callers get for a bug. */
export const internalErrorMessage = 'Something went wrong on our side.'

/** Whether clients may see an error with this code and its message. Any other code means a bug. */
export const isExpected = (code: unknown): code is ErrorCode =>
  code !== 'INTERNAL_SERVER_ERROR' && (errorCodes as readonly unknown[]).includes(code)

/**
 * The code of an error. BAD_USER_INPUT for a literal that a scalar rejects, which GraphQL reports as a validation
 * error, and for null as the value of a non-null argument with a default, which it reports without a code.
 */
export function errorCodeOf({ extensions }: Pick<GraphQLFormattedError, 'extensions'>, error: unknown): unknown {
  const original = error instanceof GraphQLError ? error.originalError : undefined
  if (!(original instanceof GraphQLError)) return extensions?.code
  const isNullArgument =
    /^Argument "\w+" of (non-null|required) type /.test(original.message) && !original.extensions.code
  return isNullArgument || original.extensions.code === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : extensions?.code
}

/**
 * The error as clients see it: expected errors unchanged, any other as INTERNAL_SERVER_ERROR with a neutral message.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { path, locations } = formatted
  if (isOfErasedAccount(error))
    return { message: accountErased.message, path, locations, extensions: { code: accountErased.extensions.code } }
  const message = shortMessage(formatted.message)
  const code = errorCodeOf(formatted, error)
  if (isExpected(code)) return { message, path, locations, extensions: { code } }
  return { message: internalErrorMessage, path, locations, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

/** An error as the router receives it. */
export const formatError = (error: GraphQLError): GraphQLFormattedError =>
  maskError({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } }, error)

/** A message of at most a thousand characters: those of GraphQL itself repeat the rejected value, and end with the reason. */
export const shortMessage = (message: string): string =>
  message.length > 1_000 ? `${message.slice(0, 490)} … ${message.slice(-490)}` : message

/** Logs the errors that `maskError` hides from the caller, with their causes. */
export function logUnexpectedErrors(log: Logger, errors: readonly GraphQLError[], signal?: LightSignal): void {
  for (const error of errors) {
    if (isExpected(errorCodeOf(error, error)) || isOfErasedAccount(error)) continue
    // Nobody waits any more, and whoever stopped waiting says why.
    if (signal?.aborted && unwrapQueryError(unwrapResolverError(error)) === signal.reason) continue
    log.error({ cause: serializeError(unwrapResolverError(error)), path: error.path }, 'A resolver failed')
  }
}

const accountErased = unauthenticated('The account no longer exists.')

/** Whether a trigger refused a row, since the data of its account was erased (`_shared/events/erasure.ts`). */
function isOfErasedAccount(error: unknown): boolean {
  const cause = unwrapQueryError(unwrapResolverError(error))
  return cause instanceof Error && 'constraint_name' in cause && cause.constraint_name === 'erased_accounts_stay_erased'
}

/**
 * The driver's error behind a Drizzle query error; any other error as it is. Drizzle's message contains the query's
 * parameters, which may be personal data; the driver's doesn't.
 */
export const unwrapQueryError = (error: unknown): unknown =>
  error instanceof DrizzleQueryError && error.cause ? error.cause : error

/** The parts of an error that may be logged: type, message, code and stack, without query parameters. */
export function serializeError(error: unknown): unknown {
  const cause = unwrapQueryError(error)
  if (!(cause instanceof Error)) return { message: withoutSecrets(String(cause)) }
  const { name, message, stack } = cause
  const code = 'code' in cause ? cause.code : undefined
  return { type: name, message: withoutSecrets(message), code, stack: stack && withoutSecrets(stack) }
}

/** An error with the message that may be kept: without secrets, and without the parameters of a query. */
export function safeError(error: unknown): Error {
  const cause = unwrapQueryError(error)
  return new Error(withoutSecrets(cause instanceof Error ? cause.message : String(cause)))
}

// Passwords in URLs, and access and refresh tokens.
const secrets = /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)|\b(?:eyJ[\w-]+|v1)\.[\w-]{8,}(?:\.[\w-]+)*/g

/** A text for the log without secrets and of limited length; libraries quote what they were given. */
export const withoutSecrets = (text: string): string => text.slice(0, 4_000).replace(secrets, '…')
