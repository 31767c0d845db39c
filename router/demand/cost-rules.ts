import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { z } from 'zod'
import { linkedFeaturesOf } from '../link-features.ts'

/** How many elements a field returns, from `@listSize`. */
export interface ListSize {
  /** Without a slicing argument. */
  assumedSize?: number | undefined
  /** Arguments that say how many, such as `first`, or a part of one, such as `page.first`. */
  slicingArguments: readonly string[]
  /** The fields of the field's value that are lists of this size; empty where the field is the list itself. */
  sizedFields: readonly string[]
}

/** What `@cost` and `@listSize` say in a supergraph. */
export interface CostRules {
  /** By `Type.field`. */
  listSizes: ReadonlyMap<string, ListSize>
  /** By `Type`, `Type.field` and `Type.field(argument:)`. */
  weights: ReadonlyMap<string, number>
  /** Whether arguments or what is in them have weights. */
  weighsInputs: boolean
}

const costFeature = 'https://specs.apollo.dev/cost'

const listSizeShape = z.object({
  assumedSize: z.int().nonnegative().nullish(),
  slicingArguments: z.array(z.string()).nullish(),
  sizedFields: z.array(z.string()).nullish(),
})

/** The rules in a supergraph. @throws Error for a weight or size that is no number */
export function costRulesOf(supergraphSdl: string): CostRules {
  const supergraph = parse(supergraphSdl, { noLocation: true })
  const feature = linkedFeaturesOf(supergraph).find(({ identity }) => identity === costFeature)
  const names = { cost: feature?.directive('cost') ?? 'cost', listSize: feature?.directive('listSize') ?? 'listSize' }
  const weights = new Map<string, number>()
  const listSizes = new Map<string, ListSize>()
  const addWeight = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const weight = argumentsOf(directives, names.cost)?.weight
    // Older versions of the specification write it as a text.
    if (weight !== undefined) weights.set(coordinate, z.coerce.number().parse(weight))
    return weight !== undefined
  }
  let weighsInputs = false
  const addField = (type: string, { name, directives, arguments: given = [] }: FieldDefinitionNode) => {
    const coordinate = `${type}.${name.value}`
    addWeight(coordinate, directives)
    for (const argument of given)
      weighsInputs = addWeight(`${coordinate}(${argument.name.value}:)`, argument.directives) || weighsInputs
    const size = argumentsOf(directives, names.listSize)
    if (!size) return
    const { assumedSize, slicingArguments, sizedFields } = listSizeShape.parse(size)
    listSizes.set(coordinate, {
      ...(assumedSize != null && { assumedSize }),
      slicingArguments: slicingArguments ?? [],
      sizedFields: sizedFields ?? [],
    })
  }
  for (const node of supergraph.definitions) {
    if (!('directives' in node) || !('name' in node) || !node.name) continue
    const type = node.name.value
    if (node.kind !== Kind.DIRECTIVE_DEFINITION) addWeight(type, node.directives as readonly ConstDirectiveNode[])
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of node.fields ?? []) addField(type, field)
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      for (const { name, directives } of node.fields ?? [])
        weighsInputs = addWeight(`${type}.${name.value}`, directives) || weighsInputs
  }
  return { listSizes, weights, weighsInputs }
}

function argumentsOf(directives: readonly ConstDirectiveNode[] = [], wanted: string): Record<string, unknown> | null {
  const directive = directives.find(({ name }) => name.value === wanted)
  if (!directive) return null
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  )
}

/** What one object or value of a type costs: of an interface or union, what its dearest type does. */
export function typeWeight({ weights }: CostRules, schema: GraphQLSchema, type: GraphQLNamedType): number {
  const own = weights.get(type.name)
  if (own !== undefined) return own
  if (!isAbstractType(type)) return isCompositeType(type) ? 1 : 0
  return Math.max(1, ...schema.getPossibleTypes(type).map(({ name }) => weights.get(name) ?? 1))
}

/** What asking for a field once costs, with the arguments that it is given. */
export function callWeight(
  { weights, weighsInputs }: CostRules,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  values: Readonly<Record<string, unknown>>,
): number {
  let weight = weights.get(`${parent}.${field.name}`) ?? 0
  if (!weighsInputs) return weight
  for (const { name, type } of field.args) {
    const value = values[name]
    if (value === undefined || value === null) continue
    weight += (weights.get(`${parent}.${field.name}(${name}:)`) ?? 0) + inputWeight(weights, type, value)
  }
  return weight
}

function inputWeight(weights: CostRules['weights'], type: GraphQLInputType, value: unknown): number {
  if (value === null || value === undefined) return 0
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + inputWeight(weights, type, part), 0)
  const named = getNamedType(type)
  const own = weights.get(named.name) ?? 0
  if (!isInputObjectType(named) || typeof value !== 'object') return own
  return Object.values(named.getFields()).reduce((sum, field) => {
    const part = (value as Record<string, unknown>)[field.name]
    if (part === undefined || part === null) return sum
    return sum + (weights.get(`${named.name}.${field.name}`) ?? 0) + inputWeight(weights, field.type, part)
  }, own)
}
