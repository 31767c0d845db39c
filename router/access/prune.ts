import {
  type DocumentNode,
  doTypesOverlap,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { forEachNode } from '../../subgraphs/_shared/for-each-node.ts'
import { coordinatesOf, objectTypesOf, type Refusals, refusalAt, valueTypeOf } from './refusals.ts'

/** An operation without what the caller may not have. */
export interface PrunedOperation {
  document: DocumentNode
  /** The response name of the type's name, where the response needs it. The client has not selected it. */
  typeName: string
}

interface Place {
  /** The type that the author of the selections knew. */
  declared: GraphQLCompositeType
  /** The type that the object has as far as is known here. */
  actual: GraphQLCompositeType
}

/**
 * Removes what a caller may not have from an operation, so that no plan fetches it. A field of an interface remains for the types of
 * which the caller may have it.
 */
export function pruneOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, refusals }: { schema: GraphQLSchema; refusals: Refusals },
): PrunedOperation {
  const typeName = unusedName(document)
  const conditions = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.typeCondition.name.value]] : [],
    ),
  )
  const witness: FieldNode = { ...field('__typename'), alias: { kind: Kind.NAME, value: typeName } }

  /** @param isValue whether it is the set of a field, which has to say the type of its object */
  const pruneSet = (set: SelectionSetNode, place: Place, isValue: boolean): SelectionSetNode => {
    const selections = set.selections.flatMap((selection) => prune(selection, place))
    const needsType = selections.length === 0 || (isValue && isAbstractType(place.declared))
    return { ...set, selections: needsType ? [witness, ...selections] : selections }
  }

  const prune = (selection: SelectionNode, place: Place): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return pruneField(selection, place)
    const condition =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? conditions.get(selection.name.value)
        : selection.typeCondition?.name.value
    const declared = condition === undefined ? place.declared : schema.getType(condition)
    // A field of an interface became that of an object type, whose value may have a narrower type.
    if (!isCompositeType(declared) || !doTypesOverlap(schema, declared, place.actual)) return []
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
    const actual = isAbstractType(place.actual) ? declared : place.actual
    return [{ ...selection, selectionSet: pruneSet(selection.selectionSet, { declared, actual }, false) }]
  }

  const pruneField = (node: FieldNode, { declared, actual }: Place): SelectionNode[] => {
    const name = node.name.value
    if (name.startsWith('__')) return [node]
    if (refusalAt(refusals, coordinatesOf(declared, name))) return []
    const keptAt = (type: GraphQLCompositeType): FieldNode => {
      const values = [valueTypeOf(declared, name), valueTypeOf(type, name)]
      if (!node.selectionSet || !isCompositeType(values[0])) return node
      const place = { declared: values[0], actual: isCompositeType(values[1]) ? values[1] : values[0] }
      return { ...node, selectionSet: pruneSet(node.selectionSet, place, true) }
    }
    const objectTypes = objectTypesOf(schema, declared)
    const allowed = objectTypes.filter((object) => !refusalAt(refusals, coordinatesOf(object, name)))
    if (allowed.length === objectTypes.length) return [keptAt(actual)]
    return allowed
      .filter((object) => doTypesOverlap(schema, object, actual))
      .map((object) => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: object.name } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: [keptAt(object)] },
      }))
  }

  const definitions = document.definitions.flatMap((node): DocumentNode['definitions'][number][] => {
    const isFragment = node.kind === Kind.FRAGMENT_DEFINITION
    if (node !== operation && !isFragment) return []
    const type = isFragment ? schema.getType(node.typeCondition.name.value) : schema.getRootType(operation.operation)
    if (!isCompositeType(type)) throw new Error('The operation is not valid.')
    const { selectionSet } = node as OperationDefinitionNode
    return [{ ...node, selectionSet: pruneSet(selectionSet, { declared: type, actual: type }, false) } as typeof node]
  })
  return { document: { ...document, definitions }, typeName }
}

const field = (name: string): FieldNode => ({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } })

/** A response name that the document doesn't use. */
function unusedName(document: DocumentNode): string {
  const used = new Set<string>()
  forEachNode(document, { Field: ({ alias, name }) => void used.add((alias ?? name).value) })
  let unused = 'type_of_object'
  while (used.has(unused)) unused = `${unused}_`
  return unused
}
