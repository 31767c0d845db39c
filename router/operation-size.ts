import {
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { fragmentsOf, rootResponseNames } from '../subgraphs/_shared/root-fields.ts'

/** An upper estimate of an operation, before it is planned. */
export interface OperationSize {
  /**
   * Elements of all lists in the response: pages have `first` or `last`, other lists an assumed size, and lists inside lists
   * multiply.
   */
  elements: number
  /** Levels of fields; introspection doesn't count. */
  depth: number
  /** Fields at the top, counted per response name. */
  rootFields: number
  /** Aliases in the whole operation, those in a fragment as often as the fragment is used. */
  aliases: number
}

/** Assumed sizes of lists without `first` by `Type.field`, from `@listSize` in a supergraph. */
export type ListSizes = ReadonlyMap<string, number>

/** Assumed size of a list that has neither `first` nor `@listSize`. */
export const defaultListSize = 10

type Fragment = Exclude<SelectionSetNode['selections'][number], FieldNode>
type Sums = Pick<OperationSize, 'elements' | 'depth' | 'aliases'>

/**
 * The size of an operation. Each fragment is measured once for each type it is used on, so the time grows with the
 * document only.
 * @param variables as the client sent them
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { variables, listSizes }: { variables: Readonly<Record<string, unknown>>; listSizes: ListSizes },
): OperationSize {
  const fragments = fragmentsOf(document)
  const defaults = operation.variableDefinitions?.map(({ variable, defaultValue }) => [
    variable.name.value,
    defaultValue && valueFromASTUntyped(defaultValue),
  ])
  const given = { ...Object.fromEntries(defaults ?? []), ...variables }
  const measured = new Map<SelectionSetNode, Map<string, Sums>>()

  const measureSelections = (selectionSet: SelectionSetNode, type: GraphQLNamedType | null | undefined): Sums => {
    const byType = measured.get(selectionSet) ?? new Map<string, Sums>()
    measured.set(selectionSet, byType)
    const known = byType.get(type?.name ?? '')
    if (known) return known
    const sums = { elements: 0, depth: 0, aliases: 0 }
    for (const selection of selectionSet.selections) {
      const part = selection.kind === Kind.FIELD ? measureField(selection, type) : measureFragment(selection, type)
      sums.elements += part.elements
      sums.aliases += part.aliases
      sums.depth = Math.max(sums.depth, part.depth)
    }
    byType.set(type?.name ?? '', sums)
    return sums
  }

  const measureFragment = (selection: Fragment, type: GraphQLNamedType | null | undefined): Sums => {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    if (!fragment) return { elements: 0, depth: 0, aliases: 0 }
    const condition = fragment.typeCondition?.name.value
    return measureSelections(fragment.selectionSet, condition ? schema.getType(condition) : type)
  }

  const measureField = (node: FieldNode, parent: GraphQLNamedType | null | undefined): Sums => {
    const aliases = node.alias ? 1 : 0
    if (node.name.value.startsWith('__')) return { elements: 0, depth: 1, aliases }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    const below =
      node.selectionSet && field ? measureSelections(node.selectionSet, getNamedType(field.type)) : undefined
    const size = field ? sizeOf(node, parent, field) : null
    const inside = below?.elements ?? 0
    return {
      elements: size === null ? inside : size * (1 + inside),
      depth: 1 + (below?.depth ?? 0),
      aliases: aliases + (below?.aliases ?? 0),
    }
  }

  /** How many elements a field may have; null where it is neither a page nor a list. */
  const sizeOf = (
    node: FieldNode,
    parent: GraphQLNamedType | null | undefined,
    { type, args }: { type: GraphQLOutputType; args: readonly { name: string; defaultValue?: unknown }[] },
  ): number | null => {
    const page = args.find(({ name }) => name === 'first')
    const assumed = listSizes.get(`${parent?.name}.${node.name.value}`)
    if (page) {
      const written = node.arguments?.filter(({ name }) => ['first', 'last'].includes(name.value)) ?? []
      const sizes = written.map(({ value }) => valueFromASTUntyped(value, given)).filter((size) => size != null)
      if (sizes.length === 0) sizes.push(page.defaultValue ?? assumed ?? 1)
      return Math.max(0, ...sizes.map((size) => Number(size) || 0))
    }
    const lists = listDepth(type)
    // `first` has counted the elements of a page already.
    if (lists === 0 || (parent?.name.endsWith('Connection') && ['edges', 'nodes'].includes(node.name.value)))
      return null
    return (assumed ?? defaultListSize) ** lists
  }

  const sums = measureSelections(operation.selectionSet, schema.getRootType(operation.operation))
  return { ...sums, rootFields: rootResponseNames(operation.selectionSet, fragments).size }
}

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType)
  return isListType(type) ? 1 + listDepth(type.ofType) : 0
}

/** The sizes that `@listSize(assumedSize:)` states in a supergraph. */
export function listSizesOf(supergraphSdl: string): ListSizes {
  const { definitions } = parse(supergraphSdl, { noLocation: true })
  const sizes = definitions.flatMap((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return []
    return (node.fields ?? []).flatMap((field) => {
      const size = assumedSize(field)
      return size === null ? [] : [[`${node.name.value}.${field.name.value}`, size] as const]
    })
  })
  return new Map(sizes)
}

function assumedSize({ directives = [] }: FieldDefinitionNode): number | null {
  const listSize = directives.find(({ name }) => name.value === 'listSize')
  const value = listSize?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
  return value?.kind === Kind.INT ? Number(value.value) : null
}
