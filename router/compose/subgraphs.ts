import { composeServices } from '@apollo/composition'
import { type ASTNode, GraphQLError, type GraphQLSchema, getLocation, parse, Source } from 'graphql'
import { z } from 'zod'
import { readYaml } from './yaml.ts'

const supergraphConfig = z.strictObject({
  federation_version: z.string().regex(/^=2\.\d+\.\d+$/, 'Rover wants an exact version, such as =2.9.0'),
  subgraphs: z.record(
    z.string(),
    z.strictObject({ routing_url: z.url(), schema: z.strictObject({ file: z.string().min(1) }) }),
  ),
})

export type SupergraphConfig = z.infer<typeof supergraphConfig>

/** The whole graph with what is to be said about it, or why there is none. Each string is a problem with its places. */
export type Composition =
  | { errors: string[] }
  | { errors?: undefined; hints: string[]; supergraphSdl: string; api: GraphQLSchema }

/** `supergraph.yaml`: those keys of rover's format that we use. @throws Error that names everything that is wrong */
export const readSupergraphConfig = (text: string): SupergraphConfig =>
  readYaml('supergraph.yaml', text, supergraphConfig)

/** Composes the subgraphs. `readFile` is handed the path of a schema as `config` has it. */
export async function compose(
  config: SupergraphConfig,
  readFile: (path: string) => Promise<string>,
): Promise<Composition> {
  const services: Parameters<typeof composeServices>[0] = []
  const syntaxErrors: GraphQLError[] = []
  for (const [name, { routing_url: url, schema }] of Object.entries(config.subgraphs)) {
    const source = new Source(await readFile(schema.file), schema.file)
    try {
      services.push({ name, url, typeDefs: parse(source) })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      syntaxErrors.push(error)
    }
  }
  if (syntaxErrors.length > 0) return { errors: syntaxErrors.map(describeError) }

  const { errors, hints, supergraphSdl, schema } = composeServices(services)
  if (errors) return { errors: errors.map(describeError) }
  return {
    // DEBUG is what the composer says of every graph whose directives have enums, and nobody can act on it.
    hints: hints
      .filter(({ definition }) => definition.level.name !== 'DEBUG')
      .map(({ definition, message, nodes }) => describe(definition.code, message, placesOf(nodes))),
    supergraphSdl,
    api: schema.toAPISchema().toGraphQLJSSchema(),
  }
}

function describeError({ extensions, message, nodes, source, locations }: GraphQLError): string {
  // A syntax error has no node, only a position.
  const positions = locations?.map(({ line, column }) => `${source?.name}:${line}:${column}`) ?? []
  return describe(String(extensions.code ?? 'INVALID_GRAPHQL'), message, nodes ? placesOf(nodes) : positions)
}

/** Opens with a place to jump to. A problem of the graph as a whole belongs to the file that lists its parts. */
function describe(code: string, message: string, [first = 'supergraph.yaml', ...others]: string[]): string {
  return [`${first} ${code} ${message}`, ...others.map((place) => `  and ${place}`)].join('\n')
}

/** `file:line:column` of each node's name, since a definition itself begins with its description. */
function placesOf(nodes: readonly ASTNode[] = []): string[] {
  return nodes.flatMap((node) => {
    const loc = ('name' in node && node.name?.loc) || node.loc
    if (!loc) return []
    const { line, column } = getLocation(loc.source, loc.start)
    return `${loc.source.name}:${line}:${column}`
  })
}
