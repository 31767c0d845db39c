import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { runImport } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import type { RegionRow } from '../../db/schema.ts'
import { seededRandom } from '../../fixtures.ts'
import { boundaries } from '../../imports/regions/boundaries.ts'
import { pointsInBoundaries } from '../../imports/regions/testing.ts'
import type { Coordinates } from '../geo/earth.ts'
import { regionAt } from './region-at.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const inDaegu = { latitude: 35.89, longitude: 128.6 }
const betweenProvinces = { latitude: 37.48, longitude: 126.87 }
const openSea = { latitude: 36.5, longitude: 131.5 }

describe('without boundaries', () => {
  test('a point whose nearest labels are all of one province is in that province, also for a smaller requested level', async () => {
    expect(await regionAt(db, inDaegu, 'NEIGHBORHOOD')).toMatchObject({ nameKo: '대구광역시', level: 'PROVINCE' })
    expect(await regionAt(db, inDaegu, 'COUNTRY')).toMatchObject({ id: 'reg_KR' })
  })

  test('a point between the labels of two provinces is in the country', async () => {
    expect(await regionAt(db, betweenProvinces, 'DISTRICT')).toMatchObject({ id: 'reg_KR' })
  })

  test('a point far from every label is in no region', async () => {
    expect(await regionAt(db, openSea, 'COUNTRY')).toBeNull()
  })

  test.skipIf(!hasOpenData)(
    `the answer is right for 2,495 of 2,497 points in the country, and null for 3 more${unlessMissing}`,
    async () => {
      const points = pointsInDistricts(10, seededRandom(2026))

      const answers = await Promise.all(
        points.map(async ({ point, region }) => ({ region, answer: await regionAt(db, point, 'NEIGHBORHOOD') })),
      )

      const answered = answers.filter(({ answer }) => answer !== null)
      const right = answered.filter(({ answer, region }) => answer?.id === 'reg_KR' || isIn(region, answer))
      const provinces = answered.filter(({ answer }) => answer?.level === 'PROVINCE')
      expect({
        points: points.length,
        answered: answered.length,
        right: right.length,
        provinces: provinces.length,
      }).toEqual({
        points: 2500,
        answered: 2497,
        right: 2495,
        provinces: 1243,
      })
      expect(right.length / answered.length).toBeGreaterThan(0.99)
    },
    120_000,
  )
})

describe.skipIf(!hasOpenData)(`with the boundaries of 2018${unlessMissing}`, () => {
  beforeAll(async () => {
    const file = { path: openDataFile('kr_municipalities_2018.topojson'), day: '2026-11-24' }
    await runImport(db, boundaries, file)
  })

  test('each of 2,500 points is found in the district that contains it according to Turf', async () => {
    const points = pointsInDistricts(10, seededRandom(7))

    const found = await Promise.all(
      points.map(async ({ point, region }) => ({ region, found: await regionAt(db, point, 'DISTRICT') })),
    )

    expect(found.length).toBe(2500)
    expect(found.filter(({ region, found }) => found?.fullNameKo.replaceAll(' ', '') !== region)).toEqual([])
  }, 120_000)

  test('a larger requested level returns the larger region', async () => {
    const point = { latitude: 37.3139, longitude: 127.0034 }

    const names = await Promise.all(
      (['NEIGHBORHOOD', 'DISTRICT', 'PROVINCE', 'COUNTRY'] as const).map(
        async (level) => (await regionAt(db, point, level))?.fullNameKo,
      ),
    )

    expect(names).toEqual(['경기도 수원시 장안구', '경기도 수원시 장안구', '경기도', '대한민국'])
  })

  test('Sejong has no districts, so it is the smallest region itself', async () => {
    const region = await regionAt(db, { latitude: 36.5606, longitude: 127.2587 }, 'DISTRICT')

    expect(region).toMatchObject({ nameKo: '세종특별자치시', level: 'PROVINCE' })
  })

  test('a point within two kilometres of the coast is in the nearest district, one further out in no region', async () => {
    // Off the beach of Haeundae, two kilometres from the shore and four.
    expect(await regionAt(db, { latitude: 35.138, longitude: 129.165 }, 'DISTRICT')).toMatchObject({
      nameKo: '해운대구',
    })
    expect(await regionAt(db, { latitude: 35.12, longitude: 129.19 }, 'COUNTRY')).toBeNull()
    expect(await regionAt(db, openSea, 'COUNTRY')).toBeNull()
  })

  test('a point just outside the northern border is in no region', async () => {
    // Two kilometres north of the line at Panmunjom, and in the east.
    expect(await regionAt(db, { latitude: 37.976, longitude: 126.677 }, 'COUNTRY')).toBeNull()
    expect(await regionAt(db, { latitude: 38.62, longitude: 128.33 }, 'COUNTRY')).toBeNull()
  })
})

/** `each` random points in every district of the boundary file, with the district's current full name, no spaces. */
const pointsInDistricts = (each: number, random: () => number): { point: Coordinates; region: string }[] =>
  pointsInBoundaries('kr_municipalities_2018.topojson', each, random).flatMap((district) =>
    district.points.map((point) => ({ point, region: nameToday(district) })),
  )

const provinces: Record<string, string> = {
  11: '서울특별시',
  21: '부산광역시',
  22: '대구광역시',
  23: '인천광역시',
  24: '광주광역시',
  25: '대전광역시',
  26: '울산광역시',
  31: '경기도',
  32: '강원특별자치도',
  33: '충청북도',
  34: '충청남도',
  35: '전북특별자치도',
  36: '전라남도',
  37: '경상북도',
  38: '경상남도',
  39: '제주특별자치도',
}

function nameToday({ code, name }: { code: string; name: string }): string {
  if (name === '세종시') return '세종특별자치시'
  if (name === '군위군') return '대구광역시군위군'
  if (code === '23030') return '인천광역시미추홀구'
  return `${provinces[code.slice(0, 2)]}${name}`
}

const isIn = (region: string, answer: RegionRow | null): boolean =>
  answer !== null && region.startsWith(answer.fullNameKo.replaceAll(' ', ''))
