import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  )

/** The response names at the top of an operation, in response order. Each fragment is visited once. */
export function rootResponseNames(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  seen = new Set<SelectionSetNode>(),
): Set<string> {
  if (seen.has(selectionSet)) return new Set()
  seen.add(selectionSet)
  return new Set(
    selectionSet.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value]
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      return fragment ? [...rootResponseNames(fragment.selectionSet, fragments, seen)] : []
    }),
  )
}
