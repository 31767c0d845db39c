import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { info } from '../server.ts'

const { execute, statements } = await testSubgraph(info)

const fields = `id name synonyms category { name parent { name } } dropOffMaterials { code }
  components { name material { code } } variants { name } marks { label material { code } }
  commonMistakes { mistake instead reason } relatedItems { name category { name } }
  guide { variant { name } summary method steps { action text detail } warnings sources { title }
    conflicts { statement source { title } } confidence item { slug category { id } } }`

test.each([
  ['items', 'query ($first: Int) { items(first: $first) { nodes { FIELDS } totalCount } }', 18],
  ['a search', 'query ($first: Int) { searchItems(query: "용기", first: $first) { nodes { FIELDS } totalCount } }', 17],
  [
    'a category',
    'query ($first: Int) { category(slug: "recyclables") { items(first: $first) { nodes { FIELDS } totalCount } } }',
    18,
  ],
])('a page of %s takes at most a fixed number of statements, even for fifty items', async (_case, query, expected) => {
  const countStatements = (first: number) =>
    statements(async () => {
      const { errors } = await execute(query.replace('FIELDS', fields), { first })
      expect(errors).toBeUndefined()
    })

  // One fewer if two loaders happen to request sources, or materials, in the same batch.
  expect((await countStatements(50)).length).toBeLessThanOrEqual(expected)
  expect((await countStatements(2)).length).toBeLessThanOrEqual(expected)
})

test('a page without totalCount runs no count', async () => {
  const sent = await statements(() => execute('{ items { nodes { id } } }'))

  expect(sent).toHaveLength(1)
})

test('fifty references take one statement', async () => {
  const { data } = await execute('{ items(first: 50) { nodes { id } } }')
  const representations = data?.items.nodes.map(({ id }: { id: string }) => ({ __typename: 'Item', id }))
  const query =
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { id } } }'

  const sent = await statements(async () => {
    expect((await execute(query, { representations })).data?._entities).toEqual(data?.items.nodes)
  })

  expect(sent).toHaveLength(1)
})

test('the whole category tree takes one statement per level at most', async () => {
  const sent = await statements(async () => {
    const { data } = await execute('{ categories { slug children { slug parent { slug } children { slug } } } }')

    const categories: { slug: string; children: { parent: { slug: string } }[] }[] = data?.categories
    for (const { slug, children } of categories) expect(children[0]?.parent).toEqual({ slug })
  })

  // The process may have read some of them before.
  expect(sent.length).toBeLessThanOrEqual(4)
})

const guideQuery = `query ($slug: String, $variantId: ID) { item(slug: $slug) {
  guide(variantId: $variantId, locale: "en") { id method steps { action } variant { id } confidence conflicts { statement } }
} }`

test('a guide is for the most frequent variant by default, and null for another item\u2019s variant', async () => {
  const ask = async (slug: string, variantId?: string) =>
    (await execute(guideQuery, { slug, variantId })).data?.item.guide

  expect(await ask('pizza-box')).toMatchObject({
    id: 'gui_pizza-box--clean-en',
    method: 'RECYCLABLES',
    variant: { id: 'var_pizza-box-clean' },
    steps: [{ action: 'EMPTY' }, { action: 'FLATTEN' }, { action: 'PUT_OUT' }],
  })
  expect(await ask('pizza-box', 'var_pizza-box-greasy')).toMatchObject({ method: 'GENERAL_WASTE' })
  expect(await ask('pizza-box', 'var_duvet-large')).toBeNull()
  expect(await ask('receipt', 'var_pizza-box-clean')).toBeNull()
  for (const unknown of ['', '\0', '\ud800', 'x'.repeat(68)]) expect(await ask('pizza-box', unknown)).toBeNull()
})

test('a contradicting source lowers the confidence in a guide', async () => {
  const { data } = await execute(guideQuery, { slug: 'gochujang' })

  expect(data?.item.guide).toMatchObject({
    confidence: 'LOW',
    conflicts: [{ statement: 'Some private apps say that gochujang and doenjang go in the general waste bag.' }],
  })
})

test('related items are related both ways, up to the requested number', async () => {
  const query = 'query ($slug: String, $first: Int) { item(slug: $slug) { relatedItems(first: $first) { slug } } }'
  const ask = async (slug: string, first: number) => execute(query, { slug, first })

  const related = (await ask('clear-pet-bottle', 20)).data?.item.relatedItems
  expect(related).toContainEqual({ slug: 'coloured-pet-bottle' })
  expect((await ask('coloured-pet-bottle', 20)).data?.item.relatedItems).toContainEqual({ slug: 'clear-pet-bottle' })
  expect((await ask('clear-pet-bottle', 1)).data?.item.relatedItems).toEqual(related.slice(0, 1))
  expect((await ask('clear-pet-bottle', 21)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('the items of a material are those of the material filter', async () => {
  const { data } = await execute(`{
    items(filter: { materialIds: ["mat_pet-clear"] }) { nodes { slug } }
    material(code: "PET_CLEAR") { items { nodes { slug } totalCount } }
    none: items(filter: { materialIds: ["mat_nothing", "\\u0000"] }) { totalCount }
  }`)

  expect(data?.items.nodes).toEqual([{ slug: 'clear-pet-bottle' }])
  expect(data?.material.items).toEqual({ nodes: [{ slug: 'clear-pet-bottle' }], totalCount: 1 })
  expect(data?.none.totalCount).toBe(0)
})

test('references from other subgraphs resolve in order, null for unknown ids', async () => {
  const references = [
    'Item:itm_paper-cup',
    'Item:itm_nothing',
    'Material:mat_paper',
    'Material:x',
    'Category:cat_paper',
    'SortingMark:mrk_paper',
    'SortingMark:mrk_x',
  ]
  const { data } = await execute(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Item { slug } ... on Material { code } ... on Category { slug }
        ... on SortingMark { label }
      }
    }`,
    { representations: references.map((text) => text.split(':')).map(([__typename, id]) => ({ __typename, id })) },
  )

  expect(data?._entities).toEqual([
    { slug: 'paper-cup' },
    null,
    { code: 'PAPER' },
    null,
    { slug: 'paper' },
    { label: '종이' },
    null,
  ])
})

test('the language is that of the request unless an argument names another', async () => {
  const query = `query ($locale: Locale) { item(slug: "paper-cup") { name(locale: $locale) guide(locale: $locale) { locale } } }`
  const names = async (locale: string | null, language: string) =>
    (await execute(query, { locale }, undefined, { 'accept-language': language })).data?.item

  const korean = { name: '종이컵', guide: { locale: 'ko' } }
  const english = { name: 'Paper cup', guide: { locale: 'en' } }
  expect(await names(null, 'en')).toEqual(english)
  expect(await names('ko', 'en')).toEqual(korean)
  expect(await names('en-GB', 'ko')).toEqual(english)
  expect(await names('fr', 'en')).toEqual(english)
  expect(await names('fr', 'fr')).toEqual(korean)
})
