import { type DocumentNode, getOperationAST, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql'
import { type Fragments, fragmentsOf } from '../subgraphs/_shared/root-fields.ts'
import { fragmentsUsedBy } from './fragments-used.ts'

/** An operation in two: the part about the schema, and the part about data. Null for a part without fields. */
export interface SplitDocument {
  introspection: DocumentNode | null
  data: DocumentNode | null
}

const schemaFields = new Set(['__schema', '__type'])

/**
 * Splits introspection off an operation. graphql-js answers it over the schema that clients see: the gateway's own
 * introspection fails on what newer versions of GraphQL added to it.
 */
export function splitIntrospection(document: DocumentNode, operationName?: string): SplitDocument {
  const operation = getOperationAST(document, operationName)
  if (!operation) return { introspection: null, data: document }
  const selections = flattened(operation.selectionSet.selections, fragmentsOf(document))
  if (!selections.some(isAboutSchema)) return { introspection: null, data: document }
  return {
    introspection: withSelections(document, operation, selections.flatMap(only(isAboutSchema))),
    data: withSelections(document, operation, selections.flatMap(only((field) => !isAboutSchema(field)))),
  }
}

/** Selections with named fragments written out. Validation has refused fragments that use themselves. */
const flattened = (selections: readonly SelectionNode[], fragments: Fragments): SelectionNode[] =>
  selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return [selection]
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    if (!fragment) return []
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: fragment.typeCondition,
        directives: selection.directives,
        selectionSet: {
          kind: Kind.SELECTION_SET,
          selections: flattened(fragment.selectionSet.selections, fragments),
        },
      },
    ]
  })

const isAboutSchema = (selection: SelectionNode): boolean => {
  if (selection.kind === Kind.FIELD) return schemaFields.has(selection.name.value)
  return selection.kind === Kind.INLINE_FRAGMENT && selection.selectionSet.selections.some(isAboutSchema)
}

/** The fields that pass, inside their fragments; fragments without any are left out. */
const only =
  (passes: (selection: SelectionNode) => boolean) =>
  (selection: SelectionNode): SelectionNode[] => {
    if (selection.kind !== Kind.INLINE_FRAGMENT) return passes(selection) ? [selection] : []
    const selections = selection.selectionSet.selections.flatMap(only(passes))
    return selections.length > 0 ? [{ ...selection, selectionSet: { ...selection.selectionSet, selections } }] : []
  }

function withSelections(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): DocumentNode | null {
  if (selections.length === 0) return null
  const changed = { ...operation, selectionSet: { ...operation.selectionSet, selections } }
  // The gateway reads fragments that nothing uses, and fails on fields of the schema that it doesn't know.
  return { kind: Kind.DOCUMENT, definitions: [changed, ...fragmentsUsedBy(document, changed)] }
}
