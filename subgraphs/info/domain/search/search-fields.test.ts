import { not } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { propertyRuns, testSubgraph } from '../../../_shared/testing.ts'
import { itemNames } from '../../db/schema.ts'
import { info } from '../../server.ts'

const { db, execute, statements } = await testSubgraph(info)

// The rules are tested on the names of the catalogue, which are few. The vocabulary has a word for almost everything.
beforeAll(() => db.delete(itemNames).where(not(itemNames.isCatalogueName)))

const search = `query ($query: String!, $filter: ItemFilter, $after: String) {
  searchItems(query: $query, filter: $filter, after: $after) {
    nodes { slug } edges { cursor match { kind text highlights { start length } } } totalCount didYouMean
    fallbackMaterials { code }
  }
}`
const complete = `query ($query: String!, $first: Int, $locale: Locale) {
  autocompleteItems(query: $query, first: $first, locale: $locale) {
    item { slug } match { kind text highlights { start length } }
  }
}`
const queryItems = async (variables: object) => (await execute(search, { ...variables })).data?.searchItems
const queryCompletions = async (variables: object) =>
  (await execute(complete, { ...variables })).data?.autocompleteItems

test('a match as typed comes without suggestions and without fallback materials', async () => {
  const { edges, didYouMean, fallbackMaterials } = await queryItems({ query: 'ㅍㅌㅂ' })

  expect(edges[0].match).toEqual({
    kind: 'INITIAL_CONSONANTS',
    text: '무색 페트병',
    highlights: [{ start: 3, length: 3 }],
  })
  expect({ didYouMean, fallbackMaterials }).toEqual({ didYouMean: [], fallbackMaterials: [] })
})

test('a typing error comes with a suggestion, which finds the same item, and with fallback materials', async () => {
  const { nodes, edges, totalCount, didYouMean, fallbackMaterials } = await queryItems({ query: '스치로퐁' })

  expect(edges[0].match).toEqual({ kind: 'FUZZY', text: '스치로폼', highlights: [{ start: 0, length: 4 }] })
  expect(totalCount).toBe(nodes.length)
  expect(didYouMean[0]).toBe('스치로폼')
  expect(fallbackMaterials).toHaveLength(5)
  expect((await queryItems({ query: didYouMean[0] })).nodes[0]).toEqual(nodes[0])
})

test.each([
  ['another noun follows', '갤럭시', '갤럭시워치', 'smartwatch'],
  ['a noun precedes', '목욕의자', '의자', 'chair'],
  ['the name is unfinished', '에어프', '에어프라이어', 'air-fryer'],
])('a guess comes with suggestions and fallback materials: %s', async (_case, query, text, slug) => {
  const { nodes, edges, didYouMean, fallbackMaterials } = await queryItems({ query })

  expect(nodes[0]).toEqual({ slug })
  expect(edges[0].match).toMatchObject({ kind: 'FUZZY', text })
  expect(didYouMean[0]).toBe(text)
  expect(fallbackMaterials).toHaveLength(5)
})

test('guesses after a sure match, and the pages after the first, come without suggestions and fallback materials', async () => {
  const sure = await queryItems({ query: '휴지' })
  const guesses = await queryItems({ query: '고무' })
  const nextPage = await queryItems({ query: '고무', after: guesses.edges[0].cursor })

  expect(sure.edges.map(({ match }: { match: { kind: string } }) => match.kind)).toEqual(
    expect.arrayContaining(['SYNONYM', 'FUZZY']),
  )
  expect(sure).toMatchObject({ didYouMean: [], fallbackMaterials: [] })
  expect(guesses.fallbackMaterials).toHaveLength(5)
  expect(nextPage.nodes).toEqual(guesses.nodes.slice(1))
  expect(nextPage).toMatchObject({ totalCount: guesses.totalCount, didYouMean: [], fallbackMaterials: [] })
})

test.each([
  ['이불솜틀집', ['이불']],
  ['종이컵 홀더쉛', ['종이컵']],
  ['lost umbrella 뷁', ['Umbrella']],
])('names of which the query consists are suggested if no item matches: %s', async (query, texts) => {
  const { nodes, didYouMean } = await queryItems({ query })

  expect({ nodes, didYouMean }).toEqual({ nodes: [], didYouMean: texts })
})

test('a name that is only inside of a word of the query is not suggested', async () => {
  // 트리 (a Christmas tree) and "pan" are names.
  expect((await queryItems({ query: '카트리지쉛' })).didYouMean).toEqual([])
  expect((await queryItems({ query: 'companions' })).didYouMean).toEqual([])
})

