import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import type { ForwardedHeaders } from '../../subgraphs/_shared/subgraph.ts'
import type { Transport } from '../data-sources.ts'
import { downstreamCode } from '../errors.ts'
import { sessionCheckTimeoutMs } from '../limits.ts'

/** Of some policies, the refusals of those that the holder of an access token doesn't meet. */
export type CheckPolicies = (
  names: readonly string[],
  headers: ForwardedHeaders,
) => Promise<ReadonlyMap<string, GraphQLError>>

/** Asks auth, which knows what its policies depend on. Without an answer in time none is met. */
export function policyCheck(auth: Transport, log: Logger, timeoutMs = sessionCheckTimeoutMs): CheckPolicies {
  return async (names, headers) => {
    const parameters = names.map((_name, index) => `$name${index}: String!`)
    const fields = names.map((_name, index) => `policy${index}: isPolicyMet(policy: $name${index})`)
    const query = `query Policies(${parameters.join()}) { ${fields.join(' ')} }`
    const variables = Object.fromEntries(names.map((name, index) => [`name${index}`, name]))
    try {
      const { result } = await auth.execute({ query, variables }, headers, AbortSignal.timeout(timeoutMs))
      return new Map(
        names.flatMap((name, index): [string, GraphQLError][] => {
          if (result.data?.[`policy${index}`] === true) return []
          const error = result.errors?.find(({ path }) => !path || path[0] === `policy${index}`)
          return [[name, error ? new GraphQLError(error.message, { extensions: error.extensions }) : noAnswer()]]
        }),
      )
    } catch (error) {
      const { name: type, message: reason } = error instanceof Error ? error : new Error(String(error))
      log.warn({ requestId: headers['x-request-id'], type, reason }, 'Policies could not be checked')
      return new Map(names.map((name) => [name, noAnswer()]))
    }
  }
}

const noAnswer = () => new GraphQLError(downstreamCode, { extensions: { code: downstreamCode } })
