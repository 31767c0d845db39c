import {
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js'
import { argumentReader } from './arguments.ts'
import { type Complete, type Frame, invalid, type Position, put, Run } from './run.ts'
import { completeLeaf, elementsOf, isPromise } from './values.ts'

/** A part of a document as it is executed with given values of the variables in `@skip` and `@include`. */
export interface OperationParts {
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  /** The values of the variables in `@skip` and `@include`. */
  conditions: Record<string, unknown>
}

export interface ExecutionResult {
  data: Record<string, unknown> | null
  errors: Run['errors']
}

/**
 * @param variables coerced to their types
 * @param given as they came
 */
export type Execute = (
  context: unknown,
  variables: Record<string, unknown>,
  given: Record<string, unknown> | undefined,
) => Promise<ExecutionResult>

type Put = (run: Run, source: unknown, frame: Frame) => void

/**
 * Compiles an operation into functions, once for all its executions: which fields each object has, the resolvers, the
 * arguments without variables, and how each value is completed. Executes as graphql-js does, with two differences: of an object
 * that an error made null, later errors are not reported; and `info` has no `path`.
 * @throws Error for introspection and subscriptions, which it doesn't know. It doesn't know `isTypeOf` either
 */
export function compileOperation(parts: OperationParts): Execute {
  const { schema, operation, fragments, conditions } = parts
  const type = schema.getRootType(operation.operation)
  if (!type || operation.operation === 'subscription') throw new Error('No operation that can be compiled.')
  const compiler = new Compiler(parts)
  const puts = compiler.fields(type, collectFields(schema, fragments, conditions, type, operation.selectionSet))
  const isSerial = operation.operation === 'mutation'
  return async (context, variables) => {
    const run = new Run(context, variables)
    const root: Frame = { container: {}, parent: null, key: '', isNullable: true, isGone: false }
    for (const put of puts) {
      put(run, undefined, root)
      if (isSerial) await run.ended()
      if (root.isGone) break
    }
    await run.ended()
    return { data: root.isGone ? null : root.container, errors: run.errors }
  }
}

class Compiler {
  private readonly schema: GraphQLSchema
  private readonly parts: OperationParts

  constructor(parts: OperationParts) {
    this.parts = parts
    this.schema = parts.schema
  }

  fields(type: GraphQLObjectType, nodesByName: ReadonlyMap<string, readonly FieldNode[]>): Put[] {
    return [...nodesByName].flatMap(([name, nodes]) => this.field(type, name, nodes) ?? [])
  }

  private field(parentType: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): Put | null {
    const node = nodes[0]
    const fieldName = node?.name.value
    if (!node || fieldName === SchemaMetaFieldDef.name || fieldName === TypeMetaFieldDef.name)
      throw new Error('Introspection is not compiled.')
    if (fieldName === TypeNameMetaFieldDef.name) return (_run, _source, frame) => put(frame, name, parentType.name)
    const field = fieldName === undefined ? undefined : parentType.getFields()[fieldName]
    if (!field) return null
    const position = { nodes, isNullable: !isNonNullType(field.type) }
    const complete = this.complete(field.type, position, `${parentType.name}.${field.name}`, nodes)
    const readArguments = argumentReader(field, node)
    const info = this.info(parentType, field, nodes)
    const resolve = field.resolve ?? defaultFieldResolver
    const { name: property } = field
    // Arguments can be wrong even if nothing uses them.
    const isProperty = resolve === defaultFieldResolver && field.args.length === 0
    return (run, source, frame) => {
      try {
        // Most fields are plain properties.
        const isPlain = isProperty && typeof source === 'object' && source !== null
        let value = isPlain ? (source as Record<string, unknown>)[property] : undefined
        if (!isPlain || typeof value === 'function') value = resolve(source, readArguments(run), run.context, info(run))
        if (isPromise(value)) run.wait(value, complete, position, frame, name)
        else complete(run, value, frame, name)
      } catch (error) {
        run.fail(error, position, frame, name)
      }
    }
  }

  private info(parentType: GraphQLObjectType, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]) {
    const { schema, operation, fragments } = this.parts
    const { name: fieldName, type: returnType } = field
    const constant = { fieldName, fieldNodes: nodes, returnType, parentType, schema, operation, fragments }
    let of: Run | undefined
    let last: unknown
    return (run: Run): GraphQLResolveInfo => {
      if (of !== run) [of, last] = [run, { ...constant, rootValue: undefined, variableValues: run.variables }]
      return last as GraphQLResolveInfo
    }
  }

  /** @param coordinate of the field, for messages */
  private complete(
    type: GraphQLOutputType,
    position: Position,
    coordinate: string,
    nodes: readonly FieldNode[],
  ): Complete {
    const isNullable = !isNonNullType(type)
    const inner = isNonNullType(type) ? type.ofType : type
    const own = { nodes: position.nodes, isNullable }
    const completeInner = this.completeValue(inner as GraphQLOutputType, own, coordinate, nodes)
    return (run, value, frame, key) => {
      if (value === null || value === undefined) {
        if (isNullable) put(frame, key, null)
        else run.fail(invalid(`Cannot return null for non-nullable field ${coordinate}.`), own, frame, key)
      } else if (value instanceof Error) run.fail(value, own, frame, key)
      else completeInner(run, value, frame, key)
    }
  }

  private completeValue(
    type: GraphQLOutputType,
    position: Position,
    coordinate: string,
    nodes: readonly FieldNode[],
  ): Complete {
    if (isLeafType(type)) return completeLeaf(type, position)
    if (isListType(type)) return this.completeList(type.ofType, position, coordinate, nodes)
    if (isObjectType(type)) return this.completeObject(type, position.isNullable, nodes)
    if (isAbstractType(type)) return this.completeAbstract(type, position, nodes)
    throw new Error(`${coordinate} has a type that can't be completed.`)
  }

  private completeList(
    ofType: GraphQLOutputType,
    position: Position,
    coordinate: string,
    nodes: readonly FieldNode[],
  ): Complete {
    const ofElement = { nodes: position.nodes, isNullable: !isNonNullType(ofType) }
    const complete = this.complete(ofType, ofElement, coordinate, nodes)
    return (run, value, frame, key) => {
      let elements: readonly unknown[]
      try {
        elements = elementsOf(value, coordinate)
      } catch (error) {
        return run.fail(error, position, frame, key)
      }
      const list: unknown[] = new Array(elements.length)
      const inside = frameFor(list as never, frame, key, position.isNullable)
      put(frame, key, list)
      // To the end even if an error makes the list null: promises that nobody waits for would end the process when they fail.
      for (let index = 0; index < elements.length; index += 1) {
        const element = elements[index]
        if (isPromise(element)) run.wait(element, complete, ofElement, inside, index)
        else complete(run, element, inside, index)
      }
    }
  }

  private completeObject(type: GraphQLObjectType, isNullable: boolean, nodes: readonly FieldNode[]): Complete {
    if (type.isTypeOf) throw new Error(`${type.name} has isTypeOf.`)
    let puts: Put[] | undefined
    return (run, value, frame, key) => {
      puts ??= this.subfields(type, nodes)
      const container = {}
      const inside = frameFor(container, frame, key, isNullable)
      put(frame, key, container)
      for (let index = 0; index < puts.length && !inside.isGone; index += 1) puts[index]?.(run, value, inside)
    }
  }

  private subfields(type: GraphQLObjectType, nodes: readonly FieldNode[]): Put[] {
    const { fragments, conditions } = this.parts
    return this.fields(type, collectSubfields(this.schema, fragments, conditions, type, nodes as FieldNode[]))
  }

  private completeAbstract(type: GraphQLAbstractType, position: Position, nodes: readonly FieldNode[]): Complete {
    const resolveType = type.resolveType ?? defaultTypeResolver
    const byType = new Map<unknown, Complete>()
    for (const possible of this.schema.getPossibleTypes(type))
      byType.set(possible.name, this.completeObject(possible, position.isNullable, nodes))
    const info = { schema: this.schema } as GraphQLResolveInfo
    return (run, value, frame, key) => {
      let name: unknown
      try {
        name = resolveType(value, run.context, info, type)
      } catch (error) {
        return run.fail(error, position, frame, key)
      }
      const completeAs: Complete = (_run, found) => {
        const complete = byType.get(found)
        if (complete) complete(run, value, frame, key)
        else
          run.fail(
            invalid(`"${type.name}" resolved to "${String(found)}", which is none of its types.`),
            position,
            frame,
            key,
          )
      }
      if (isPromise(name)) run.wait(name, completeAs, position, frame, key)
      else completeAs(run, name, frame, key)
    }
  }
}

const frameFor = (container: Frame['container'], parent: Frame, key: string | number, isNullable: boolean): Frame => ({
  container,
  parent,
  key,
  isNullable,
  isGone: false,
})
