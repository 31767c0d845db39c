import {
  type GraphQLAbstractType,
  type GraphQLSchema,
  introspectionFromSchema,
  isAbstractType,
  parse,
  printSchema,
} from 'graphql'

/** What clients build from, by path: the graph as they see it, without anything of federation or `@inaccessible`. */
export function clientFiles(api: GraphQLSchema) {
  const { __schema } = introspectionFromSchema(api)
  return {
    'client/api.graphql': printByName(api),
    'client/schema.json': json({ __schema: { ...__schema, types: __schema.types.toSorted(byName) } }),
    'client/possible-types.json': json(possibleTypes(api)),
  }
}

/**
 * Types go by name, so that a change moves nothing else. What is inside a type keeps its order: it is meant, and code
 * generators make parameters and cases of it.
 */
function printByName(schema: GraphQLSchema): string {
  const sdl = printSchema(schema)
  const definitions = parse(sdl).definitions.map((definition) => ({
    name: ('name' in definition && definition.name?.value) || '',
    text: sdl.slice(definition.loc?.start, definition.loc?.end),
  }))
  const texts = definitions.toSorted(byName).map(({ text }) => text)
  return `${texts.join('\n\n')}\n`
}

/** Interfaces and unions with the object types they may turn out to be, as Apollo Client's cache asks for them. */
function possibleTypes(schema: GraphQLSchema): Record<string, string[]> {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType).toSorted(byName)
  const objectsOf = (type: GraphQLAbstractType) => schema.getPossibleTypes(type).toSorted(byName)
  return Object.fromEntries(abstract.map((type) => [type.name, objectsOf(type).map(({ name }) => name)]))
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : Number(a.name > b.name))

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