test.each([
  ['those with the most items', '뷁쉛', ['APPLIANCE_SMALL', 'PLASTIC', 'FURNITURE', 'APPLIANCE_LARGE', 'PAPER']],
  ['first those with a similar name', '유리 뷁받침쉛', ['GLASS']],
  ['those with a similar English name', 'a glass wotsit', ['GLASS']],
  ['for an emoji, too', '🍕', ['APPLIANCE_SMALL']],
  ['for an empty query, too', '  ', ['APPLIANCE_SMALL']],
])('fallback materials are offered if no item matches: %s', async (_case, query, codes) => {
  const { nodes, totalCount, fallbackMaterials, didYouMean } = await queryItems({ query })

  expect({ nodes, totalCount, didYouMean }).toEqual({ nodes: [], totalCount: 0, didYouMean: [] })
  expect(fallbackMaterials).toHaveLength(5)
  expect(fallbackMaterials.slice(0, codes.length).map(({ code }: { code: string }) => code)).toEqual(codes)
})

test('fallback materials are offered if a filter excludes every item, but not after the last page', async () => {
  const { edges } = await queryItems({ query: '페트병' })
  const afterLast = await queryItems({ query: '페트병', after: edges.at(-1).cursor })

  expect((await queryItems({ query: '페트병', filter: { categoryIds: [] } })).fallbackMaterials).toHaveLength(5)
  expect(afterLast).toMatchObject({ nodes: [], totalCount: edges.length, fallbackMaterials: [] })
})

test('completions are the first matches of a search, without fuzzy matches', async () => {
  const completions = await queryCompletions({ query: '스티로ㅍ' })

  expect(completions[0]).toEqual({
    item: { slug: 'eps-box' },
    match: { kind: 'PREFIX', text: '스티로폼 상자', highlights: [{ start: 0, length: 4 }] },
  })
  expect(await queryCompletions({ query: '스치로퐁' })).toEqual([])
  expect(await queryCompletions({ query: 'ㅈ' })).toHaveLength(8)
  expect(await queryCompletions({ query: 'ㅈ', first: 20 })).toHaveLength(20)
  expect(await queryCompletions({ query: '' })).toEqual([])
})

test.each([0, -1, 21])('%i completions are refused: 1 to 20 are allowed', async (first) => {
  expect((await execute(complete, { query: '종이', first })).errors).toMatchObject([
    {
      message: `\`first\` is a whole number from 1 to 20; this one is ${first}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
})

test.each([51, 500])('a text of %i characters is too long to complete', async (length) => {
  expect((await execute(complete, { query: '종'.repeat(length) })).errors).toMatchObject([
    {
      message: `\`query\` has at most 50 characters; this one has ${length}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
})

test.each([
  ['matches', 'ㅍㅌㅂ', 4],
  ['guesses', '고무', 5],
  ['fuzzy matches', '스치로퐁', 6],
  ['no matches', '뷁쉛', 4],
])('%s take few statements, for a page of fifty as for one', async (_case, query, expected) => {
  const countStatements = (first: number) =>
    statements(() =>
      execute(
        `query ($query: String!, $first: Int) {
          searchItems(query: $query, first: $first) {
            nodes { name category { name } dropOffMaterials { code } } totalCount didYouMean fallbackMaterials { code }
          }
        }`,
        { query, first },
      ),
    )

  // Fewer where the process keeps the categories and materials, or where the page is the whole list.
  expect((await countStatements(50)).length).toBeLessThanOrEqual(expected)
  expect((await countStatements(1)).length).toBeLessThanOrEqual(expected)
})

test('completions take one statement', async () => {
  expect(await statements(() => queryCompletions({ query: 'ㅈ', first: 20 }))).toHaveLength(1)
})

test('any query gives a page without errors', async () => {
  const letter = fc.oneof(
    fc.constantFrom(...'ㄱㄳㅏㅘ가값뷁힣%_\\[](){}.*+?^$|-\'" \0🍕ש\u202eaRn'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  const typed = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''))
  await fc.assert(
    fc.asyncProperty(typed, async (query) => {
      const { errors } = await execute(search, { query })

      expect(errors).toBeUndefined()
      expect((await execute(complete, { query })).errors).toBeUndefined()
    }),
    { numRuns: propertyRuns(100) },
  )
}, 300_000)
