import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )

/** The response names at the top of an operation, in response order. */
export const rootResponseNames = (selectionSet: SelectionSetNode, fragments: Fragments): Set<string> =>
  new Set(rootFields(selectionSet, fragments).map(({ alias, name }) => (alias ?? name).value))

/** The root fields of an operation, in response order. Each fragment is visited once. */
export function rootFields(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  seen = new Set<SelectionSetNode>(),
): FieldNode[] {
  if (seen.has(selectionSet)) return []
  seen.add(selectionSet)
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection]
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    return fragment ? rootFields(fragment.selectionSet, fragments, seen) : []
  })
}
