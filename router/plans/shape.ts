import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { isIncluded } from '../../subgraphs/_shared/conditions.ts'
import { type LeafText, leafText } from './leaf-text.ts'
import { isObject, type ResponseObject } from './merge.ts'

/** What a response is shaped by. */
export interface ShapeParts {
  /** What clients see: types that are not in it are not shown. */
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The client's response names by those of the operation; null for a field that the client did not select. */
  originals: ReadonlyMap<string, string | null>
  /** The values of the variables in `@skip` and `@include`. */
  conditions: Record<string, unknown>
}

/** Notes a value that is no value of its type. */
export type NoteNonsense = (message: string) => void

/** The JSON of a value; null where null may not stand, so that what is around it is null. */
type Write = (value: unknown, note: NoteNonsense) => string | null

/**
 * Compiles the selections of an operation into a function that writes the JSON of `data` from what the fetches returned: only what
 * the client selected, in its order and under its names, with values that fit their types. A value that doesn't is null, and so is
 * what is around it where null is not allowed.
 */
export function compileShape(parts: ShapeParts): (root: ResponseObject, note: NoteNonsense) => string {
  const { schema, operation } = parts
  const type = schema.getRootType(operation.operation)
  if (!type) throw new Error(`The schema has no ${operation.operation}.`)
  const write = new Shaper(parts).object(type, [operation.selectionSet])
  return (root, note) => write(root, note) ?? 'null'
}

/** A field of an object type with the selections of all places that select it. */
interface Selected {
  node: FieldNode
  sets: SelectionSetNode[]
}

class Shaper {
  private readonly parts: ShapeParts

  constructor(parts: ShapeParts) {
    this.parts = parts
  }

  /** Writes objects that are known to be of a type. Compiled at the first object: many types of a union never occur. */
  object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Write {
    let fields: ((value: ResponseObject, note: NoteNonsense) => string | null)[] | undefined
    return (value, note) => {
      if (!isObject(value)) return null
      fields ??= [...this.collect(type, sets)].map(([name, selected]) => this.field(type, name, selected))
      let text = ''
      for (let index = 0; index < fields.length; index += 1) {
        const part = fields[index]?.(value, note)
        if (part === null || part === undefined) return null
        if (part !== '') text = text === '' ? part : `${text},${part}`
      }
      return `{${text}}`
    }
  }

  /** Writes a name and its value; empty text for a field that the client did not select. */
  private field(parent: GraphQLCompositeType, name: string, { node, sets }: Selected) {
    const original = this.parts.originals.get(name)
    const start = `${JSON.stringify(original ?? name)}:`
    const isShown = original !== null
    if (node.name.value === '__typename') return this.typename(parent, name, isShown ? start : null)
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined
    if (!field) throw new Error(`${parent.name} has no field ${node.name.value}.`)
    const write = this.value(field.type, sets, `${parent.name}.${node.name.value}`)
    return (object: ResponseObject, note: NoteNonsense): string | null => {
      const text = write(own(object, name), note)
      if (text === null) return null
      return isShown ? start + text : ''
    }
  }

  // A subgraph that knows an interface as an object names the interface. Roots have no name in plans.
  private typename(parent: GraphQLCompositeType, name: string, start: string | null) {
    const { schema } = this.parts
    return (object: ResponseObject): string | null => {
      const given = own(object, name) ?? object.__typename
      const type = (typeof given === 'string' ? schema.getType(given) : undefined) ?? parent
      if (!isObjectType(type)) return null
      return start === null ? '' : `${start}"${type.name}"`
    }
  }

  private value(type: GraphQLOutputType, sets: readonly SelectionSetNode[], coordinate: string): Write {
    if (isNonNullType(type)) {
      const write = this.nullable(type.ofType, sets, coordinate)
      return (value, note) => {
        const text = write(value, note)
        return text === 'null' ? null : text
      }
    }
    return this.nullable(type, sets, coordinate)
  }

