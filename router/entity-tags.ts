import { type ConstDirectiveNode, Kind, parse } from 'graphql'

/** What the schemas say about the existence of entities, by tags. Clients don't see tags. */
export interface EntityTags {
  /** By entity: the subgraph that knows which of them exist, and a field that only existing ones have (`@tag(name: "existence")`). */
  owners: ReadonlyMap<string, { subgraph: string; field: string }>
  /** Fields, as `Type.field`, whose subgraph returns an entity without knowing whether it exists (`@tag(name: "reference")`). */
  references: ReadonlySet<string>
  /** By input field, as `Type.field`: the entity whose id it takes (`@tag(name: "id-of-Place")`). */
  ids: ReadonlyMap<string, string>
}

/** The tags in a supergraph. @throws Error for an id of an entity without owner */
export function entityTagsOf(supergraphSdl: string): EntityTags {
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const subgraphs = new Map<string, string>()
  const owners = new Map<string, { subgraph: string; field: string }>()
  const references = new Set<string>()
  const ids = new Map<string, string>()
  for (const node of definitions) {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph') {
      for (const { name, directives } of node.values ?? [])
        subgraphs.set(name.value, argumentOf(directives, 'join__graph', 'name'))
    }
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION) continue
    for (const { name, directives } of node.fields ?? []) {
      const path = `${node.name.value}.${name.value}`
      for (const tag of tagsOf(directives)) {
        if (tag === 'reference') references.add(path)
        if (tag === 'existence') {
          const graph =
            argumentOf(directives, 'join__field', 'graph') || argumentOf(node.directives, 'join__type', 'graph')
          owners.set(node.name.value, { subgraph: graph, field: name.value })
        }
        if (tag.startsWith('id-of-')) ids.set(path, tag.slice('id-of-'.length))
      }
    }
  }
  const named = [...owners].map(
    ([type, { subgraph, field }]) => [type, { subgraph: subgraphs.get(subgraph) ?? '', field }] as const,
  )
  const ownerless = [...ids].find(([, type]) => !owners.has(type))
  if (ownerless)
    throw new Error(`${ownerless[0]} takes an id of ${ownerless[1]}, which has no field with the tag "existence".`)
  return { owners: new Map(named), references, ids }
}

const tagsOf = (directives: readonly ConstDirectiveNode[] = []): string[] =>
  directives.flatMap((node) => (node.name.value === 'tag' ? [argumentOf([node], 'tag', 'name')] : []))

function argumentOf(directives: readonly ConstDirectiveNode[] = [], directive: string, argument: string): string {
  const node = directives.find(({ name }) => name.value === directive)
  const value = node?.arguments?.find(({ name }) => name.value === argument)?.value
  if (value?.kind === Kind.ENUM) return value.value
  return value?.kind === Kind.STRING ? value.value : ''
}
