import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { expect, test } from 'vitest'
import { enforceEntityAccess } from './entity-access.ts'
import { aViewer } from './testing.ts'

interface Note {
  id: string
  ownerId: string
}
const notes: Note[] = [
  { id: 'a', ownerId: 'usr_a' },
  { id: 'b', ownerId: 'usr_b' },
]
const schemaOf = (resolvers: object) =>
  buildSubgraphSchema([
    {
      typeDefs: parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { ok: Int }
        type Note @key(fields: "id") { id: ID! ownerId: ID! }
        type Place @key(fields: "id") { id: ID! }
        type Elsewhere @key(fields: "id", resolvable: false) { id: ID! }`),
      resolvers: resolvers as never,
    },
  ])
/** A resolver that forgets to ask who the viewer is. */
const careless = { Note: { __resolveReference: ({ id }: { id: string }) => notes.find((note) => note.id === id) } }
const ofOwner = ({ ownerId }: Note, { userId }: { userId: string }) => ownerId === userId

test('an owned entity is null for everybody else, even if its resolver forgets to check', async () => {
  const schema = schemaOf(careless)
  enforceEntityAccess(schema, { Note: ofOwner, Place: 'public' })
  const representations = [
    ...['a', 'b', 'c'].map((id) => ({ __typename: 'Note', id })),
    { __typename: 'Place', id: 'p' },
    { __typename: 'Elsewhere', id: 'e' },
  ]
  const document = parse(`query($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Note { ownerId } ... on Place { id } ... on Elsewhere { id } } }`)
  const ask = async (viewer: object | null) => {
    const variableValues = { representations }
    const { data, errors } = await execute({ schema, document, variableValues, contextValue: { viewer } })
    expect(errors).toBeUndefined()
    return data?._entities
  }

  expect(await ask(aViewer('usr_a'))).toEqual([{ ownerId: 'usr_a' }, null, null, { id: 'p' }, null])
  expect(await ask(aViewer('usr_c'))).toEqual([null, null, null, { id: 'p' }, null])
  expect(await ask(null)).toEqual([null, null, null, { id: 'p' }, null])
})

test.each([
  ['that is not listed', careless, { Place: 'public' }, 'Note must be listed'],
  ['with the name of a method', careless, { Place: 'public', toString: 'public' }, 'lacks these entities: toString'],
  ['that is owned and has no resolver', {}, { Note: ofOwner, Place: 'public' }, 'has no `__resolveReference`'],
  ['that belongs elsewhere', careless, { Note: ofOwner, Place: 'public', Elsewhere: 'public' }, 'lacks these entities'],
] as const)('an entity %s stops the start', (_what, resolvers, entities, message) => {
  expect(() => enforceEntityAccess(schemaOf(resolvers), entities as never)).toThrow(message)
})
