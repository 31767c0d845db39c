import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
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
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { forEachNode } from '../../subgraphs/_shared/for-each-node.ts'
import { fragmentsOf, rootResponseNames } from '../../subgraphs/_shared/root-fields.ts'
import { type CostRules, callWeight, typeWeight } from './cost-rules.ts'

/** An upper estimate of an operation, before it is planned. */
export interface OperationSize {
  /**
   * Elements of all lists in the response: pages have `first` or `last`, other lists an assumed size, and lists inside lists
   * multiply.
   */
  elements: number
  /** Levels of fields; introspection doesn't count. */
  depth: number
  /** Root fields, counted per response name. */
  rootFields: number
  /** Aliases in the whole operation, those in a fragment as often as the fragment is used. */
  aliases: number
  /** What all of it costs by `@cost` and `@listSize`: one for each object, and what the schema adds. */
  cost: number
}

/** Assumed size of a list that has neither a slicing argument nor `@listSize`. */
export const defaultListSize = 10

/** What each root field costs besides its value: it is a fetch and a search at least. */
export const rootFieldCost = 10

/** The values of a field's arguments, as the client sent them. */
export const argumentValues = (
  { arguments: given = [] }: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]))

/** The values of an operation's variables with their defaults. */
export const withDefaults = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  ),
  ...variables,
})

type Type = GraphQLNamedType | null | undefined
type Fragment = Exclude<SelectionSetNode['selections'][number], FieldNode>
type Sums = Pick<OperationSize, 'elements' | 'depth' | 'aliases' | 'cost'>

/** The lists in an object whose size a field above it says. */
interface Sized {
  fields: readonly string[]
  size: number
}

const nothing: Sums = { elements: 0, depth: 0, aliases: 0, cost: 0 }

/**
 * The size of an operation. Each fragment is measured once for each type it is used on, so the time grows with the
 * document only.
 * @param variables as the client sent them
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { variables, costs }: { variables: Readonly<Record<string, unknown>>; costs: CostRules },
): OperationSize {
  const fragments = fragmentsOf(document)
  const given = withDefaults(operation, variables)
  const measured = new Map<SelectionSetNode, Map<string, Sums>>()

  const measureSelections = (selectionSet: SelectionSetNode, type: Type, sized: Sized | null): Sums => {
    const byPlace = measured.get(selectionSet) ?? new Map<string, Sums>()
    measured.set(selectionSet, byPlace)
    const place = `${type?.name} ${sized ? `${sized.size} ${sized.fields}` : ''}`
    const known = byPlace.get(place)
    if (known) return known
    const sums = { ...nothing }
    for (const selection of selectionSet.selections) {
      const isField = selection.kind === Kind.FIELD
      const part = isField ? measureField(selection, type, sized) : measureFragment(selection, type, sized)
      sums.elements += part.elements
      sums.aliases += part.aliases
      sums.cost += part.cost
      sums.depth = Math.max(sums.depth, part.depth)
    }
    byPlace.set(place, sums)
    return sums
  }

  const measureFragment = (selection: Fragment, type: Type, sized: Sized | null): Sums => {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    if (!fragment) return nothing
    const condition = fragment.typeCondition?.name.value
    return measureSelections(fragment.selectionSet, condition ? schema.getType(condition) : type, sized)
  }

  const measureField = (node: FieldNode, parent: Type, sized: Sized | null): Sums => {
    const aliases = node.alias ? 1 : 0
    if (node.name.value.startsWith('__')) return { elements: 0, depth: 1, aliases, cost: 0 }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (!field || !parent) return { ...nothing, depth: 1, aliases }
    const values = argumentValues(node, given)
    const coordinate = `${parent.name}.${field.name}`
    const size = sizeOf(coordinate, field, values)
    const sizedHere = sizedFieldsOf(coordinate, field)
    const isPage = size !== null && sizedHere.length > 0
    const below = node.selectionSet
      ? measureSelections(node.selectionSet, getNamedType(field.type), isPage ? { fields: sizedHere, size } : null)
      : nothing
    // The field above has counted the elements of a page already.
    const isSized = sized?.fields.includes(field.name) ?? false
    const multiplied = isSized ? (sized?.size ?? 1) : isPage ? 1 : (size ?? 1)
    const instance = typeWeight(costs, schema, getNamedType(field.type)) + below.cost
    return {
      elements: size === null || isSized ? below.elements : size * (1 + below.elements),
      depth: 1 + below.depth,
      aliases: aliases + below.aliases,
      cost: callWeight(costs, parent.name, field, values) + multiplied * instance,
    }
  }

  /** How many elements a field may have; null where it is neither a page nor a list. */
  const sizeOf = (
    coordinate: string,
    field: GraphQLField<unknown, unknown>,
    values: Readonly<Record<string, unknown>>,
  ): number | null => {
    const rule = costs.listSizes.get(coordinate)
    const slicing = slicingArgumentsOf(coordinate, field)
    if (slicing.length > 0) {
      const sizes = slicing.map((path) => partOf(values, path)).filter((size) => size != null)
      const byDefault = field.args.find(({ name, defaultValue }) => slicing.includes(name) && defaultValue != null)
      if (sizes.length === 0) sizes.push(byDefault?.defaultValue ?? rule?.assumedSize ?? 1)
      return Math.max(0, ...sizes.map((size) => Number(size) || 0))
    }
    const lists = listDepth(field.type)
    return lists === 0 ? null : (rule?.assumedSize ?? defaultListSize) ** lists
  }

  const slicingArgumentsOf = (coordinate: string, { args }: GraphQLField<unknown, unknown>): readonly string[] => {
    const stated = costs.listSizes.get(coordinate)?.slicingArguments ?? []
    const pages = args.some(({ name }) => name === 'first') ? ['first', 'last'] : []
    return [...new Set([...stated, ...pages])]
  }

  // A page's lists are known by their names where the schema says nothing.
  const sizedFieldsOf = (coordinate: string, { type }: GraphQLField<unknown, unknown>): readonly string[] => {
    const stated = costs.listSizes.get(coordinate)?.sizedFields ?? []
    if (stated.length > 0) return stated
    return getNamedType(type).name.endsWith('Connection') ? ['edges', 'nodes'] : []
  }

  const sums = measureSelections(operation.selectionSet, schema.getRootType(operation.operation), null)
  const rootFields = rootResponseNames(operation.selectionSet, fragments).size
  return { ...sums, rootFields, cost: Math.ceil(sums.cost) + rootFieldCost * rootFields }
}

/** Whether the size of a document's operations depends on the values of variables. */
export function dependsOnVariables(document: DocumentNode, { listSizes, weighsInputs }: CostRules): boolean {
  const stated = [...listSizes.values()].flatMap(({ slicingArguments }) => slicingArguments)
  const slicing = new Set(['first', 'last', ...stated.map((path) => path.split('.')[0])])
  let found = false
  forEachNode(document, {
    Argument(node) {
      if (!weighsInputs && !slicing.has(node.name.value)) return
      forEachNode(node, {
        Variable() {
          found = true
        },
      })
    },
  })
  return found
}

/** A value by its path, such as `page.first`. */
const partOf = (values: Readonly<Record<string, unknown>>, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null),
      values,
    )

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType)
  return isListType(type) ? 1 + listDepth(type.ofType) : 0
}
