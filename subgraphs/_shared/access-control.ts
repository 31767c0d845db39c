import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { z } from 'zod'
import { forbidden, unauthenticated } from './errors.ts'
import type { Viewer } from './viewer.ts'

type Field = GraphQLField<unknown, { viewer: Viewer | null }>

/**
 * A condition of a subgraph for `@policy`, such as `recent_sign_in`: the refusal for a viewer who doesn't meet it, or null. It
 * runs only if there is a viewer.
 */
export type Policy<Context> = (context: Context) => Promise<GraphQLError | null>

interface Access<Context> {
  /** Root fields that anybody may use, such as `Query.item`. */
  publicFields: readonly string[]
  /** The conditions by the names that `@policy` gives them. */
  policies?: Readonly<Record<string, Policy<Context>>> | undefined
}

/**
 * Makes a schema enforce `@authenticated`, `@requiresScopes` and `@policy`. Access is denied by default: every field of Query and
 * Mutation must be either protected or listed in `publicFields`.
 * @throws Error at start-up for a root field that is neither protected nor public, or both, and for a policy without a condition
 */
export function enforceAccess<Context>(schema: GraphQLSchema, { publicFields, policies = {} }: Access<Context>): void {
  checkRootFields(schema, publicFields)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()).filter(isProtected)) {
      protect(field, policies as Record<string, Policy<unknown>>)
    }
  }
}

function checkRootFields(schema: GraphQLSchema, publicFields: readonly string[]): void {
  const unchecked = new Set(publicFields)
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (field.name.startsWith('_')) continue // _entities and _service belong to federation
      const path = `${type?.name}.${field.name}`
      if (isProtected(field) === unchecked.has(path)) {
        throw new Error(
          `${path} must be either @authenticated (or @requiresScopes, @policy) or listed as a public field.`,
        )
      }
      unchecked.delete(path)
    }
  }
  if (unchecked.size > 0) throw new Error(`The schema lacks these public fields: ${[...unchecked].join(', ')}.`)
}

const findDirective = (field: Field, wanted: string): ConstDirectiveNode | undefined =>
  field.astNode?.directives?.find(({ name }) => name.value === wanted)

const isProtected = (field: Field): boolean =>
  ['authenticated', 'requiresScopes', 'policy'].some((directive) => findDirective(field, directive))

/** The sets of names that a directive lists: all names of at least one set are needed. A single empty set for no directive. */
function setsOf(field: Field, directive: string, argument: string): string[][] {
  const value = findDirective(field, directive)?.arguments?.find(({ name }) => name.value === argument)?.value
  return value ? z.array(z.array(z.string())).parse(valueFromASTUntyped(value)) : [[]]
}

function protect(field: Field, policies: Readonly<Record<string, Policy<unknown>>>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const sufficientScopes = setsOf(field, 'requiresScopes', 'scopes')
  const sufficientPolicies = setsOf(field, 'policy', 'policies').map((set) =>
    set.map((name) => {
      const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
      if (!policy)
        throw new Error(`\`${field.name}\` has the policy "${name}", and the subgraph has no condition for it.`)
      return policy
    }),
  )
  const hasPolicies = findDirective(field, 'policy') !== undefined
  field.resolve = (parent, args, context, info) => {
    const { viewer } = context
    if (!viewer) throw unauthenticated()
    if (!sufficientScopes.some((set) => set.every((scope) => viewer.scopes.includes(scope)))) {
      const wanted = sufficientScopes.map((set) => set.join(' and ')).join(', or ')
      throw forbidden(`\`${field.name}\` requires the scope ${wanted}.`)
    }
    if (!hasPolicies) return resolve(parent, args, context, info)
    return requireOneOf(sufficientPolicies, context).then(() => resolve(parent, args, context, info))
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
