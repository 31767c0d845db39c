import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql'

/** Arguments that choose a page of a connection. */
const paging = new Set(['first', 'after', 'last', 'before'])

/** What the caches of Apollo Client and graphcache have to know of the schema, as a module of the client package. */
export function cacheModule(api: GraphQLSchema, possibleTypes: Record<string, string[]>): string {
  const types = Object.values(api.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1)) as GraphQLObjectType[]
  const connections = types.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => [
        `${type.name}.${field.name}`,
        field.args.map(({ name }) => name).filter((name) => !paging.has(name)),
      ]),
  )
  const roots = new Set([api.getQueryType()?.name, api.getMutationType()?.name])
  const withoutId = types.filter(({ name }) => !roots.has(name)).filter((type) => !type.getFields().id)
  const query = api.getQueryType()
  const lookups = (query ? fieldsOf(query) : [])
    .filter((field) => field.args.some(({ name }) => name === 'id') && isObjectType(field.type))
    .filter((field) => field.args.every((argument) => argument.name === 'id' || !isRequiredArgument(argument)))
    .map((field) => [field.name, getNamedType(field.type).name])
  return `// Written by \`npm run compose\`.

/** Fields with pages, as \`Type.field\`, and the arguments that choose the list. */
export const connections: Readonly<Record<string, readonly string[]>> = ${json(Object.fromEntries(connections))}

/** Types without an id: values that are a part of the object around them. */
export const valueTypes: readonly string[] = ${json(withoutId.map(({ name }) => name))}

/** Fields of \`Query\` that find an object by its id, and the type of the object. */
export const lookups: Readonly<Record<string, string>> = ${json(Object.fromEntries(lookups))}

/** The object types of each interface and union. */
export const possibleTypes: Record<string, string[]> = ${json(possibleTypes)}
`
}

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields())

const json = (value: unknown) => JSON.stringify(value, null, 2)
