import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql'
import { entityTagsOf } from '../entity-tags.ts'

/** What a subgraph has in the graph. */
export interface SubgraphPart {
  name: string
  /** The types whose objects it knows, with the number of fields that it gives them. */
  owns: { type: string; fields: number; description: string }[]
  /** The fields that it adds to types of others, by type. */
  adds: { type: string; owner: string; fields: string[] }[]
  /** Fields of `Query` and `Mutation`. */
  queries: string[]
  mutations: string[]
  /** How many types it has besides: values, payloads, connections. */
  others: number
}

/** Types that everybody sees as part of something else. */
const isPart = /(Connection|Edge|Payload)$/

/** Who owns what, from the supergraph. */
export function ownershipOf(supergraphSdl: string): SubgraphPart[] {
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const { owners } = entityTagsOf(supergraphSdl)
  const graphs = new Map<string, string>()
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue
    for (const { name, directives = [] } of node.values ?? [])
      graphs.set(name.value, String(argumentsOf(directives, 'join__graph', 'name')[0]))
  }
  const parts = new Map([...graphs.values()].map((name) => [name, emptyPart(name)]))
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    const type = node.name.value
    const inGraphs = argumentsOf(node.directives ?? [], 'join__type', 'graph').map((graph) => graphs.get(graph) ?? '')
    const fieldsOf = (subgraph: string) => visible(node).filter((field) => isIn(field, subgraph, graphs, inGraphs))
    if (type === 'Query' || type === 'Mutation') {
      for (const [name, part] of parts)
        part[type === 'Query' ? 'queries' : 'mutations'] = fieldsOf(name).map(({ name: field }) => field.value)
      continue
    }
    const isKeyed = argumentsOf(node.directives ?? [], 'join__type', 'key').length > 0
    // Objects with an id that only one subgraph has, such as sessions, need no key.
    const isEntity = isKeyed || visible(node).some(({ name: field }) => field.value === 'id')
    const owner = owners.get(type)?.subgraph ?? largest(inGraphs, (name) => fieldsOf(name).length)
    for (const name of new Set(inGraphs)) {
      const part = parts.get(name)
      if (!part) continue
      const fields = fieldsOf(name).map(({ name: field }) => field.value)
      if (!isEntity) {
        if (!isPart.test(type)) part.others++
      } else if (name === owner)
        part.owns.push({ type, fields: fields.length, description: node.description?.value.split('\n')[0] ?? '' })
      else {
        const added = fields.filter((field) => field !== 'id')
        if (added.length > 0) part.adds.push({ type, owner, fields: added })
      }
    }
  }
  return [...parts.values()]
}

const emptyPart = (name: string): SubgraphPart => ({ name, owns: [], adds: [], queries: [], mutations: [], others: 0 })

/** Fields that clients see. */
const visible = (node: ObjectTypeDefinitionNode): FieldDefinitionNode[] =>
  (node.fields ?? []).filter(({ directives = [] }) => !directives.some(({ name }) => name.value === 'inaccessible'))

/** A field without a subgraph is in all those of its type. */
function isIn(
  { directives = [] }: FieldDefinitionNode,
  subgraph: string,
  graphs: ReadonlyMap<string, string>,
  ofType: readonly string[],
): boolean {
  const joined = directives.filter(({ name }) => name.value === 'join__field')
  const resolving = joined.filter((node) => argumentsOf([node], 'join__field', 'external').length === 0)
  if (joined.length === 0) return ofType.includes(subgraph)
  return argumentsOf(resolving, 'join__field', 'graph').some((graph) => graphs.get(graph) === subgraph)
}

const largest = (names: readonly string[], size: (name: string) => number): string =>
  [...new Set(names)].toSorted((a, b) => size(b) - size(a))[0] ?? ''

function argumentsOf(directives: readonly ConstDirectiveNode[], directive: string, argument: string): string[] {
  return directives
    .filter(({ name }) => name.value === directive)
    .flatMap((node) => {
      const value = node.arguments?.find(({ name }) => name.value === argument)?.value
      if (value?.kind === Kind.BOOLEAN) return value.value ? ['true'] : []
      return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? [value.value] : []
    })
}
