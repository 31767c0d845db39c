import { describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { addDays } from '../../_shared/local-time.ts'
import { encodeCursor } from '../../_shared/pagination.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aDiaryEntry, addDiaryEntries, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
const diary = (fields: string) =>
  `query ($filter: DiaryFilter, $first: Int, $after: String, $last: Int, $before: String) {
    viewer { diary(filter: $filter, first: $first, after: $after, last: $last, before: $before) { ${fields} } }
  }`

/** A person with three entries on each of `days` days; the days from 2026-11-01. */
async function aPersonWithDays(days: number) {
  const person = await aUser(db)
  const rows = Array.from({ length: 3 * days }, (_, index) => ({
    disposedOn: addDays('2026-11-01', Math.floor(index / 3)),
    materialId: `mat_${index % 3}`,
    itemId: index % 2 ? 'itm_odd' : null,
  }))
  await addDiaryEntries(db, person.id, rows)
  await aDiaryEntry(db, { disposedOn: '2026-11-02' })
  return person
}

const ask = async (person: { id: string }, variables: object, fields = `nodes { id disposedOn } ${pageInfo}`) =>
  (await execute(diary(fields), { ...variables }, person.id)).data?.viewer.diary

describe('the diary', () => {
  test("has the person's own entries, the latest day first and the latest entry of a day first", async () => {
    const person = await aPersonWithDays(4)

    const { nodes, totalCount } = await ask(person, {}, 'nodes { id disposedOn } totalCount')

    expect(totalCount).toBe(12)
    expect(nodes).toHaveLength(12)
    const byDay = (a: Record<string, string>, b: Record<string, string>) =>
      `${b.disposedOn}${b.id}`.localeCompare(`${a.disposedOn}${a.id}`)
    expect(nodes).toEqual(nodes.toSorted(byDay))
  })

  test.each([{}, { materialIds: ['mat_1', 'mat_2'] }])(
    'returns every entry once when paged forwards and backwards, with true flags: %j',
    async (filter) => {
      const person = await aPersonWithDays(7)
      const all = (await ask(person, { filter, first: 50 })).nodes
      const pages = { forwards: [] as object[], backwards: [] as object[] }

      let after: string | null = null
      do {
        const page = await ask(person, { filter, first: 4, after })
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
        pages.forwards.push(...page.nodes)
        expect(page.pageInfo.hasNextPage).toBe(pages.forwards.length < all.length)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after)
      let before: string | null = null
      do {
        const page = await ask(person, { filter, last: 4, before })
        expect(page.pageInfo.hasNextPage).toBe(before !== null)
        pages.backwards.unshift(...page.nodes)
        expect(page.pageInfo.hasPreviousPage).toBe(pages.backwards.length < all.length)
        before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null
      } while (before)

      expect(pages).toEqual({ forwards: all, backwards: all })
    },
  )

  test('between two cursors, `first` and `last` count from either end, and the flags tell of both', async () => {
    const person = await aPersonWithDays(3)
    const { edges } = await ask(person, {}, 'edges { cursor node { id } }')
    const ids = edges.map((edge: { node: { id: string } }) => edge.node.id)
    const bounds = { after: edges[1].cursor, before: edges[7].cursor }
    const page = async (size: object) => {
      const { nodes, pageInfo } = await ask(person, { ...bounds, ...size })
      return [nodes.map(({ id }: { id: string }) => id), pageInfo.hasPreviousPage, pageInfo.hasNextPage]
    }

    expect(await page({ first: 2 })).toEqual([ids.slice(2, 4), true, true])
    expect(await page({ last: 2 })).toEqual([ids.slice(5, 7), true, true])
    expect(await page({ first: 50 })).toEqual([ids.slice(2, 7), true, true])
    expect(await page({ before: edges[0].cursor })).toEqual([[], true, true])
  })

  test('an empty diary has an empty page', async () => {
    expect(await ask(await aUser(db), {}, `nodes { id } totalCount ${pageInfo}`)).toEqual({
      nodes: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })

  test.each([
    [{ from: '2026-11-02', to: '2026-11-03' }, 6],
    [{ from: '2026-11-03' }, 6],
    [{ to: '2026-11-01' }, 3],
    [{ from: '2026-11-03', to: '2026-11-02' }, 0],
    [{ from: '0000-01-01', to: '9999-12-31' }, 12],
    [{ to: '0000-01-01' }, 0],
    [{ materialIds: ['mat_0'] }, 4],
    [{ materialIds: ['mat_0', 'mat_1'], itemIds: ['itm_odd'] }, 4],
    [{ materialIds: [] }, 0],
    [{ materialIds: ['itm_odd', 'mat_\0', ''] }, 0],
    [{ materialIds: null, itemIds: null, from: null, to: null }, 12],
  ])('filtered by %j has %i entries', async (filter, count) => {
    const { nodes, totalCount } = await ask(await aPersonWithDays(4), { filter }, 'nodes { id } totalCount')

    expect([nodes.length, totalCount]).toEqual([count, count])
  })

  test.each([
    [{ first: 0 }, '`first` is a whole number from 1 to 50; this one is 0.'],
    [{ last: 51 }, '`last` is a whole number from 1 to 50; this one is 51.'],
    [{ first: 1, last: 1 }, 'A page has either `first` or `last`; this one has both.'],
    [{ after: encodeCursor(['2026-11-24', 'svp_1']) }, '`after` must be a cursor from this list; this one is not.'],
    [{ before: encodeCursor(['2026-02-30', 'dry_1']) }, '`before` must be a cursor from this list; this one is not.'],
    [{ before: encodeCursor(['0000-01-01', 'dry_1']) }, '`before` must be a cursor from this list; this one is not.'],
    [{ before: 'x'.repeat(1_001) }, '`before` must be a cursor from this list; this one is not.'],
  ])('refuses the page %j', async (variables, message) => {
    const { errors } = await execute(diary('nodes { id }'), variables, (await aUser(db)).id)

    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('a page of fifty takes as many statements as one of one', async () => {
    const person = await aPersonWithDays(20)
    const fields = `edges { cursor node { id item { viewerHasSaved } place { savedCount } material { id } } } totalCount ${pageInfo}`
    const sent = (first: number) =>
      statements(async () => {
        const after = encodeCursor(['9999-01-01', 'dry_1'])
        expect((await ask(person, { first, after }, fields)).edges).toHaveLength(first)
      })

    expect(await sent(50)).toHaveLength(5)
    expect((await sent(1)).length).toBeLessThanOrEqual(5)
  })

  test('and everything in it is null for everybody else, also as a node and as a reference', async () => {
    const { id, userId } = await aDiaryEntry(db, { note: 'mine' })
    const node = 'query ($id: ID!) { node(id: $id) { id ... on DiaryEntry { note } } }'
    const reference = `query ($id: ID!) { _entities(representations: [{ __typename: "DiaryEntry", id: $id }]) {
      ... on DiaryEntry { note } } }`

    for (const viewer of [newId('usr'), undefined]) {
      expect(await execute(node, { id }, viewer)).toEqual({ data: { node: null } })
      expect(await execute(reference.replace('$id }', '$id }'), { id }, viewer)).toEqual({
        data: { _entities: [null] },
      })
    }
    expect(await execute(node, { id }, userId)).toEqual({ data: { node: { id, note: 'mine' } } })
    expect(await execute(reference, { id }, userId)).toEqual({ data: { _entities: [{ note: 'mine' }] } })
  })
})

describe('the sums of a month', () => {
  const query = `query ($year: Int!, $month: Int!) { viewer { monthlyDisposalStats(year: $year, month: $month) {
    year month entryCount pieceCount activeDays weightGrams changeFromPreviousMonth
    byMaterial { material { id } pieceCount weightGrams }
  } } }`

  test('are by material, the most pieces first', async () => {
    const person = await aUser(db)
    await addDiaryEntries(
      db,
      person.id,
      [
        { disposedOn: '2026-10-31', quantity: 4 },
        { disposedOn: '2026-11-01', materialId: 'mat_can', quantity: 2, weightGrams: 30 },
        { disposedOn: '2026-11-30', materialId: 'mat_can', quantity: 2, weightGrams: 5 },
        { disposedOn: '2026-11-30', materialId: 'mat_paper', quantity: 3, weightGrams: null },
        { disposedOn: '2026-11-30', materialId: null, itemId: 'itm_1', quantity: 1, weightGrams: 7 },
      ].map((row) => ({ itemId: null, weightGrams: null, materialId: 'mat_paper', ...row })),
    )
    const sent = await statements(async () => {
      const { data } = await execute(query, { year: 2026, month: 11 }, person.id)

      expect(data?.viewer.monthlyDisposalStats).toEqual({
        ...{ year: 2026, month: 11, entryCount: 4, pieceCount: 8, activeDays: 2, weightGrams: 42 },
        changeFromPreviousMonth: 1,
        byMaterial: [
          { material: { id: 'mat_can' }, pieceCount: 4, weightGrams: 35 },
          { material: { id: 'mat_paper' }, pieceCount: 3, weightGrams: 0 },
          { material: null, pieceCount: 1, weightGrams: 7 },
        ],
      })
    })

    expect(sent).toHaveLength(3)
  })

  test.each([
    [{ year: 2026, month: 0 }, '`month` is from 1 to 12; this one is 0.'],
    [{ year: 2026, month: 13 }, '`month` is from 1 to 12; this one is 13.'],
    [{ year: 99, month: 1 }, '`year` is from 2000 to 2100; this one is 99.'],
    [{ year: 2_147_483_647, month: 1 }, '`year` is from 2000 to 2100; this one is 2147483647.'],
  ])('of %j do not exist', async (variables, message) => {
    const { errors } = await execute(query, variables, (await aUser(db)).id)

    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })
})
