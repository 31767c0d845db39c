import type { GraphQLDataSource } from '@apollo/gateway'
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { RequiredArguments, RequiredNames } from './required-arguments.ts'

type Response = Awaited<ReturnType<GraphQLDataSource['process']>>
type Entities = readonly (Record<string, unknown> | null)[]

/** Fields of one fetch that can be resolved from the same representation, as they agree about what they require. */
interface Group {
  names: Map<string, ReadonlySet<string>>
  fields: Set<FieldNode>
}

/**
 * Puts the calls back in the place of hidden fields: in the query of a fetch, and in the representations of entities
 * by the names that the subgraph knows. If two fields require one field with different arguments, the subgraph gets
 * `_entities` twice in the same fetch, with a representation for each.
 */
export function withRequiredCalls(
  source: GraphQLDataSource,
  subgraph: string,
  { calls, requirements }: RequiredArguments,
): GraphQLDataSource {
  if (calls.size === 0) return source
  const originals = new Set([...calls.values()].map(({ field }) => field))

  return {
    async process(options) {
      const { request } = options
      const document = parse(request.query ?? '', { noLocation: true })
      const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
      const entities = operation?.selectionSet.selections.find(isEntities)
      const groups = entities ? groupsOf(entities, subgraph, requirements) : []
      const split = operation && entities && groups.length > 1 ? splitEntities(operation, entities, groups) : operation
      const query = print(withCalls({ ...document, definitions: split ? [split] : document.definitions }))
      const variables = { ...request.variables }
      if (Array.isArray(variables.representations)) {
        const given: unknown[] = variables.representations
        const needed = groups.length > 0 ? groups : [{ names: new Map() }]
        for (const [index, { names }] of needed.entries())
          variables[suffixed('representations', index)] = given.map((one) => representation(one, names))
      }
      const response = await source.process({ ...options, request: { ...request, query, variables } })
      return merged(response, Math.max(groups.length, 1), calls)
    },
  }

  function withCalls<T extends Parameters<typeof visit>[0]>(node: T): T {
    return visit(node, {
      Field(field) {
        const call = calls.get(field.name.value)
        if (!call) return undefined
        const alias = field.alias ?? field.name
        return { ...field, alias, name: { kind: Kind.NAME, value: call.field }, arguments: call.arguments }
      },
    }) as T
  }

  function representation(value: unknown, names: RequiredNames): unknown {
    if (Array.isArray(value)) return value.map((element) => representation(element, names))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
      const field = calls.get(name)?.field ?? name
      const wanted = originals.has(field) ? names.get(field) : undefined
      const isOther = wanted ? !wanted.has(name) : calls.has(name)
      return isOther ? [] : [[field, representation(part, names)]]
    })
    return Object.fromEntries(entries)
  }
}

const isEntities = (node: { kind: Kind }): node is FieldNode =>
  node.kind === Kind.FIELD && (node as FieldNode).name.value === '_entities'

const suffixed = (name: string, index: number) => (index === 0 ? name : `${name}_${index + 1}`)

function groupsOf(entities: FieldNode, subgraph: string, requirements: RequiredArguments['requirements']): Group[] {
  const groups: Group[] = []
  const addAll = ({ selections }: SelectionSetNode, type: string): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        addAll(selection.selectionSet, selection.typeCondition?.name.value ?? type)
      if (selection.kind !== Kind.FIELD) continue
      const names = requirements.get(`${subgraph} ${type}.${selection.name.value}`) ?? new Map()
      const group = groups.find((other) => agree(other.names, names)) ?? { names: new Map(), fields: new Set() }
      if (!groups.includes(group)) groups.push(group)
      group.fields.add(selection)
      for (const [field, required] of names) group.names.set(field, required)
    }
  }
  if (entities.selectionSet) addAll(entities.selectionSet, '')
  return groups
}

const agree = (one: RequiredNames, other: RequiredNames): boolean =>
  [...other].every(([field, names]) => {
    const known = one.get(field)
    return !known || (known.size === names.size && [...names].every((name) => known.has(name)))
  })

/** The operation with a field `_entities` per group, each with its own variable. */
function splitEntities(operation: OperationDefinitionNode, entities: FieldNode, groups: readonly Group[]) {
  const named = (value: string) => ({ kind: Kind.NAME as const, value })
  const selections = groups.map(({ fields }, index): FieldNode => {
    const selectionSet = entities.selectionSet && restricted(entities.selectionSet, fields)
    const value = { kind: Kind.VARIABLE as const, name: named(suffixed('representations', index)) }
    const argument = { kind: Kind.ARGUMENT as const, name: named('representations'), value }
    return { ...entities, alias: named(suffixed('_entities', index)), arguments: [argument], selectionSet }
  })
  const variableDefinitions = operation.variableDefinitions?.flatMap((definition) => {
    if (definition.variable.name.value !== 'representations') return [definition]
    return groups.map((_group, index) => ({
      ...definition,
      variable: { ...definition.variable, name: named(suffixed('representations', index)) },
    }))
  })
  return { ...operation, variableDefinitions, selectionSet: { ...operation.selectionSet, selections } }
}

function restricted(set: SelectionSetNode, fields: ReadonlySet<FieldNode>): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return fields.has(selection) || isTypename(selection) ? [selection] : []
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
    const selectionSet = restricted(selection.selectionSet, fields)
    return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : []
  })
  return { ...set, selections }
}

const isTypename = ({ name }: FieldNode): boolean => name.value === '__typename'

/** The response with the entities of all groups in one list, and without the names of hidden fields in its errors. */
function merged(response: Response, count: number, calls: RequiredArguments['calls']): Response {
  const lists = new Set(Array.from({ length: count }, (_none, index) => suffixed('_entities', index)))
  const errors = response.errors?.map((error) => ({
    ...error,
    path: error.path?.map((part, index) => {
      if (index === 0 && lists.has(String(part))) return '_entities'
      return calls.get(String(part))?.field ?? part
    }),
  }))
  const parts = [...lists].flatMap((name) => (response.data?.[name] ? [response.data[name] as Entities] : []))
  const entities = parts[0]?.map((_entity, index) => {
    const found = parts.flatMap((part) => (part[index] ? [part[index]] : []))
    return found.length > 0 ? Object.assign({}, ...found) : null
  })
  const data = entities ? { _entities: entities } : response.data
  return { ...response, data, ...(errors && { errors }) } as Response
}
