import type { FetchNode } from '@apollo/query-planner'
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, Kind } from 'graphql'
import { isObject, merge, type ResponseObject } from './merge.ts'

type Selection = NonNullable<FetchNode['requires']>[number]

/** Reads what a fetch requires of an object; null if a part is missing, or if the object is of another type. */
export type ReadRepresentation = (object: ResponseObject) => ResponseObject | null

/** Compiles the `requires` of a fetch. */
export function representationReader(selections: readonly Selection[], schema: GraphQLSchema): ReadRepresentation {
  const read = compile(selections, schema)
  return (object) => {
    const representation = read(object)
    return representation?.__typename ? representation : null
  }
}

type Read = (object: ResponseObject) => ResponseObject | null
/** False if a part is missing. */
type Copy = (object: ResponseObject, to: ResponseObject) => boolean

function compile(selections: readonly Selection[], schema: GraphQLSchema): Read {
  const copies = selections.map((selection) => copyOf(selection, schema))
  return (object) => {
    const to: ResponseObject = {}
    for (const copy of copies) if (!copy(object, to)) return null
    return to
  }
}

function copyOf(selection: Selection, schema: GraphQLSchema): Copy {
  if (selection.kind === Kind.INLINE_FRAGMENT) return copyOfFragment(selection, schema)
  const name = selection.alias ?? selection.name
  if (!selection.selections) {
    return (object, to) => {
      const value = object[name]
      if (value === undefined || typeof value === 'function') return false
      to[name] = value
      return true
    }
  }
  const read = compile(selection.selections, schema)
  const readValue = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(readValue) : isObject(value) ? read(value) : null
  return (object, to) => {
    const value = object[name]
    if (value === undefined || typeof value === 'function') return false
    to[name] = readValue(value)
    return true
  }
}

function copyOfFragment(selection: Extract<Selection, { kind: 'InlineFragment' }>, schema: GraphQLSchema): Copy {
  const { typeCondition } = selection
  const read = compile(selection.selections, schema)
  const applies = new Map<unknown, boolean>()
  return (object, to) => {
    const type = object.__typename
    let isOfType = applies.get(type)
    if (isOfType === undefined) {
      isOfType = typeCondition !== undefined && isOf(schema, type, typeCondition)
      // The types of a schema are few; a subgraph that invents others must not fill the memory.
      if (applies.size < 1_000) applies.set(type, isOfType)
    }
    if (!isOfType) return true
    const found = read(object)
    // As in the gateway, a fragment with a missing part adds nothing.
    if (found) merge(to, found)
    return true
  }
}

function isOf(schema: GraphQLSchema, name: unknown, condition: string): boolean {
  if (typeof name !== 'string') return false
  if (name === condition) return true
  const [type, wanted] = [schema.getType(name), schema.getType(condition)]
  return (isObjectType(type) || isInterfaceType(type)) && isAbstractType(wanted) && schema.isSubType(wanted, type)
}
