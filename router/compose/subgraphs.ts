import { composeServices } from '@apollo/composition'
import { type ASTNode, GraphQLError, type GraphQLSchema, getLocation, parse, Source } from 'graphql'
import { z } from 'zod'
import { withDefer } from '../deferral/defer-directive.ts'
import { readYaml } from './yaml.ts'

const supergraphConfig = z.strictObject({
  federation_version: z.string().regex(/^=2\.\d+\.\d+$/, 'Rover wants an exact version, such as =2.9.0'),
  subgraphs: z.record(
    z.string(),
    z.strictObject({ routing_url: z.url(), schema: z.strictObject({ file: z.string().min(1) }) }),
  ),
})

export type SupergraphConfig = z.infer<typeof supergraphConfig>

/** The composed graph and hints, or the errors. Each string is a message with its locations. */
export type Composition =
  | { errors: string[] }
  | { errors?: undefined; hints: string[]; supergraphSdl: string; api: GraphQLSchema }

/** `supergraph.yaml`, in the keys of rover's format that we use. @throws Error with every fault of the file */
export const readSupergraphConfig = (text: string): SupergraphConfig =>
  readYaml('supergraph.yaml', text, supergraphConfig)

/** Composes the subgraphs. `readFile` gets the path of a schema as in `config`. */
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
    // The composer prints DEBUG hints for every graph whose directives have enums; nobody can act on them.
    hints: hints
      .filter(({ definition }) => definition.level.name !== 'DEBUG')
      .map(({ definition, message, nodes }) => describe(definition.code, message, locationsOf(nodes))),
    supergraphSdl,
    api: withDefer(schema.toAPISchema().toGraphQLJSSchema()),
  }
}

function describeError({ extensions, message, nodes, source, locations }: GraphQLError): string {
  // A syntax error has no node, only a position.
  const positions = locations?.map(({ line, column }) => `${source?.name}:${line}:${column}`) ?? []
  return describe(String(extensions.code ?? 'INVALID_GRAPHQL'), message, nodes ? locationsOf(nodes) : positions)
}

/** The message after a location that editors can open. A problem of the whole graph is located in `supergraph.yaml`. */
function describe(code: string, message: string, [first = 'supergraph.yaml', ...others]: string[]): string {
  return [`${first} ${code} ${message}`, ...others.map((location) => `  and ${location}`)].join('\n')
}

/** `file:line:column` of each node's name, because a definition begins with its description. */
function locationsOf(nodes: readonly ASTNode[] = []): string[] {
  return nodes.flatMap((node) => {
    const loc = ('name' in node && node.name?.loc) || node.loc
    if (!loc) return []
    const { line, column } = getLocation(loc.source, loc.start)
    return `${loc.source.name}:${line}:${column}`
  })
}
