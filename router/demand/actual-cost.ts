import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { appliesTo, isIncluded } from '../../subgraphs/_shared/conditions.ts'
import { fragmentsOf, rootResponseNames } from '../../subgraphs/_shared/root-fields.ts'
import { isObject } from '../plans/merge.ts'
import { type CostRules, callWeight, typeWeight } from './cost-rules.ts'
import { argumentValues, rootFieldCost, withDefaults } from './operation-size.ts'

/**
 * What a response cost, by the rules of the estimate but with the objects that are there. Where the client didn't ask for the type of
 * an object, it may be any that has all of the object's fields.
 */
export function actualCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { variables, costs, data }: { variables: Readonly<Record<string, unknown>>; costs: CostRules; data: unknown },
): number {
  const fragments = fragmentsOf(document)
  const given = withDefaults(operation, variables)

  const costOfObject = (value: Record<string, unknown>, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => {
    let cost = 0
    for (const [name, nodes] of collect(type, sets)) {
      const [node] = nodes
      const field = node && type.getFields()[node.name.value]
      if (!node || !field) continue
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      cost += callWeight(costs, type.name, field, argumentValues(node, given))
      cost += costOfValue(value[name], getNamedType(field.type).name, below)
    }
    return cost
  }

  const costOfValue = (value: unknown, typeName: string, sets: readonly SelectionSetNode[]): number => {
    if (value === null || value === undefined) return 0
    if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + costOfValue(part, typeName, sets), 0)
    const type = schema.getType(typeName)
    if (!type) return 0
    if (!isObject(value) || sets.length === 0) return typeWeight(costs, schema, type)
    const candidates = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
    const objects = candidates.filter(
      (candidate): candidate is GraphQLObjectType => isObjectType(candidate) && hasShape(value, candidate, sets),
    )
    return Math.max(
      0,
      ...objects.map((object) => typeWeight(costs, schema, object) + costOfObject(value, object, sets)),
    )
  }

  /** Whether an object of the type has these response names. */
  const hasShape = (value: Record<string, unknown>, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) => {
    const names = collect(type, sets)
    const typename = [...names].find(([, [node]]) => node?.name.value === '__typename')
    if (typename && value[typename[0]] !== type.name) return false
    const present = Object.keys(value)
    return present.length === names.size && present.every((name) => names.has(name))
  }

  const collect = (
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    found = new Map<string, FieldNode[]>(),
  ) => {
    for (const { selections } of sets) {
      for (const selection of selections) {
        if (!isIncluded(selection, given)) continue
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value
          found.set(name, [...(found.get(name) ?? []), selection])
          continue
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
        if (fragment && appliesTo(schema, fragment.typeCondition?.name.value, type))
          collect(type, [fragment.selectionSet], found)
      }
    }
    return found
  }

  const root = schema.getRootType(operation.operation)
  const fields = rootFieldCost * rootResponseNames(operation.selectionSet, fragments).size
  return root && isObject(data) ? Math.ceil(costOfObject(data, root, [operation.selectionSet])) + fields : fields
}
