import {
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql'
import { type AccessRule, accessRuleOf, scopeRefusal } from './access-rules.ts'
import { forbidden } from './errors.ts'
import type { Viewer } from './viewer.ts'

interface PlacedField {
  field: GraphQLField<unknown, { viewer: Viewer | null }>
  parent: GraphQLObjectType
}

/**
 * A condition of a subgraph for `@policy`, such as `recent_sign_in`: the refusal for a viewer who doesn't meet it, or null. It
 * runs only if there is a viewer.
 */
export type Policy<Context> = (context: Context) => Promise<GraphQLError | null>

/** Conditions by the names that `@policy` gives them. */
export type Policies<Context> = Readonly<Record<string, Policy<Context>>>

/**
 * Makes a schema enforce `@authenticated` and `@requiresScopes`, and require a viewer for `@policy`. Access is denied by default: every
 * field of Query and Mutation must be either protected or listed in `publicFields`.
 * @param publicFields root fields that anybody may use, such as `Query.item`
 * @throws Error at start-up for a root field that is neither protected nor public, or both
 */
export function enforceAccess(schema: GraphQLSchema, publicFields: readonly string[]): void {
  checkRootFields(schema, publicFields)
  for (const placed of objectFields(schema).filter(isProtected)) protect(placed)
}

/**
 * Makes a schema enforce `@policy`. `enforceAccess` must follow: a condition runs only if there is a viewer.
 * @throws Error at start-up for a policy without a condition
 */
export function enforcePolicies<Context>(schema: GraphQLSchema, policies: Policies<Context> = {}): void {
  for (const placed of objectFields(schema)) {
    const hasPolicy = rulesOf(placed).some((rule) => rule.policies.some((set) => set.length > 0))
    if (hasPolicy) requirePolicies(placed, policies as Policies<unknown>)
  }
}

const objectFields = (schema: GraphQLSchema): PlacedField[] =>
  Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ field, parent: type })) : [],
  )

/** The rules of a field: its own, that of the type that has it, and that of the type of its value. */
const rulesOf = ({ field, parent }: PlacedField): AccessRule[] =>
  [...definitionsOf(parent), field.astNode, ...definitionsOf(getNamedType(field.type))].flatMap((node) => {
    const rule = accessRuleOf(node?.directives)
    return rule ? [rule] : []
  })

const definitionsOf = ({ astNode, extensionASTNodes }: GraphQLNamedType) => [astNode, ...extensionASTNodes]

const isProtected = (placed: PlacedField): boolean => rulesOf(placed).length > 0

function checkRootFields(schema: GraphQLSchema, publicFields: readonly string[]): void {
  const unchecked = new Set(publicFields)
  for (const type of [schema.getQueryType(), schema.getMutationType()].filter((found) => found != null)) {
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue // _entities and _service belong to federation
      const path = `${type.name}.${field.name}`
      if (isProtected({ field, parent: type }) === unchecked.has(path)) {
        throw new Error(
          `${path} must be either @authenticated (or @requiresScopes, @policy) or listed as a public field.`,
        )
      }
      unchecked.delete(path)
    }
  }
  if (unchecked.size > 0) throw new Error(`The schema lacks these public fields: ${[...unchecked].join(', ')}.`)
}

function protect(placed: PlacedField): void {
  const { field } = placed
  const resolve = field.resolve ?? defaultFieldResolver
  const rules = rulesOf(placed)
  field.resolve = (parent, args, context, info) => {
    for (const rule of rules) {
      const refusal = scopeRefusal(rule, context.viewer, field.name)
      if (refusal) throw refusal
    }
    return resolve(parent, args, context, info)
  }
}

function requirePolicies(placed: PlacedField, policies: Policies<unknown>): void {
  const { field } = placed
  const resolve = field.resolve ?? defaultFieldResolver
  const rules = rulesOf(placed).map((rule) => rule.policies.map((set) => set.map(conditionOf)))
  field.resolve = async (parent, args, context, info) => {
    for (const sufficient of rules) await requireOneOf(sufficient, context)
    return resolve(parent, args, context, info)
  }

  function conditionOf(name: string): Policy<unknown> {
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
    if (!policy)
      throw new Error(`\`${field.name}\` has the policy "${name}", and the subgraph has no condition for it.`)
    return policy
  }
}

/** @throws the first refusal unless all conditions of one of the sets are met */
async function requireOneOf(sets: readonly Policy<unknown>[][], context: unknown): Promise<void> {
  let refusal: GraphQLError = forbidden('No condition allows this.')
  for (const [index, set] of sets.entries()) {
    const refusals = await Promise.all(set.map((policy) => policy(context)))
    const first = refusals.find((found) => found !== null)
    if (!first) return
    if (index === 0) refusal = first
  }
  throw refusal
}
