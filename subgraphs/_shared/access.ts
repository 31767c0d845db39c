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
 * Makes a schema enforce `@authenticated` and `@requiresScopes`, and deny by default: a field of Query or Mutation is either
 * protected or on the list of those that anybody may use. @throws Error at start-up for a field that is on neither side, or on both.
 */
export function enforceAccess(schema: GraphQLSchema, publicFields: readonly string[]): void {
  checkRootFields(schema, publicFields)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()).filter(isProtected)) protect(field)
  }
}

function checkRootFields(schema: GraphQLSchema, publicFields: readonly string[]): void {
  const open = new Set(publicFields)
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (field.name.startsWith('_')) continue // _entities and _service are federation's own
      const path = `${type?.name}.${field.name}`
      if (isProtected(field) === open.has(path)) {
        throw new Error(`${path} has to be either @authenticated (or @requiresScopes) or on the list of public fields.`)
      }
      open.delete(path)
    }
  }
  if (open.size > 0) throw new Error(`Public fields that the schema doesn't have: ${[...open].join(', ')}.`)
}

const directive = (field: Field, wanted: string): ConstDirectiveNode | undefined =>
  field.astNode?.directives?.find(({ name }) => name.value === wanted)

const isProtected = (field: Field): boolean =>
  Boolean(directive(field, 'authenticated') ?? directive(field, 'requiresScopes'))

/** Sets of scopes, one of which somebody has to have wholly; one empty set where signing in is enough. */
function scopesFor(field: Field): string[][] {
  const value = directive(field, 'requiresScopes')?.arguments?.find(({ name }) => name.value === 'scopes')?.value
  return value ? z.array(z.array(z.string())).parse(valueFromASTUntyped(value)) : [[]]
}

function protect(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  const sufficient = scopesFor(field)
  field.resolve = (parent, args, context, info) => {
    const { viewer } = context
    if (!viewer) throw unauthenticated()
    if (!sufficient.some((set) => set.every((scope) => viewer.scopes.includes(scope)))) {
      const wanted = sufficient.map((set) => set.join(' and ')).join(', or ')
      throw forbidden(`\`${field.name}\` is for those with the scope ${wanted}.`)
    }
    return resolve(parent, args, context, info)
  }
}
