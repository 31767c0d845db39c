import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { unauthenticated } from '../subgraphs/_shared/errors.ts'
import type { ForwardedHeaders } from '../subgraphs/_shared/subgraph.ts'
import { ignoresToken } from '../subgraphs/_shared/tokenless-operations.ts'
import type { RouterContext } from './context.ts'
import type { Transport } from './data-sources.ts'
import { unavailableCode } from './errors.ts'
import { sessionCheckTimeoutMs } from './limits.ts'
import type { Revocations } from './revocations.ts'

/** The reason why the holder of an access token may not change anything now; null when nothing speaks against it. */
export type CheckSession = (headers: ForwardedHeaders) => Promise<GraphQLError | null>

const retryAfterSeconds = 1

/**
 * Asks auth whether a session is active and still has the scopes of its token, since a token outlives both by up to five
 * minutes. Without an answer in time nothing may be changed.
 */
export function sessionCheck(
  auth: Transport,
  { revocations, log }: { revocations: Pick<Revocations, 'isStale'>; log: Logger },
  timeoutMs = sessionCheckTimeoutMs,
): CheckSession {
  return async (headers) => {
    // The other subgraphs' queries within a mutation, too, rely on the revocations.
    if (revocations.isStale()) return unavailable()
    try {
      const operation = { query: 'query SessionCheck { isAccessTokenCurrent }' }
      const { result } = await auth.execute(operation, headers, AbortSignal.timeout(timeoutMs))
      const isCurrent = result.data?.isAccessTokenCurrent
      if (isCurrent === true) return null
      const isExpired = result.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
      if (isCurrent === false || isExpired) {
        return sessionEnded()
      }
      throw new Error('auth did not say whether the session is active')
    } catch (error) {
      const { name: type, message: reason } = error instanceof Error ? error : new Error(String(error))
      log.warn({ requestId: headers['x-request-id'], type, reason }, 'A session could not be checked')
      return unavailable()
    }
  }
}

/** The refusal of an access token that is valid by itself, but whose session has ended or whose scopes were changed. */
export const sessionEnded = (): GraphQLError =>
  unauthenticated('This session has ended or its permissions have changed; refresh the session or sign in again.')

const unavailable = () =>
  new GraphQLError('Changes are not possible right now, and nothing was changed; try again in a few seconds.', {
    extensions: { code: unavailableCode },
  })

/**
 * Refuses an operation with an access token that is not valid, and mutations of a session that has ended or lost a scope, before
 * anything runs. Fields in `tokenless`, which open or renew a session, run without the token.
 */
export const requireValidToken = (tokenless: ReadonlySet<string>): ApolloServerPlugin<RouterContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request, contextValue, response }) {
        const { headers, checkSession, tokenProblem } = contextValue
        if (ignoresToken(document, request.operationName, tokenless)) {
          delete headers.authorization
          return
        }
        const isChange = operation?.operation === 'mutation' && headers.authorization
        const refusal = tokenProblem ?? (isChange ? await checkSession(headers) : null)
        if (!refusal) return
        const isUnavailable = refusal.extensions.code === unavailableCode
        if (isUnavailable) response.http.headers.set('retry-after', String(retryAfterSeconds))
        else response.http.headers.set('www-authenticate', 'Bearer error="invalid_token"')
        throw new GraphQLError(refusal.message, {
          extensions: { ...refusal.extensions, http: { status: isUnavailable ? 503 : 401 } },
        })
      },
    }
  },
})