  /** Never returns null. */
  private nullable(type: GraphQLOutputType, sets: readonly SelectionSetNode[], coordinate: string): Write {
    if (isListType(type)) return this.list(type.ofType, sets, coordinate)
    if (isLeafType(type)) return leaf(leafText(type), coordinate)
    if (isCompositeType(type)) return this.typed(type, sets, coordinate)
    throw new Error(`${coordinate} has a type that can't be written.`)
  }

  private list(ofType: GraphQLOutputType, sets: readonly SelectionSetNode[], coordinate: string): Write {
    const write = this.value(ofType, sets, coordinate)
    return (value, note) => {
      if (value === null || value === undefined) return 'null'
      if (!Array.isArray(value)) return nothing(note, `${coordinate} is no list`)
      let text = ''
      let isComplete = true
      for (let index = 0; index < value.length; index += 1) {
        const part = write(value[index], note)
        if (part === null) isComplete = false
        else text = index === 0 ? part : `${text},${part}`
      }
      return isComplete ? `[${text}]` : 'null'
    }
  }

  private typed(declared: GraphQLCompositeType, sets: readonly SelectionSetNode[], coordinate: string): Write {
    const { schema } = this.parts
    const ofDeclared = this.object(declared, sets)
    const byName = new Map<unknown, Write | null>([[declared.name, ofDeclared]])
    return (value, note) => {
      if (value === null || value === undefined) return 'null'
      if (!isObject(value)) return nothing(note, `${coordinate} is no object`)
      const name = value.__typename
      if (name === undefined || name === null) return ofDeclared(value, note) ?? 'null'
      let write = byName.get(name)
      if (write === undefined) {
        const type = typeof name === 'string' ? schema.getType(name) : undefined
        // A type that clients don't know must not be named.
        if (!isCompositeType(type)) return 'null'
        write = isWithin(schema, type, declared) ? this.object(type, sets) : null
        byName.set(name, write)
      }
      return write ? (write(value, note) ?? 'null') : nothing(note, `${coordinate} is no ${declared.name}`)
    }
  }

  private collect(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Map<string, Selected> {
    const found = new Map<string, Selected>()
    const visited = new Set<string>()
    const add = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (!isIncluded(selection, this.parts.conditions)) continue
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value
          const known = found.get(name)
          if (!known) found.set(name, { node: selection, sets: selection.selectionSet ? [selection.selectionSet] : [] })
          else if (selection.selectionSet) known.sets.push(selection.selectionSet)
          continue
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (visited.has(selection.name.value)) continue
          visited.add(selection.name.value)
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? this.parts.fragments.get(selection.name.value) : selection
        if (fragment && this.applies(fragment.typeCondition?.name.value, type)) add(fragment.selectionSet)
      }
    }
    for (const set of sets) add(set)
    return found
  }

  private applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === type.name) return true
    const wanted = this.parts.schema.getType(condition)
    return isCompositeType(wanted) && isWithin(this.parts.schema, type, wanted)
  }
}

/** Whether objects of a type may be where another is declared. A subgraph with `@interfaceObject` names the interface. */
const isWithin = (schema: GraphQLSchema, type: GraphQLCompositeType, declared: GraphQLCompositeType): boolean =>
  type === declared || (isAbstractType(declared) && !isUnion(type) && schema.isSubType(declared, type))

const isUnion = (type: GraphQLCompositeType): type is Extract<GraphQLCompositeType, { getTypes: unknown }> =>
  'getTypes' in type

function leaf(textOf: LeafText, coordinate: string): Write {
  return (value, note) => {
    if (value === null || value === undefined) return 'null'
    return textOf(value) ?? nothing(note, `${coordinate} has another type`)
  }
}

function nothing(note: NoteNonsense, message: string): 'null' {
  note(message)
  return 'null'
}

/** A field of an object; undefined for what it inherits. */
function own(object: ResponseObject, name: string): unknown {
  const value = object[name]
  // What an object inherits are functions, and its prototype.
  return typeof value === 'function' || name === '__proto__' ? undefined : value
}
