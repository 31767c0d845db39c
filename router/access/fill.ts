import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { appliesTo, isIncluded } from '../../subgraphs/_shared/conditions.ts'
import { isObject, type ResponseObject } from '../plans/merge.ts'
import { coordinatesOf, type Refusals, refusalAt, valueTypeOf } from './refusals.ts'

interface FillParts {
  schema: GraphQLSchema
  /** As the client sent it. */
  operation: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** With the defaults of those that the client left out. */
  variables: Record<string, unknown>
  refusals: Refusals
  /** The response name of the types' names in `data`. */
  typeName: string
}

/** A set of selections with the type that its author knew the object to have. */
interface TypedSet {
  set: SelectionSetNode
  /** Name of an interface or union, or of the object's own type. */
  declared: string
}

/** The selections of one response name. */
interface Selected {
  name: string
  fieldName: string
  /** The sets of those that the caller may have; null if there are none. */
  sets: TypedSet[] | null
  /** Why the caller may not have the others. */
  refusal: ReturnType<typeof refusalAt>
}

type Path = readonly (string | number)[]
type Refusal = NonNullable<Selected['refusal']>

interface Place {
  fieldName: string
  sets: readonly TypedSet[]
  path: Path
}

/** Says that null may not stand here, so that what is around it is null. */
const notNull = Symbol('null where null is not allowed')

/**
 * The response of the whole operation from that of the pruned one: null and an error at each place of what was removed, in the order
 * and form that the client selected. Null where null may not stand makes null what is around it.
 */
export function fillResponse(data: unknown, parts: FillParts): { data: unknown; errors: GraphQLError[] } {
  const { schema, operation, fragments, variables, refusals, typeName } = parts
  const root = schema.getRootType(operation.operation)
  if (!root || !isObject(data)) return { data, errors: [] }
  const errors: GraphQLError[] = []
  const filled = fillObject(data, root, [{ set: operation.selectionSet, declared: root.name }], [])
  return { data: filled === notNull ? null : filled, errors }

  function fillObject(value: ResponseObject, type: GraphQLObjectType, sets: readonly TypedSet[], path: Path) {
    const entries: [string, unknown][] = []
    let isNull = false
    for (const { name, fieldName, sets: below, refusal } of collect(type, sets)) {
      const field = type.getFields()[fieldName]
      const place = { fieldName, sets: below ?? [], path: [...path, name] }
      const given = Object.hasOwn(value, name) ? value[name] : null
      let filled: unknown
      if (below === null) filled = refusal && refuse(refusal, place, field?.type)
      else filled = field ? fillValue(given, field.type, place) : given
      if (filled === notNull) isNull = true
      else entries.push([name, filled])
    }
    return isNull ? notNull : Object.fromEntries(entries)
  }

  function refuse(refusal: Refusal, { fieldName, path }: Place, type: GraphQLOutputType | undefined) {
    const { message, extensions } = refusal.errorFor(fieldName)
    errors.push(new GraphQLError(message, { path: [...path], extensions }))
    return isNonNullType(type) ? notNull : null
  }

  function fillValue(value: unknown, type: GraphQLOutputType, place: Place): unknown {
    if (isNonNullType(type)) return fillValue(value, type.ofType, place) ?? notNull
    if (value === null || value === undefined) return null
    if (isListType(type)) {
      if (!Array.isArray(value)) return null
      const elements = value.map((element, index) =>
        fillValue(element, type.ofType, { ...place, path: [...place.path, index] }),
      )
      return elements.includes(notNull) ? null : elements
    }
    if (!isCompositeType(type) || !isObject(value)) return value
    const object = isObjectType(type) ? type : schema.getType(String(value[typeName]))
    if (!isObjectType(object)) throw new Error(`The type of the object at ${place.path.join('.')} is not known.`)
    const refusal = refusalAt(refusals, [object.name])
    if (refusal) return refuse(refusal, place, undefined)
    const filled = fillObject(value, object, place.sets, place.path)
    return filled === notNull ? null : filled
  }

  /** The fields that an object of a type has in the response, in its order. */
  function collect(type: GraphQLObjectType, sets: readonly TypedSet[]): Iterable<Selected> {
    const found = new Map<string, Selected>()
    const visited = new Set<string>()
    const addField = ({ alias, name, selectionSet }: FieldNode, declared: string): void => {
      const fieldName = name.value
      const responseName = (alias ?? name).value
      const selected = found.get(responseName) ?? { name: responseName, fieldName, sets: null, refusal: undefined }
      found.set(responseName, selected)
      const parents = [...new Set([declared, type.name])].flatMap((parent) => schema.getType(parent) ?? [])
      const refusal = refusalAt(
        refusals,
        parents.flatMap((parent) => coordinatesOf(parent, fieldName)),
      )
      selected.refusal ??= refusal
      if (refusal) return
      selected.sets ??= []
      const value = parents[0] && valueTypeOf(parents[0], fieldName)
      if (selectionSet) selected.sets.push({ set: selectionSet, declared: value?.name ?? '' })
    }
    const addSet = ({ set, declared }: TypedSet): void => {
      for (const selection of set.selections) {
        if (!isIncluded(selection, variables)) continue
        if (selection.kind === Kind.FIELD) {
          addField(selection, declared)
          continue
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (visited.has(selection.name.value)) continue
          visited.add(selection.name.value)
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
        const condition = fragment?.typeCondition?.name.value ?? declared
        if (fragment && appliesTo(schema, condition, type)) addSet({ set: fragment.selectionSet, declared: condition })
      }
    }
    for (const set of sets) addSet(set)
    return found.values()
  }
}
