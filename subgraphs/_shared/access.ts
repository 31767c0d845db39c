import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils'
import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { unauthenticated } from './errors.ts'
import type { Viewer } from './viewer.ts'

/**
 * Enforces `@authenticated`, and denies by default: a field of Query or Mutation is either protected or on the list of
 * those that anybody may use. @throws Error at start-up for a field that is on neither side, or on both.
 */
export function enforceAccess(schema: GraphQLSchema, publicFields: readonly string[]): GraphQLSchema {
  const open = new Set(publicFields)
  for (const field of rootFields(schema)) {
    const isProtected = getDirective(schema, field.config, 'authenticated') !== undefined
    if (isProtected === open.has(field.path)) {
      throw new Error(`${field.path} has to be either @authenticated or on the list of public fields.`)
    }
    open.delete(field.path)
  }
  if (open.size > 0) throw new Error(`Public fields that the schema doesn't have: ${[...open].join(', ')}.`)

  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) => {
      if (!getDirective(schema, field, 'authenticated')) return field
      const resolve = field.resolve ?? defaultFieldResolver
      return {
        ...field,
        resolve: (parent, args, context: { viewer: Viewer | null }, info) => {
          if (!context.viewer) throw unauthenticated()
          return resolve(parent, args, context, info)
        },
      }
    },
  })
}

function rootFields(schema: GraphQLSchema) {
  const types = [schema.getQueryType(), schema.getMutationType()].filter((type): type is GraphQLObjectType => !!type)
  return types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => !name.startsWith('_'))
      .map((config) => ({ path: `${type.name}.${config.name}`, config })),
  )
}
