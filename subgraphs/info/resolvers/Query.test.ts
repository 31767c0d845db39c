import { describe, expect, test } from 'vitest'
import { encodeCursor } from '../../_shared/pagination.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { items as catalogue } from '../db/schema.ts'
import { anItem } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute } = await testSubgraph(info)

const items = `query ($first: Int, $after: String, $filter: ItemFilter) {
  items(first: $first, after: $after, filter: $filter) {
    nodes { id name } totalCount pageInfo { hasNextPage endCursor }
  }
}`
const searchItems = `query ($query: String!, $first: Int, $after: String, $filter: ItemFilter) {
  searchItems(query: $query, first: $first, after: $after, filter: $filter) { nodes { slug } totalCount }
}`
const badInput = (message: unknown) => [{ message, extensions: { code: 'BAD_USER_INPUT' } }]

test.each([
  ['item', 'An item is found by its `id` or its `slug`; this field has neither.'],
  ['material', 'A material is found by its `id` or its `code`; this field has neither.'],
  ['category', 'A category is found by its `id` or its `slug`; this field has neither.'],
])('%s without a key is refused, so that a forgotten variable is noticed', async (field, message) => {
  const { data, errors } = await execute(`{ ${field} { id } }`)

  expect(data).toEqual({ [field]: null })
  expect(errors).toMatchObject(badInput(message))
})

test('lists are sorted in the language of their argument, whatever that of the request', async () => {
  const query = `{
    items(locale: "en", first: 50) { nodes { name(locale: "en") } }
    material(code: "PAPER") { items(locale: "en") { nodes { name(locale: "en") } } }
    category(slug: "paper") { items(locale: "en") { nodes { name(locale: "en") } } }
  }`
  const { data, errors } = await execute(query, {}, undefined, { 'accept-language': 'ko' })
  const names = [data?.items, data?.material.items, data?.category.items].map(({ nodes }) =>
    nodes.map(({ name }: { name: string }) => name.toLowerCase()),
  )

  expect(errors).toBeUndefined()
  for (const list of names) expect(list).toEqual(list.toSorted())
  expect(names.map(({ length }) => length > 3)).toEqual([true, true, true])
})

describe('items', () => {
  const allNames = async (language: string, first: number) => {
    const nodes: { id: string; name: string }[] = []
    let after: string | null = null
    do {
      const { data } = await execute(items, { first, after }, undefined, { 'accept-language': language })
      nodes.push(...(data?.items.nodes ?? []))
      after = data?.items.pageInfo.hasNextPage ? data.items.pageInfo.endCursor : null
    } while (after)
    return nodes
  }

  test.each(['ko', 'en'])('are paged in alphabetical order without a gap or a repeat: %s', async (language) => {
    const nodes = await allNames(language, 50)

    const names = nodes.map(({ name }) => name.toLowerCase())
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(await db.$count(catalogue))
    expect(nodes).toHaveLength(await db.$count(catalogue))
    expect(names).toEqual(names.toSorted())
    expect(await allNames(language, 7)).toEqual(nodes)
  })

  test('with equal names are sorted by id, even across pages', async () => {
    const slugs = ['twin-c', 'twin-a', 'twin-b']
    for (const slug of slugs) await anItem(db, { id: `itm_${slug}`, nameKo: '가가가' })

    const nodes = await allNames('ko', 1)

    expect(nodes.filter(({ name }) => name === '가가가').map(({ id }) => id)).toEqual([
      'itm_twin-a',
      'itm_twin-b',
      'itm_twin-c',
    ])
  })

  test('can be filtered by category, including subcategories, and by disposal method', async () => {
    const count = async (filter: object) => (await execute(items, { filter })).data?.items.totalCount

    const [recyclables, paper, metal] = [
      await count({ categoryIds: ['cat_recyclables'] }),
      await count({ categoryIds: ['cat_paper'] }),
      await count({ categoryIds: ['cat_metal-can'] }),
    ]
    expect(paper).toBeGreaterThan(0)
    expect(recyclables).toBeGreaterThan(paper + metal)
    expect(await count({ categoryIds: ['cat_paper', 'cat_metal-can'] })).toBe(paper + metal)
    expect(await count({ categoryIds: ['cat_paper'], disposalMethods: ['BULKY_WASTE'] })).toBe(0)
    expect(await count({ categoryIds: [] })).toBe(0)
    expect(await count({ categoryIds: ['cat_nothing', 'itm_1', '\0'] })).toBe(0)
    expect(await count({ categoryIds: null, disposalMethods: null })).toBe(await count({}))
  })
})

