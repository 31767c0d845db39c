import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server'
import { GraphQLError, MaxIntrospectionDepthRule } from 'graphql'
import type { RouterContext } from './context.ts'
import { type ListSizes, measureOperation, type OperationSize } from './operation-size.ts'

/** Limits of the parser and the validation. */
export const limits = {
  // The parser stops here with status 400. The longest query of an ordinary app has a few hundred tokens.
  parseOptions: { maxTokens: 2_000 },
  // Nested fragments multiply: a thousand characters can keep the planner busy for seconds.
  maxRecursiveSelections: 10_000,
  // Introspection that goes from fields to types and back multiplies as well.
  validationRules: [MaxIntrospectionDepthRule],
} satisfies Partial<ApolloServerOptions<never>>

/** Most of each measure of an operation. The largest screens of an ordinary app have depth 7 and 600 elements. */
export const sizeLimits: OperationSize = { elements: 10_000, depth: 14, rootFields: 20, aliases: 60 }

/** Deadline of a subgraph for one response. */
export const subgraphTimeoutMs = 5_000

const contracts: Record<keyof OperationSize, (limit: string, size: string) => string> = {
  elements: (limit, size) =>
    `The lists of an operation have at most ${limit} elements in all; this one asks for up to ${size}.`,
  depth: (limit, size) => `An operation has at most ${limit} levels of fields; this one has ${size}.`,
  rootFields: (limit, size) => `An operation has at most ${limit} fields at the top; this one has ${size}.`,
  aliases: (limit, size) => `An operation has at most ${limit} aliases; this one has ${size}.`,
}

/** Refuses an operation that is larger than `sizeLimits`, before it is planned. */
export const limitOperationSize = (listSizes: ListSizes): ApolloServerPlugin<RouterContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, schema, request }) {
        if (!operation) return
        const variables = request.variables ?? {}
        const size = measureOperation(schema, document, operation, { variables, listSizes })
        for (const measure of ['depth', 'rootFields', 'aliases', 'elements'] as const) {
          if (size[measure] <= sizeLimits[measure]) continue
          const [limit, actual] = [sizeLimits[measure], size[measure]].map((number) => number.toLocaleString('en'))
          throw new GraphQLError(contracts[measure](String(limit), String(actual)), {
            extensions: { code: 'COST_LIMIT_EXCEEDED', http: { status: 400 } },
          })
        }
      },
    }
  },
})
