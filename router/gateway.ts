import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { type ArgumentNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql'
import type { Logger } from 'pino'
import { checkScalars } from '../subgraphs/_shared/scalars.ts'

/** Security features that the subgraphs enforce themselves, so that the gateway need not support them. */
const enforcedBySubgraphs = new Set([
  'https://specs.apollo.dev/authenticated/v0.1',
  'https://specs.apollo.dev/requiresScopes/v0.1',
])

/** A gateway that fetches from each subgraph through its data source. */
export function createGateway(supergraphSdl: string, sources: ReadonlyMap<string, GraphQLDataSource>, log: Logger) {
  // The constructor reads this setting; without it, the gateway contacts outside hosts.
  process.env.APOLLO_TELEMETRY_DISABLED = '1'
  const gateway = new ApolloGateway({
    supergraphSdl: withoutEnforcedPurposes(supergraphSdl),
    logger: log,
    buildService: ({ name }) => {
      const source = sources.get(name)
      if (!source) throw new Error(`The supergraph has a subgraph "${name}", and the router has no data source for it.`)
      return source
    },
  })
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => checkScalars(apiSchema))
  return gateway
}

/**
 * The supergraph without the purpose `SECURITY` on the features that our subgraphs enforce: the gateway refuses a feature with that
 * purpose if it doesn't support it, and still refuses any other. The committed file keeps the standard form.
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
