import { expect, test } from 'vitest'
import { encodeCursor } from '../../_shared/connection.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aPlace, atSea, moved } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute, statements } = await testSubgraph(location)

const forged = encodeCursor(['near', 'plc_x'])
const injected = encodeCursor([0.1, '\0'])

test.each([
  ['radiusMeters: 0', '`radiusMeters` is from 50 to 20000; this one is 0.'],
  ['radiusMeters: 20001', '`radiusMeters` is from 50 to 20000; this one is 20001.'],
  ['first: 0', '`first` is a whole number from 1 to 50; this one is 0.'],
  ['first: 51', '`first` is a whole number from 1 to 50; this one is 51.'],
  ['after: "nonsense"', '`after` is a cursor that this list gave; this one is not.'],
  [`after: "${forged}"`, '`after` is a cursor that this list gave; this one is not.'],
  [`after: "${injected}"`, '`after` is a cursor that this list gave; this one is not.'],
])('placesNearby(%s) is refused, and told why', async (argument, message) => {
  const { data, errors } = await execute(
    `{ placesNearby(center: { latitude: 37, longitude: 127 }, ${argument}) { totalCount } }`,
  )

  expect(data).toEqual({ placesNearby: null })
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })])
})

test.each([
  'searchRegions(query: "구", first: 51) { totalCount }',
  `searchRegions(query: "구", after: "${forged}") { totalCount }`,
  `searchRegions(query: "${'구'.repeat(101)}") { totalCount }`,
  'searchPlaces(query: "약국", first: 0) { totalCount }',
  'searchPlaces(query: "약국", first: 51) { totalCount }',
  'searchPlaces(query: "약국", after: "nonsense") { totalCount }',
  `searchPlaces(query: "약국", after: "${encodeCursor([0.1, 'plc_01kazr3p9efwsrsc12c5x6pzdb'])}") { totalCount }`,
  `searchPlaces(query: "약국", after: "${encodeCursor([4, 0.1, 'plc_01kazr3p9efwsrsc12c5x6pzdb'])}") { totalCount }`,
  `searchPlaces(query: "약국", after: "${encodeCursor([0, 2.1, 'plc_01kazr3p9efwsrsc12c5x6pzdb'])}") { totalCount }`,
  `searchPlaces(query: "약국", after: "${encodeCursor([0, 0.1, 'plc_\0'])}") { totalCount }`,
  `searchPlaces(query: "${'약'.repeat(101)}") { totalCount }`,
  'region(id: "reg_KR") { children(first: 0) { totalCount } }',
  `region(id: "reg_KR") { children(after: "${forged}") { totalCount } }`,
])('%s is refused', async (field) => {
  const { errors } = await execute(`{ ${field} }`)

  expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })])
})

test.each(['latitude: 90.5, longitude: 127', 'latitude: 37, longitude: 180.5'])(
  'a point at %s is refused',
  async (point) => {
    const { errors } = await execute(`{ regionAt(coordinates: { ${point} }) { id } }`)

    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  },
)

test('a search goes on behind a cursor, and counts only when asked to', async () => {
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

test('a search costs a statement for its words and one for each way to match, however long the page', async () => {
  for (let index = 0; index < 30; index += 1)
    await aPlace(db, { ...moved(atSea, 0, index * 100), nameKo: `폐가전 ${index}` })
  const ask = (first: number) =>
    statements(() =>
      execute(
        `query ($first: Int) { searchPlaces(query: "폐가전", first: $first) { nodes { id accepts { pricing } } } }`,
        { first },
      ),
    )

  // No name is the same; the names that begin with it fill a page, and the other ways to match follow where they don't.
  expect(await ask(2)).toHaveLength(4)
  expect(await ask(29)).toHaveLength(4)
  expect(await ask(50)).toHaveLength(6)
})
