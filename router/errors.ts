import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorCodeOf, internalErrorMessage, isExpected, shortMessage } from '../subgraphs/_shared/errors.ts'
import type { RouterContext } from './context.ts'
import { type MetLimit, metLimitOf } from './limit-error.ts'
import { responseType } from './request-format.ts'

/** Error code of a field that is null because its subgraph did not answer. */
export const downstreamCode = 'DOWNSTREAM_SERVICE_ERROR'

/** Error code of a request that the service can't handle now. The client can send it again. */
export const unavailableCode = 'SERVICE_UNAVAILABLE'

const downstreamMessage = 'This part of the response is not available right now.'

/** Error codes of the router itself that clients may see, besides those of the subgraphs. */
const routerCodes = new Set<unknown>([
  'COST_LIMIT_EXCEEDED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  unavailableCode,
])

/**
 * The error as a client sees it: message, path and code if it is expected, otherwise one general sentence. Names and
 * addresses of subgraphs never leave the router.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations } = formatted
  const isOfSubgraph = formatted.extensions?.serviceName !== undefined
  const message = isOfSubgraph && looksInternal(formatted.message) ? refusedMessage : shortMessage(formatted.message)
  const path = formatted.path && responsePath(formatted.path)
  const shown = { ...(locations && { locations }), ...(path && { path }) }
  const code = errorCodeOf(formatted, error)
  const limit = metLimitOf(formatted.extensions) ?? tokenLimitOf(formatted.message)
  if (isExpected(code) || routerCodes.has(code))
    return { message, ...shown, extensions: { code, ...(limit && { limit }) } }
  if (code === downstreamCode) return { message: downstreamMessage, ...shown, extensions: { code } }
  return { message: internalErrorMessage, ...shown, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

const refusedMessage = 'This part of the request was refused.'

// A subgraph writes messages of expected errors for clients. Such text got into one by mistake.
const internalText = [
  /[a-z]:\/\//i,
  /\b\d{1,3}(\.\d{1,3}){3}\b/,
  /\b[a-z][\w.-]*:\d{4,5}\b/i,
  /(^|\s)at .*:\d+:\d+/,
  /\beyJ[\w-]+\./,
  /\b(select\b.+\bfrom|insert into|delete from|update \S+ set)\b.*[$"(=]/is,
  /\b(relation|column|constraint) "/i,
]

const looksInternal = (text: string): boolean => internalText.some((pattern) => pattern.test(text))

/** The limit of tokens, if that is what an error of the parser is about. It stops there, so the document has one more at least. */
function tokenLimitOf(message: string): MetLimit | null {
  const maximum = Number(/^Syntax Error: Document contains more tha[nt] (\d+) tokens/.exec(message)?.[1])
  return maximum ? { name: 'tokens', maximum, met: maximum + 1 } : null
}

/** The error without suggestions that reveal the schema, such as similar field names. */
export const withoutHints = ({ message, ...error }: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: message.replace(/ Did you mean .*\?$/s, ''),
})

// When a fetch fails as a whole, the planner writes @ for "each element" into the path. Clients know only indices.
function responsePath(path: readonly (string | number)[]) {
  const each = path.indexOf('@')
  return each === -1 ? path : path.slice(0, each)
}

/** Codes of documents and variables that can't be executed, in requests that are well formed otherwise. */
const requestErrorCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
])

/**
 * Answers what is wrong with a document or its variables with status 200 in `application/json`, as GraphQL over HTTP wants it: a
 * client can't tell otherwise whether the server or something on the way says 400. In `application/graphql-response+json` it is 400.
 */
export const statusOfMediaType: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http }, request }) {
        if (http.status !== 400 || body.kind !== 'single' || body.singleResult.data) return
        if (!responseType(request.http?.headers.get('accept')).startsWith('application/json')) return
        // A limit is the router's own, not one of GraphQL.
        const isOfRequest = body.singleResult.errors?.every(
          ({ extensions }) => requestErrorCodes.has(extensions?.code) && !metLimitOf(extensions),
        )
        if (isOfRequest) http.status = 200
      },
    }
  },
}

/** Refuses a request without a matching operation; the gateway would report an internal error. */
export const requireOperation: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, schema }) {
        const isSubscription = operation?.operation === 'subscription'
        if (operation && !isSubscription && schema.getRootType(operation.operation)) return
        throw new GraphQLError(
          isSubscription
            ? 'Subscriptions are served by WebSocket and as server-sent events at this address with /stream.'
            : 'The document has no operation of this name, or has several and the request names none.',
          {
            extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
          },
        )
      },
    }
  },
}
