import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { type ArgumentNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql'
import type { Logger } from 'pino'
import { installScalarParsers } from '../subgraphs/_shared/scalars.ts'

/** Features that the subgraphs enforce themselves, deny by default, so that the gateway needn't know them. */
const enforcedBySubgraphs = new Set([
  'https://specs.apollo.dev/authenticated/v0.1',
  'https://specs.apollo.dev/requiresScopes/v0.1',
])

/** A gateway for a supergraph, asking each subgraph through its data source. */
export function createGateway(supergraphSdl: string, sources: ReadonlyMap<string, GraphQLDataSource>, log: Logger) {
  // The gateway reads this when it is made, and otherwise contacts hosts outside.
  process.env.APOLLO_TELEMETRY_DISABLED = '1'
  const gateway = new ApolloGateway({
    supergraphSdl: withoutEnforcedPurposes(supergraphSdl),
    logger: log,
    buildService: ({ name }) => {
      const source = sources.get(name)
      if (!source) throw new Error(`The supergraph has a subgraph "${name}" that the router has no way to ask.`)
      return source
    },
  })
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => installScalarParsers(apiSchema))
  return gateway
}

/**
 * The supergraph as the gateway takes it: it refuses features linked `for: SECURITY` that it doesn't know. The purpose goes only
 * from those that we enforce; any other is still refused. The committed file keeps the standard form.
 */
export function withoutEnforcedPurposes(sdl: string): string {
  const isPurpose = ({ name }: ArgumentNode) => name.value === 'for'
  return print(
    visit(parse(sdl), {
      Directive(node: DirectiveNode) {
        if (node.name.value !== 'link' || !enforcedBySubgraphs.has(linkedUrl(node))) return undefined
        return { ...node, arguments: node.arguments?.filter((argument) => !isPurpose(argument)) }
      },
    }),
  )
}

function linkedUrl({ arguments: given }: DirectiveNode): string {
  const value = given?.find(({ name }) => name.value === 'url')?.value
  return value?.kind === Kind.STRING ? value.value : ''
}
