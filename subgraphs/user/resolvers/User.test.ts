import { expect, test } from 'vitest'
import { encodeCursor } from '../../_shared/pagination.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { addSavedPlaces, aSavedItem, aSavedPlace, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute, statements } = await testSubgraph(user)

const lists = ['savedPlaces', 'savedItems'] as const
const page = (list: string, fields: string) =>
  `query ($first: Int, $after: String) { viewer { ${list}(first: $first, after: $after) { ${fields} } } }`
const save = { savedPlaces: aSavedPlace, savedItems: aSavedItem }

test.each(lists)("paging through %s returns the viewer's own entries once, most recently saved first", async (list) => {
  const ada = await aUser(db)
  const minute = (index: number) => new Date(Date.UTC(2026, 10, 24, 12, Math.floor(index / 3)))
  const ids: string[] = []
  for (let index = 0; index < 10; index += 1) {
    ids.push((await save[list](db, { userId: ada.id, savedAt: minute(index) })).id)
    await save[list](db, { savedAt: minute(index) })
  }
  const fields = 'nodes { id savedAt } totalCount pageInfo { hasNextPage endCursor }'

  const seen: { id: string; savedAt: string }[] = []
  let after: string | null = null
  do {
    const { data } = await execute(page(list, fields), { first: 4, after }, ada.id)
    const { nodes, totalCount, pageInfo } = data?.viewer[list] ?? {}
    expect(totalCount).toBe(10)
    seen.push(...nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after)

  expect(seen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(seen).toEqual(seen.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || (a.id < b.id ? 1 : -1)))
})

test.each(lists)('%s are counted only when `totalCount` is selected and the page does not show it', async (list) => {
  const ada = await aUser(db)
  for (let count = 0; count < 21; count += 1) await save[list](db, { userId: ada.id })

  const uncounted = await statements(() => execute(page(list, 'nodes { id }'), {}, ada.id))
  const counted = await statements(() => execute(page(list, 'nodes { id } totalCount'), {}, ada.id))

  expect(uncounted).toHaveLength(2)
  expect(counted).toHaveLength(3)
  const ben = await aUser(db)
  expect(await statements(() => execute(page(list, 'nodes { id } totalCount'), {}, ben.id))).toHaveLength(2)
})

test('a page of fifty places takes as many statements as a page of one', async () => {
  const ada = await aUser(db)
  await addSavedPlaces(db, ada.id, 60)
  const query = page('savedPlaces', 'edges { cursor node { id place { viewerHasSaved savedCount } } } totalCount')
  const ask = (first: number) => statements(() => execute(query, { first }, ada.id))

  expect(await ask(50)).toHaveLength(4)
  expect(await ask(1)).toHaveLength(4)
})

test.each(lists)('%s have pages of twenty by default', async (list) => {
  const ada = await aUser(db)
  for (let count = 0; count < 21; count += 1) await save[list](db, { userId: ada.id })

  const { data } = await execute(page(list, 'nodes { id } pageInfo { hasNextPage }'), {}, ada.id)

  expect(data?.viewer[list].nodes).toHaveLength(20)
  expect(data?.viewer[list].pageInfo.hasNextPage).toBe(true)
})

test.each(lists.flatMap((list) => [0, 51, -1].map((first) => [list, first] as const)))(
  '%s reject a page size of %i',
  async (list, first) => {
    const { errors } = await execute(page(list, 'nodes { id }'), { first }, (await aUser(db)).id)

    expect(errors).toMatchObject([
      {
        message: `\`first\` is a whole number from 1 to 50; this one is ${first}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  },
)

test.each([
  ['nonsense', 'nonsense'],
  ['an empty text', ''],
  ['a position without a time', encodeCursor(['yesterday', 'svp_1'])],
  ['a time outside PostgreSQL’s range', encodeCursor([8.64e15, 'svp_1'])],
  ['a fractional time', encodeCursor([1.5, 'svp_1'])],
  ['an id of another type', encodeCursor([0, 'plc_1'])],
  ['an id with NUL', encodeCursor([0, 'svp_\0'])],
  ['too many values', encodeCursor([0, 'svp_1', 'svp_2'])],
])('a cursor of %s is rejected', async (_case, after) => {
  const { errors } = await execute(page('savedPlaces', 'nodes { id }'), { after }, (await aUser(db)).id)

  expect(errors).toMatchObject([
    { message: '`after` must be a cursor from this list; this one is not.', extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('cursors at both ends of the time range work', async () => {
  const { userId, id } = await aSavedPlace(db)
  const ask = (moment: number) =>
    execute(page('savedPlaces', 'nodes { id }'), { after: encodeCursor([moment, 'svp_1']) }, userId)

  expect((await ask(0)).data?.viewer.savedPlaces.nodes).toEqual([])
  expect((await ask(Date.UTC(9999, 11, 31))).data?.viewer.savedPlaces.nodes).toEqual([{ id }])
})
