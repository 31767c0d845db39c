import { type GraphQLSchema, parse, printSchema } from 'graphql'

/**
 * A schema in SDL with its types in alphabetical order, so that a change moves nothing else. Fields and values keep
 * the order of their authors, because code generators turn it into the order of parameters and cases.
 */
export function printByName(schema: GraphQLSchema): string {
  const sdl = printSchema(schema)
  const definitions = parse(sdl).definitions.map((definition) => ({
    name: ('name' in definition && definition.name?.value) || '',
    text: sdl.slice(definition.loc?.start, definition.loc?.end),
  }))
  const texts = definitions.toSorted(byName).map(({ text }) => text)
  return `${texts.join('\n\n')}\n`
}

export const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : Number(a.name > b.name))