describe('a single object', () => {
  test.each([
    ['item', 'id', 'itm_paper-cup'],
    ['item', 'slug', 'paper-cup'],
    ['material', 'id', 'mat_pet-clear'],
    ['material', 'code', 'PET_CLEAR'],
    ['category', 'id', 'cat_pet-clear'],
    ['category', 'slug', 'pet-clear'],
  ])('of the field %s is found by its %s, and null for an unknown one', async (field, argument, value) => {
    const lookUp = (text: string) =>
      execute(`query ($text: ${argument === 'id' ? 'ID' : 'String'}) { ${field}(${argument}: $text) { id } }`, { text })

    expect((await lookUp(value)).data?.[field]).toEqual({ id: expect.stringMatching(/^(itm|mat|cat)_/) })
    for (const unknown of [`${value}x`, '', ' ', '\0', '🍕', '\ud800', 'x'.repeat(68)]) {
      expect(await lookUp(unknown)).toEqual({ data: { [field]: null } })
    }
  })

  test('is that of the id if the query has a slug or code, too, and null without either', async () => {
    const { data } = await execute(`{
      item(id: "itm_paper-cup", slug: "book") { slug }  none: item { id }
      material(id: "mat_paper", code: "FILM") { code }  noMaterial: material { id }
      category(id: "cat_paper", slug: "film") { slug }  noCategory: category { id }
    }`)

    expect(data).toEqual({
      item: { slug: 'paper-cup' },
      none: null,
      material: { code: 'PAPER' },
      noMaterial: null,
      category: { slug: 'paper' },
      noCategory: null,
    })
  })
})

describe('bad input', () => {
  test.each([0, -1, 51, 2_147_483_647])('`first` of %i is refused', async (first) => {
    const message = `\`first\` is a whole number from 1 to 50; this one is ${first}.`

    expect((await execute(items, { first })).errors).toMatchObject(badInput(message))
    expect((await execute(searchItems, { query: '종이', first })).errors).toMatchObject(badInput(message))
    const { errors } = await execute(
      'query ($first: Int) { category(slug: "paper") { items(first: $first) { nodes { id } } } }',
      {
        first,
      },
    )
    expect(errors).toMatchObject(badInput(message))
  })

  test.each([
    ['that is not base64', '%%%'],
    ['that is empty', ''],
    ['with meaningless content', 'bm9uc2Vuc2U'],
    ['of another list', encodeCursor([1, 'a'])],
    ['with too few values', encodeCursor(['a'])],
    ['with NUL', encodeCursor(['\0', 'itm_\0'])],
    ['with numbers beyond PostgreSQL’s integer', encodeCursor([2 ** 40, 2 ** 40, 'a', 'itm_a'])],
    ['with fractions', encodeCursor([0.5, 1, 'a', 'itm_a'])],
    ['with NUL in the text of a hit', encodeCursor([0, 1, '\0', 'itm_a'])],
  ])('a cursor %s is refused', async (_case, after) => {
    const message = '`after` must be a cursor from this list; this one is not.'

    expect((await execute(items, { after })).errors).toMatchObject(badInput(message))
    expect((await execute(searchItems, { query: '종이', after })).errors).toMatchObject(badInput(message))
  })

  test('null for a non-null argument whose variable has a default is refused, not a bug', async () => {
    const query = 'query ($query: String = "종이") { searchItems(query: $query) { totalCount } }'

    const { data, errors } = await execute(query, { query: null })

    expect(data).toEqual({ searchItems: null })
    expect(errors).toMatchObject(badInput('Argument "query" of non-null type "String!" must not be null.'))
  })

  test('a query of 101 characters is refused', async () => {
    const { data, errors } = await execute(searchItems, { query: '종'.repeat(101) })

    expect(data).toEqual({ searchItems: null })
    expect(errors).toMatchObject(badInput('`query` has at most 100 characters; this one has 101.'))
  })

  test.each(['\0', '🍕', 'ㅏ', 'ㅃㅉㄸ', 'שלום', '\u202e', '\ud800', '   ', '%'])(
    'a query of odd characters is not refused: %j finds nothing',
    async (query) => {
      expect(await execute(searchItems, { query })).toEqual({ data: { searchItems: { nodes: [], totalCount: 0 } } })
    },
  )
})

test('a search can be filtered by category and disposal method', async () => {
  const slugs = async (filter: object) =>
    (await execute(searchItems, { query: '컵', filter, first: 50 })).data?.searchItems.nodes.map(
      ({ slug }: { slug: string }) => slug,
    )

  const paper = await slugs({ categoryIds: ['cat_paper'] })
  expect(paper).toContain('paper-cup')
  expect(paper).not.toContain('cup')
  expect(await slugs({})).toEqual(expect.arrayContaining(['cup', ...paper]))
  expect(await slugs({ disposalMethods: ['HAZARDOUS_WASTE'] })).toEqual([])
})

test('a search prefers names in its `locale` argument or else in the language of the request', async () => {
  const korean = await anItem(db, { nameKo: 'Zyzzyva', nameEn: 'Weevil' })
  const english = await anItem(db, { nameKo: '바구미', nameEn: 'Zyzzyva' })
  const query = 'query ($locale: Locale) { searchItems(query: "zyzzyva", locale: $locale) { nodes { id } } }'
  const ids = async (locale: string | null, language: string) => {
    const { data } = await execute(query, { locale }, undefined, { 'accept-language': language })
    return data?.searchItems.nodes.map(({ id }: { id: string }) => id)
  }

  expect(await ids('en', 'ko')).toEqual([english.id, korean.id])
  expect(await ids('ko', 'en')).toEqual([korean.id, english.id])
  expect(await ids(null, 'en')).toEqual([english.id, korean.id])
})
