import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { unauthenticated } from './errors.ts'
import type { Viewer } from './viewer.ts'

type Field = GraphQLField<unknown, { viewer: Viewer | null }>

/**
 * Makes a schema enforce `@authenticated`, and deny by default: a field of Query or Mutation is either protected or on the list
 * of those that anybody may use. @throws Error at start-up for a field that is on neither side, or on both.
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
        throw new Error(`${path} has to be either @authenticated or on the list of public fields.`)
      }
      open.delete(path)
    }
  }
  if (open.size > 0) throw new Error(`Public fields that the schema doesn't have: ${[...open].join(', ')}.`)
}

const isProtected = (field: Field) =>
  field.astNode?.directives?.some(({ name }) => name.value === 'authenticated') ?? false

function protect(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (parent, args, context, info) => {
    if (!context.viewer) throw unauthenticated()
    return resolve(parent, args, context, info)
  }
}
