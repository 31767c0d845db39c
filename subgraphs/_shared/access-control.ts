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
  for (const field of objectFields(schema).filter(isProtected)) protect(field)
}

/**
 * Makes a schema enforce `@policy`. `enforceAccess` must follow: a condition runs only if there is a viewer.
 * @throws Error at start-up for a policy without a condition
 */
export function enforcePolicies<Context>(schema: GraphQLSchema, policies: Policies<Context> = {}): void {
  for (const field of objectFields(schema)) {
    if (findDirective(field, 'policy')) requirePolicies(field, policies as Policies<unknown>)
  }
}

const objectFields = (schema: GraphQLSchema): Field[] =>
  Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []))

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

function protect(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const sufficient = setsOf(field, 'requiresScopes', 'scopes')
  field.resolve = (parent, args, context, info) => {
    const { viewer } = context
    if (!viewer) throw unauthenticated()
    if (!sufficient.some((set) => set.every((scope) => viewer.scopes.includes(scope)))) {
      const wanted = sufficient.map((set) => set.join(' and ')).join(', or ')
      throw forbidden(`\`${field.name}\` requires the scope ${wanted}.`)
    }
    return resolve(parent, args, context, info)
  }
}

function requirePolicies(field: Field, policies: Policies<unknown>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const sufficient = setsOf(field, 'policy', 'policies').map((set) =>
    set.map((name) => {
      const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
      if (!policy)
        throw new Error(`\`${field.name}\` has the policy "${name}", and the subgraph has no condition for it.`)
      return policy
    }),
  )
  field.resolve = async (parent, args, context, info) => {
    await requireOneOf(sufficient, context)
    return resolve(parent, args, context, info)
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
