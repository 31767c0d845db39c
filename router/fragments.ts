import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { fragmentsOf } from '../subgraphs/_shared/root-fields.ts'
import { fieldSet } from './field-sets.ts'

/**
 * A document in which no fragment on an interface or union stands where the type of the object is known. The gateway
 * forgets the object's type inside such a fragment, and loses the fragments on the object's own type in it:
 * `item { ... on Node { ... on Item { name } } }` would be an empty object.
 */
export function narrowFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const fragments = fragmentsOf(document)
  const isAbstract = (name: string | undefined) => name !== undefined && isAbstractType(schema.getType(name))
  if (!hasAbstractCondition(document, isAbstract)) return document
  return {
    ...document,
    definitions: document.definitions.map((node) => {
      if (node.kind === Kind.OPERATION_DEFINITION)
        return { ...node, selectionSet: narrowed(node.selectionSet, schema.getRootType(node.operation)) }
      if (node.kind === Kind.FRAGMENT_DEFINITION)
        return { ...node, selectionSet: narrowed(node.selectionSet, schema.getType(node.typeCondition.name.value)) }
      return node
    }),
  }

  function narrowed(set: SelectionSetNode, type: GraphQLNamedType | null | undefined): SelectionSetNode {
    const selections = set.selections.flatMap((selection) => narrowedSelection(selection, type))
    return selections.length > 0 ? { ...set, selections } : nothing
  }

  function narrowedSelection(selection: SelectionNode, type: GraphQLNamedType | null | undefined): SelectionNode[] {
    if (selection.kind === Kind.FIELD) {
      const hasFields = isObjectType(type) || isInterfaceType(type)
      const field = hasFields ? type.getFields()[selection.name.value] : undefined
      if (!selection.selectionSet || !field) return [selection]
      return [{ ...selection, selectionSet: narrowed(selection.selectionSet, getNamedType(field.type)) }]
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    const condition = fragment?.typeCondition?.name.value
    if (!fragment) return [selection]
    if (isObjectType(type)) {
      if (isAbstract(condition)) {
        const { directives } = selection
        return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: narrowed(fragment.selectionSet, type) }]
      }
      // Inside a fragment on an interface, a fragment on another type of it is valid and selects nothing.
      if (condition && condition !== type.name) return []
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
    return [
      { ...selection, selectionSet: narrowed(selection.selectionSet, condition ? schema.getType(condition) : type) },
    ]
  }
}

function hasAbstractCondition({ definitions }: DocumentNode, isAbstract: (name: string | undefined) => boolean) {
  const inSet = ({ selections }: SelectionSetNode): boolean =>
    selections.some(
      (selection) =>
        (selection.kind === Kind.INLINE_FRAGMENT && isAbstract(selection.typeCondition?.name.value)) ||
        (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet && inSet(selection.selectionSet)),
    )
  return definitions.some(
    (node) =>
      (isFragment(node) && isAbstract(node.typeCondition.name.value)) ||
      ('selectionSet' in node && node.selectionSet && inSet(node.selectionSet)),
  )
}

const isFragment = (node: { kind: Kind }): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION

/** Selects nothing, in the place of a set that would be empty. */
const nothing = fieldSet('__typename @skip(if: true)')
