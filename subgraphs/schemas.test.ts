import { type DefinitionNode, Kind, type ObjectTypeDefinitionNode, print, visit } from 'graphql'
import { describe, expect, test } from 'vitest'
import { names, schemaOf } from './testing.ts'

describe('a definition that several schemas have', () => {
  const all = names.flatMap((name) => schemaOf(name).definitions.map((node) => ({ name, node })))
  const pairs = all.flatMap(({ name, node }, index) =>
    all
      .slice(index + 1)
      .filter((other) => keyOf(other.node) !== undefined && keyOf(other.node) === keyOf(node))
      .map((other) => ({ what: keyOf(node), one: name, two: other.name, nodes: [node, other.node] as const })),
  )

  test.each(pairs)('is the same word for word: $what in $one and $two', ({ nodes: [one, two] }) => {
    const shared = fieldsOfBoth(one, two)

    expect(wording(two, shared)).toBe(wording(one, shared))
  })

  test('is found', () => {
    const merged = [
      'Node',
      'PageInfo',
      'MutationPayload',
      'UserError',
      'User',
      'Place',
      'Item',
      'DateTime',
      '@cacheControl',
    ]

    expect(pairs.map(({ what }) => what)).toEqual(expect.arrayContaining(merged))
  })
})

function keyOf(node: DefinitionNode): string | undefined {
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return `@${node.name.value}`
  return 'name' in node ? node.name?.value : undefined
}

/** Types whose fields come from several subgraphs share only some of them; every other definition is the same as a whole. */
function fieldsOfBoth(one: DefinitionNode, two: DefinitionNode): ReadonlySet<string> | undefined {
  if (!isSpread(one) || !isSpread(two)) return undefined
  const fields = new Set(one.fields?.map((field) => field.name.value))
  return new Set(two.fields?.map((field) => field.name.value).filter((field) => fields.has(field)))
}

const isSpread = (node: DefinitionNode): node is ObjectTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION && !node.directives?.some(({ name }) => name.value === 'shareable')

function wording(node: DefinitionNode, fields: ReadonlySet<string> | undefined): string {
  const plain = visit(node, { StringValue: (text) => ({ ...text, block: false }) })
  if (!fields || plain.kind !== Kind.OBJECT_TYPE_DEFINITION) return print(plain)
  // Who may read a field, and for how long it may be kept, is for each of the subgraphs to say.
  const shared = plain.fields
    ?.filter((field) => fields.has(field.name.value))
    .map((field) => ({ ...field, directives: [] }))
  return print({ ...plain, interfaces: [], directives: [], fields: shared })
}
