import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { errorCodeOf, internalErrorMessage, isExpected } from '../subgraphs/_shared/errors.ts'
import type { RouterContext } from './context.ts'

/** Code of a field that is null because its subgraph couldn't be asked. */
export const downstreamCode = 'DOWNSTREAM_SERVICE_ERROR'

const downstreamMessage = "This part of the answer can't be had right now."

/** Codes of the router's own that clients may see, besides those of subgraphs. */
const routerCodes = new Set<unknown>([
  'COST_LIMIT_EXCEEDED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/**
 * What a client may see of an error: message, path and code of those that are expected, one sentence for the rest. Names and
 * addresses of subgraphs stay inside.
 */
export function maskError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations } = formatted
  const path = formatted.path && responsePath(formatted.path)
  const shown = { ...(locations && { locations }), ...(path && { path }) }
  const code = errorCodeOf(formatted, error)
  if (isExpected(code) || routerCodes.has(code)) return { message, ...shown, extensions: { code } }
  if (code === downstreamCode) return { message: downstreamMessage, ...shown, extensions: { code } }
  return { message: internalErrorMessage, ...shown, extensions: { code: 'INTERNAL_SERVER_ERROR' } }
}

/** The same error without what it tells of the schema, such as the names that a wrong one is like. */
export const withoutHints = ({ message, ...error }: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: message.replace(/ Did you mean .*\?$/s, ''),
})

// The planner writes @ for "each element" into the path of a fetch that failed as a whole; clients know only indices.
function responsePath(path: readonly (string | number)[]) {
  const each = path.indexOf('@')
  return each === -1 ? path : path.slice(0, each)
}

/** Adds the request's id to faults, so that somebody who reports one can be helped. */
export const requestIdOnFaults: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return
        // The planner's notes on nulls that it has put in place itself.
        delete response.body.singleResult.extensions
        for (const error of response.body.singleResult.errors ?? []) {
          const { extensions } = error
          if (extensions && !isExpected(extensions.code)) extensions.requestId = contextValue.headers['x-request-id']
        }
      },
    }
  },
}

/** Refuses what names no operation, which the gateway takes for a fault of its own. */
export const operationIsKnown: ApolloServerPlugin<RouterContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, schema }) {
        if (operation && schema.getRootType(operation.operation)) return
        throw new GraphQLError('The document has no such operation, or several and none is named.', {
          extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
        })
      },
    }
  },
}
