import type { ApolloGateway } from '@apollo/gateway'
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import type { RouterContext } from './context.ts'

type Executor = ApolloGateway['executor']

interface Outcome {
  data?: Awaited<ReturnType<Executor>>['data']
  errors?: readonly unknown[]
  /** For a response without `data`. */
  refusedStatus: number
}

/**
 * Executes operations for Apollo Server, with its codes and statuses for errors. Its own call of a gateway makes an object literal with
 * getters for each request. V8 allocates those in the old generation, so minor collections kept, and copied, all that belonged to each request: its
 * document, plan and response.
 */
export const executeOperations = (
  executor: Executor,
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): ApolloServerPlugin<RouterContext> => ({
  async requestDidStart() {
    return {
      async responseForOperation(request) {
        const asked = { ...request, context: request.contextValue } as unknown as Parameters<Executor>[0]
        const { data, errors, refusedStatus }: Outcome = await executor(asked).then(
          (result) => ({ ...result, refusedStatus: 400 }),
          (error: unknown) => ({ errors: [error], refusedStatus: 500 }),
        )
        const isRefused = errors !== undefined && data === undefined
        return {
          http: { status: isRefused ? refusedStatus : undefined, headers: new HeaderMap() },
          body: {
            kind: 'single',
            singleResult: {
              data,
              errors: errors?.map((error) => formatError(formattedOf(error), error)),
            },
          },
        }
      },
    }
  },
})

/** What Apollo Server hands to `formatError`. */
export function formattedOf(thrown: unknown): GraphQLFormattedError {
  const error = thrown instanceof GraphQLError ? thrown : new GraphQLError(messageOf(thrown))
  const code = error.extensions.code ?? (isOfVariable(error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR')
  return { ...error.toJSON(), extensions: { ...error.extensions, code } }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** Whether a value doesn't fit the type of its variable. */
const isOfVariable = ({ nodes }: GraphQLError): boolean =>
  nodes?.length === 1 && nodes[0]?.kind === Kind.VARIABLE_DEFINITION
