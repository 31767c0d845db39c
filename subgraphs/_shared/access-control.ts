import {
  type ConstDirectiveNode,
  defaultFieldResolver,
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
 * Makes a schema enforce `@authenticated` and `@requiresScopes`. Access is denied by default: every field of Query and
 * Mutation must be either protected or listed in `publicFields`.
 * @param publicFields root fields that anybody may use, such as `Query.item`
 * @throws Error at start-up for a root field that is neither protected nor public, or both
 */
export function enforceAccess(schema: GraphQLSchema, publicFields: readonly string[]): void {
  checkRootFields(schema, publicFields)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()).filter(isProtected)) protect(field)
  }
}

function checkRootFields(schema: GraphQLSchema, publicFields: readonly string[]): void {
  const unchecked = new Set(publicFields)
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (field.name.startsWith('_')) continue // _entities and _service belong to federation
      const path = `${type?.name}.${field.name}`
      if (isProtected(field) === unchecked.has(path)) {
        throw new Error(`${path} must be either @authenticated (or @requiresScopes) or listed as a public field.`)
      }
      unchecked.delete(path)
    }
  }
  if (unchecked.size > 0) throw new Error(`The schema lacks these public fields: ${[...unchecked].join(', ')}.`)
}

const findDirective = (field: Field, wanted: string): ConstDirectiveNode | undefined =>
  field.astNode?.directives?.find(({ name }) => name.value === wanted)

const isProtected = (field: Field): boolean =>
  Boolean(findDirective(field, 'authenticated') ?? findDirective(field, 'requiresScopes'))

/**
 * Sets of scopes. The viewer needs all scopes of at least one set; a single empty set means that signing in is enough.
 */
function sufficientScopes(field: Field): string[][] {
  const value = findDirective(field, 'requiresScopes')?.arguments?.find(({ name }) => name.value === 'scopes')?.value
  return value ? z.array(z.array(z.string())).parse(valueFromASTUntyped(value)) : [[]]
}

function protect(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const sufficient = sufficientScopes(field)
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
