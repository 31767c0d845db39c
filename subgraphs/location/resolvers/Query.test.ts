import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aPlace, atSea, moved } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute, statements } = await testSubgraph(location)

test('a search continues after a cursor, and counts only when requested', async () => {
  for (let index = 0; index < 5; index += 1)
    await aPlace(db, { ...moved(atSea, index * 100), nameKo: `새활용 ${index}` })
  const ask = async (more: string, after?: string) => {
    const { data, errors } = await execute(
      `query ($near: CoordinatesInput, $after: String) {
        searchPlaces(query: "새활용", near: $near, first: 2, after: $after) {
          nodes { name } pageInfo { hasNextPage endCursor } ${more}
        }
      }`,
      { near: moved(atSea, 1_000), after },
    )
    expect(errors).toBeUndefined()
    return data?.searchPlaces
  }

  const first = await ask('totalCount')
  const second = await ask('', first.pageInfo.endCursor)
  const last = await ask('', second.pageInfo.endCursor)

  const names = [first, second, last].map(({ nodes }) => nodes.map(({ name }: { name: string }) => name))
  expect(names).toEqual([['새활용 4', '새활용 3'], ['새활용 2', '새활용 1'], ['새활용 0']])
  expect([first, second, last].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false])
  expect(first.totalCount).toBe(5)
  expect((await statements(() => ask(''))).filter((text) => text.includes('count(')).length).toBe(0)
})

test('a search costs one statement for its words and one per match rule, for every page length', async () => {
  for (let index = 0; index < 30; index += 1)
    await aPlace(db, { ...moved(atSea, 0, index * 100), nameKo: `폐가전 ${index}` })
  const ask = (first: number) =>
    statements(() =>
      execute(
        `query ($first: Int) { searchPlaces(query: "폐가전", first: $first) { nodes { id accepts { pricing } } } }`,
        { first },
      ),
    )

  // No name is equal. Names that begin with the query fill a page; the other match rules run only when they don't.
  expect(await ask(2)).toHaveLength(4)
  expect(await ask(29)).toHaveLength(4)
  expect(await ask(50)).toHaveLength(6)
})
