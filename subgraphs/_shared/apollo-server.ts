import { readFileSync } from 'node:fs'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import type { Logger } from 'pino'
import { enforceAccess, enforcePolicies } from './access-control.ts'
import { createDocumentStore } from './document-store.ts'
import { limitElements } from './element-limit.ts'
import { enforceEntityAccess } from './entity-access.ts'
import { logUnexpectedErrors, maskError } from './errors.ts'
import { limitInputs } from './input-limits.ts'
import { scalarResolvers } from './scalars.ts'
import type { RequestContext, SubgraphDefinition } from './subgraph.ts'

type SchemaParts = 'folder' | 'resolvers' | 'publicFields' | 'entities' | 'policies'

/**
 * Starts Apollo Server on a subgraph's schema. It caches parsed documents, enforces access and the sizes of
 * inputs, masks bugs and computes
 * `Cache-Control`.
 */
export async function startApolloServer<X extends RequestContext>(
  definition: Pick<SubgraphDefinition<never, X>, SchemaParts>,
  log: Logger,
): Promise<ApolloServer<X>> {
  const server = new ApolloServer<X>({
    schema: executableSchema(definition),
    documentStore: createDocumentStore(documentBytes),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: maskError,
    logger: log,
    plugins: [logErrors, ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginUsageReportingDisabled()],
  })
  await server.start()
  return server
}

/** A subgraph's schema with its resolvers, which enforce access and limit inputs and the elements of a response. */
export function executableSchema<X extends RequestContext>({
  folder,
  resolvers,
  publicFields,
  entities,
  policies,
}: Pick<SubgraphDefinition<never, X>, SchemaParts>): GraphQLSchema {
  const sdl = readFileSync(new URL('schema.graphql', folder), 'utf8')
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { ...scalarResolvers(sdl), ...resolvers } }])
  // The last one runs first: whoever may not use a field learns nothing of its inputs, and one that is too long costs no statement.
  enforcePolicies(schema, policies)
  limitInputs(schema)
  enforceEntityAccess(schema, entities)
  enforceAccess(schema, publicFields)
  limitElements(schema)
  return schema
}

/** Memory for the parsed documents of one subgraph. Each of a client's operations makes one or two of them. */
const documentBytes = 5_000_000

const logErrors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        logUnexpectedErrors(contextValue.log, errors)
      },
    }
  },
}
