import {
  type ASTNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** A field of an operation, and of a type that has fields of its own. */
export interface SelectedField {
  node: FieldNode
  parent: GraphQLNamedType
  definition: GraphQLField<unknown, unknown>
}

/**
 * Calls back for each field that a valid operation or fragment selects, with its type, but for those that ask for types. It doesn't follow fragments. graphql's `TypeInfo`
 * with `visit` takes several times as long.
 */
export function forEachField(
  schema: GraphQLSchema,
  definition: ASTNode,
  callback: (field: SelectedField) => void,
): void {
  const inSet = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined | null) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition, selectionSet } = selection
        inSet(selectionSet, typeCondition ? schema.getType(typeCondition.name.value) : parent)
        continue
      }
      const found =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
      if (!parent || !found) continue
      callback({ node: selection, parent, definition: found })
      if (selection.selectionSet) inSet(selection.selectionSet, getNamedType(found.type))
    }
  }
  if (definition.kind === Kind.OPERATION_DEFINITION)
    inSet(definition.selectionSet, schema.getRootType(definition.operation))
  if (definition.kind === Kind.FRAGMENT_DEFINITION)
    inSet(definition.selectionSet, schema.getType(definition.typeCondition.name.value))
}
