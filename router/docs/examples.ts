import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql'

export interface Example {
  name: string
  /** With the fragments that it uses. */
  text: string
}

/** The operations of a document by the fields at their top, such as `Query.item`. */
export function examplesIn(source: string): ReadonlyMap<string, readonly Example[]> {
  const document = parse(source, { noLocation: true })
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const examples = new Map<string, Example[]>()
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION || !operation.name) continue
    const example = { name: operation.name.value, text: withFragments(operation, fragments) }
    const type = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation.operation]
    for (const selection of operation.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) continue
      const key = `${type}.${selection.name.value}`
      examples.set(key, [...(examples.get(key) ?? []), example])
    }
  }
  return examples
}

function withFragments(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const used = new Map<string, FragmentDefinitionNode>()
  const collect = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment || used.has(name.value)) return
        used.set(name.value, fragment)
        collect(fragment)
      },
    })
  collect(operation)
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] }
  return print(document)
}
