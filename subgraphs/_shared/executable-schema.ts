import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { enforceAccess, enforcePolicies } from './access-control.ts'
import { limitElements } from './element-limit.ts'
import { enforceEntityAccess } from './entity-access.ts'
import { limitInputs } from './input-limits.ts'
import { scalarResolvers } from './scalars.ts'
import type { RequestContext, SubgraphDefinition } from './subgraph.ts'

type SchemaParts = 'folder' | 'resolvers' | 'publicFields' | 'entities' | 'policies'

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
