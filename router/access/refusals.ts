import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql'
import { type AccessRule, scopeRefusal } from '../../subgraphs/_shared/access-rules.ts'
import type { Viewer } from '../../subgraphs/_shared/viewer.ts'
import { forEachField, type SelectedField } from '../for-each-field.ts'
import type { AccessRules } from './rules.ts'

/** Which policies a viewer doesn't meet, among some: the refusal of each by its name. */
export type AskPolicies = (names: readonly string[]) => Promise<ReadonlyMap<string, GraphQLError>>

/** What a caller may not have, by `Type` and `Type.field`. */
export type Refusals = ReadonlyMap<string, Refusal>

interface Refusal {
  /** The error for a field of this name. */
  errorFor(fieldName: string): GraphQLError
  isOfPolicy: boolean
}

/** The rules that an operation meets, by their coordinates: those of each type that an object may have, too. */
export function rulesIn(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, rules }: { schema: GraphQLSchema; rules: AccessRules },
): AccessRules {
  const found = new Map<string, AccessRule>()
  const note = (coordinate: string) => {
    const rule = rules.get(coordinate)
    if (rule) found.set(coordinate, rule)
  }
  const noteField = ({ node, parent }: SelectedField) => {
    for (const type of [parent, ...objectTypesOf(schema, parent)]) {
      for (const coordinate of coordinatesOf(type, node.name.value)) note(coordinate)
      const value = valueTypeOf(type, node.name.value)
      if (value) for (const { name } of objectTypesOf(schema, value)) note(name)
    }
  }
  for (const node of document.definitions) {
    if (node === operation || !('operation' in node)) forEachField(schema, node, noteField)
  }
  return found
}

/** The rules that refuse a viewer. */
export async function refusalsOf(
  rules: AccessRules,
  viewer: Viewer | null,
  askPolicies: AskPolicies,
): Promise<Refusals> {
  const policies = [...rules.values()].flatMap(({ policies }) => policies.flat())
  const unmet = viewer && policies.length > 0 ? await askPolicies([...new Set(policies)]) : new Map()
  const refusals = new Map<string, Refusal>()
  for (const [coordinate, rule] of rules) {
    const policy = policyRefusal(rule, unmet)
    if (scopeRefusal(rule, viewer, '')) {
      const errorFor = (name: string) => scopeRefusal(rule, viewer, name) as GraphQLError
      refusals.set(coordinate, { errorFor, isOfPolicy: false })
    } else if (policy) refusals.set(coordinate, { errorFor: () => policy, isOfPolicy: true })
  }
  return refusals
}

/** The first refusal of the first set, as a subgraph reports it, unless all policies of one set are met. */
function policyRefusal({ policies }: AccessRule, unmet: ReadonlyMap<string, GraphQLError>): GraphQLError | null {
  const refusals = policies.map((set) => set.map((name) => unmet.get(name)).find((found) => found !== undefined))
  return refusals.includes(undefined) ? null : (refusals[0] ?? null)
}

/** The refusal of one of some coordinates, as a subgraph would choose it; undefined for none. */
export function refusalAt(refusals: Refusals, coordinates: readonly string[]): Refusal | undefined {
  const found = coordinates.flatMap((coordinate) => refusals.get(coordinate) ?? [])
  return found.find(({ isOfPolicy }) => !isOfPolicy) ?? found[0]
}

/** Where a field of a type may have rules: the type, the field, and the type of its value. */
export function coordinatesOf(type: GraphQLNamedType, fieldName: string): string[] {
  const value = valueTypeOf(type, fieldName)
  return [type.name, `${type.name}.${fieldName}`, ...(value ? [value.name] : [])]
}

/** The type of a field's value without its lists; undefined for what every type has, such as `__typename`. */
export function valueTypeOf(type: GraphQLNamedType, fieldName: string): GraphQLNamedType | undefined {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined
  return field && getNamedType(field.type)
}

/** The types that an object declared as this type may have, if it is an interface or a union. */
export const objectTypesOf = (schema: GraphQLSchema, type: GraphQLNamedType) =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : []
