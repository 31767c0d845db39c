import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { type RegionRow, regionRings, regions } from '../db/schema.ts'
import { aPlace } from '../fixtures.ts'
import { location } from '../server.ts'

const { db, execute, statements } = await testSubgraph(location)

/** A square neighbourhood of Jongno-gu, of 0.01 degrees. */
async function aNeighbourhood(code: string, overrides: Partial<RegionRow> = {}): Promise<void> {
  const [district] = await db.select().from(regions).where(sql`${regions.id} = 'reg_1111000000'`)
  if (!district) throw new Error('There is no Jongno-gu.')
  const { pos: _, ...row } = district
  const [west, south, east, north] = [126.97e6, 37.58e6, 126.98e6, 37.59e6]
  await db.insert(regions).values({
    ...{ ...row, id: `reg_${code}`, officialCode: code, level: 'NEIGHBORHOOD', nameKo: '청운동', nameEn: null },
    ...{ parentId: row.id, ancestorIds: [...row.ancestorIds, row.id], latitude: null, longitude: null, ...overrides },
  })
  const ring = `((${west},${south}),(${east},${south}),(${east},${north}),(${west},${north}))`
  await db.insert(regionRings).values({ regionId: `reg_${code}`, position: 0, ring: sql`${ring}::polygon` as never })
}

test('a former region has the day of its abolition and its successors', async () => {
  const { data, errors } = await execute(`{
    former: region(id: "reg_4211000000") {
      fullName(locale: "ko") abolishedOn successors { id abolishedOn successors { id } } parent { id } ancestors { id }
    }
    country: region(id: "reg_KR") { children { totalCount } }
  }`)

  expect(errors).toBeUndefined()
  expect(data).toEqual({
    former: {
      fullName: '강원도 춘천시',
      abolishedOn: '2023-06-11',
      successors: [{ id: 'reg_5111000000', abolishedOn: null, successors: [] }],
      parent: { id: 'reg_4200000000' },
      ancestors: [{ id: 'reg_KR' }, { id: 'reg_4200000000' }],
    },
    country: { children: { totalCount: 17 } },
  })
})

test('center and bounds are null without a boundary; a name comes in Korean when there is no English one', async () => {
  await aNeighbourhood('1111010100')
  const ask = `{ region(id: "reg_1111010100") {
    name(locale: "en") center { latitude } bounds { southWest { latitude longitude } northEast { latitude longitude } }
  } }`

  const before = await execute(ask)
  await db
    .update(regions)
    .set({ latitude: 37.585, longitude: 126.975, bounds: [126.97, 37.58, 126.98, 37.59] })
    .where(sql`${regions.id} = 'reg_1111010100'`)
  const after = await execute(ask)

  expect(before.data?.region).toEqual({ name: '청운동', center: null, bounds: null })
  expect(after.data?.region).toMatchObject({
    center: { latitude: 37.585 },
    bounds: {
      southWest: { latitude: 37.58, longitude: 126.97 },
      northEast: { latitude: 37.59, longitude: 126.98 },
    },
  })
})

test('a place is in the neighbourhood that contains its point, if that is in the district of its address', async () => {
  const inside = { latitude: 37.585, longitude: 126.975 }
  const jongno = { ...inside, regionId: 'reg_1111000000' }
  const places = [
    await aPlace(db, jongno),
    await aPlace(db, { ...jongno, latitude: 37.6 }),
    await aPlace(db, { ...jongno, accuracy: 'AREA' }),
    await aPlace(db, { ...inside, regionId: 'reg_1114000000' }),
    await aPlace(db, { ...inside, regionId: null }),
  ]
  const representations = places.map(({ id }) => ({ __typename: 'Place', id }))
  const ask = (first: number) =>
    execute('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { region { id } } } }', {
      of: representations.slice(0, first),
    })

  const { data, errors } = await ask(5)

  expect(errors).toBeUndefined()
  expect(data?._entities.map(({ region }: { region: { id: string } | null }) => region?.id)).toEqual([
    'reg_1111010100',
    'reg_1111000000',
    'reg_1111000000',
    'reg_1114000000',
    undefined,
  ])
  expect((await statements(() => ask(5))).length).toBe(3)
  expect((await statements(() => ask(2))).length).toBe(3)
})
