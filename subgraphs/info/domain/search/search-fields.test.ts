import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../../_shared/testing.ts'
import { info } from '../../server.ts'

const { execute, statements } = await testSubgraph(info)

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
const searched = async (variables: object) => (await execute(search, { ...variables })).data?.searchItems
const completed = async (variables: object) => (await execute(complete, { ...variables })).data?.autocompleteItems

test('what matches as typed needs neither suggestions nor materials', async () => {
  const { edges, didYouMean, fallbackMaterials } = await searched({ query: 'ㅍㅌㅂ' })

  expect(edges[0].match).toEqual({
    kind: 'INITIAL_CONSONANTS',
    text: '무색 페트병',
    highlights: [{ start: 3, length: 3 }],
  })
  expect({ didYouMean, fallbackMaterials }).toEqual({ didYouMean: [], fallbackMaterials: [] })
})

test('a typing error comes with what may have been meant, which finds the same item', async () => {
  const { nodes, edges, totalCount, didYouMean, fallbackMaterials } = await searched({ query: '스치로퐁' })

  expect(edges[0].match).toEqual({ kind: 'FUZZY', text: '스치로폼', highlights: [{ start: 0, length: 4 }] })
  expect(totalCount).toBe(nodes.length)
  expect(didYouMean[0]).toBe('스치로폼')
  expect(fallbackMaterials).toEqual([])
  expect((await searched({ query: didYouMean[0] })).nodes[0]).toEqual(nodes[0])
})

test.each([
  ['종이컵 뚜껑', ['종이컵']],
  ['이불솜틀집', ['이불']],
  ['lost umbrella 뷁', ['Umbrella']],
])('names within what was typed are suggested when no item fits: %s', async (query, texts) => {
  const { nodes, didYouMean } = await searched({ query })

  expect({ nodes, didYouMean }).toEqual({ nodes: [], didYouMean: texts })
})

test.each([
  ['the materials of most items', '뷁쉛', ['APPLIANCE_SMALL', 'PLASTIC', 'FURNITURE', 'APPLIANCE_LARGE', 'PAPER']],
  ['first those with a name like it', '유리 뷁받침쉛', ['GLASS']],
  ['also in English', 'a glass wotsit', ['GLASS']],
  ['for an emoji as well', '🍕', ['APPLIANCE_SMALL']],
  ['for nothing as well', '  ', ['APPLIANCE_SMALL']],
])('when no item fits there are materials: %s', async (_what, query, codes) => {
  const { nodes, totalCount, fallbackMaterials, didYouMean } = await searched({ query })

  expect({ nodes, totalCount, didYouMean }).toEqual({ nodes: [], totalCount: 0, didYouMean: [] })
  expect(fallbackMaterials).toHaveLength(5)
  expect(fallbackMaterials.slice(0, codes.length).map(({ code }: { code: string }) => code)).toEqual(codes)
})

test('when a filter leaves no item there are materials, behind the last page there are none', async () => {
  const { edges } = await searched({ query: '페트병' })
  const behind = await searched({ query: '페트병', after: edges.at(-1).cursor })

  expect((await searched({ query: '페트병', filter: { categoryIds: [] } })).fallbackMaterials).toHaveLength(5)
  expect(behind).toMatchObject({ nodes: [], totalCount: edges.length, fallbackMaterials: [] })
})

test('completions are what a search finds first, and no guesses', async () => {
  const completions = await completed({ query: '스티로ㅍ' })

  expect(completions[0]).toEqual({
    item: { slug: 'eps-box' },
    match: { kind: 'PREFIX', text: '스티로폼 상자', highlights: [{ start: 0, length: 4 }] },
  })
  expect(await completed({ query: '스치로퐁' })).toEqual([])
  expect(await completed({ query: 'ㅈ' })).toHaveLength(8)
  expect(await completed({ query: 'ㅈ', first: 20 })).toHaveLength(20)
  expect(await completed({ query: '' })).toEqual([])
})

test.each([0, -1, 21])('there are 1 to 20 completions: %i', async (first) => {
  expect((await execute(complete, { query: '종이', first })).errors).toMatchObject([
    {
      message: `\`first\` is a whole number from 1 to 20; this one is ${first}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
})

test.each([51, 500])('a beginning of %i characters is too long to complete', async (length) => {
  expect((await execute(complete, { query: '종'.repeat(length) })).errors).toMatchObject([
    {
      message: `\`query\` has at most 50 characters; this one has ${length}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ])
})

test.each([
  ['matches', 'ㅍㅌㅂ', 4],
  ['guesses', '스치로퐁', 5],
  ['nothing', '뷁쉛', 4],
])('%s cost as many statements for a page of fifty as for one', async (_what, query, expected) => {
  const ask = (first: number) =>
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

  expect(await ask(50)).toHaveLength(expected)
  expect(await ask(1)).toHaveLength(expected)
})

test('completions cost one statement', async () => {
  expect(await statements(() => completed({ query: 'ㅈ', first: 20 }))).toHaveLength(1)
})

test('whatever is typed, the answer is a page or a clear refusal', async () => {
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
    { numRuns: 300 },
  )
}, 60_000)
