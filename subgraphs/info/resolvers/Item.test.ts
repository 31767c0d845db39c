import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { info } from '../server.ts'

const { execute, statements } = await testSubgraph(info)

const fields = `id name synonyms category { name parent { name } } dropOffMaterials { code }
  guide { summary steps { text } warnings sources { title } item { slug category { id } } }`

test.each([
  ['items', 'query ($first: Int) { items(first: $first) { nodes { FIELDS } totalCount } }', 7],
  ['a search', 'query ($first: Int) { searchItems(query: "용기", first: $first) { nodes { FIELDS } totalCount } }', 7],
  [
    'a shelf',
    'query ($first: Int) { category(slug: "recyclables") { items(first: $first) { nodes { FIELDS } totalCount } } }',
    8,
  ],
])('a page of %s costs as many statements for fifty items as for two', async (_what, query, expected) => {
  const ask = (first: number) =>
    statements(async () => {
      const { errors } = await execute(query.replace('FIELDS', fields), { first })
      expect(errors).toBeUndefined()
    })

  expect(await ask(50)).toHaveLength(expected)
  expect(await ask(2)).toHaveLength(expected)
})

test('a page that nobody counts is not counted', async () => {
  const sent = await statements(() => execute('{ items { nodes { id } } }'))

  expect(sent).toHaveLength(1)
})

test('fifty references cost one statement', async () => {
  const { data } = await execute('{ items(first: 50) { nodes { id } } }')
  const representations = data?.items.nodes.map(({ id }: { id: string }) => ({ __typename: 'Item', id }))
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { id } } }'

  const sent = await statements(async () => {
    expect((await execute(query, { representations })).data?._entities).toEqual(data?.items.nodes)
  })

  expect(sent).toHaveLength(1)
})

test('the whole tree of shelves costs one statement for each level', async () => {
  const sent = await statements(async () => {
    const { data } = await execute('{ categories { slug children { slug parent { slug } children { slug } } } }')

    const shelves: { slug: string; children: { parent: { slug: string } }[] }[] = data?.categories
    for (const { slug, children } of shelves) expect(children[0]?.parent).toEqual({ slug })
  })

  expect(sent).toHaveLength(4)
})
