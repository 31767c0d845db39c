import { eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { type RowResult, runImport } from '../../../_shared/import.ts'
import { legalDongsFormat } from '../../../_shared/legal-dongs.ts'
import { hasOpenData, unlessMissing } from '../../../_shared/open-data-files.ts'
import { isLongRun, testDatabase } from '../../../_shared/testing.ts'
import { countsOf, importAgain, partImported } from '../../../_shared/testing-imports.ts'
import { sliceRead } from '../../../_shared/testing-slices.ts'
import { abolishedCodes, regionNames, regionRings, regions } from '../../db/schema.ts'
import { regionAt, ringsAround, ringsNear } from '../../domain/regions/region-at.ts'
import { childrenOf, countRegions, matchingNames, searchRegions } from '../../domain/regions/regions.ts'
import { seededRandom } from '../../fixtures.ts'
import { boundaries } from './boundaries.ts'
import { legalDongs } from './legal-dongs.ts'
import { expected, pathOf, pointsInBoundaries, type regionFiles } from './testing.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
type Name = keyof typeof regionFiles
const paths: Partial<Record<Name, string>> = {}

/** Imports a file; returns its summary and the result of each row. */
async function load(name: Name) {
  const importer = name === 'dongs' ? legalDongs : boundaries
  paths[name] ??= await pathOf(name)
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const { read, counts, reasons } = await runImport(db, importer, {
    path: paths[name],
    day: '2026-11-24',
    report,
  })
  return { read, counts, reasons, rows }
}

const regionOf = async (id: string) => (await db.select().from(regions).where(eq(regions.id, id)))[0]

describe.skipIf(!hasOpenData)(`the regions of Korea in ${sliceRead}${unlessMissing}`, () => {
  const loaded = {} as Record<Name, Awaited<ReturnType<typeof load>>>
  beforeAll(async () => {
    await expect(load('neighbourhoods')).rejects.toThrow('import these first')
    loaded.districts = await load('districts')
    loaded.provinces = await load('provinces')
    loaded.dongs = await load('dongs')
    loaded.neighbourhoods = await load('neighbourhoods')
  }, 300_000)

  test('every row of the legal dongs has an outcome', async () => {
    const { rows, ...summary } = loaded.dongs

    const { read, ...counts } = expected.dongs
    expect(new Set(rows.map(({ line }) => line)).size).toBe(read)
    expect(summary).toEqual({ read, counts: countsOf(counts), reasons: { 'successor-unknown': counts.flagged } })
    expect(await db.$count(abolishedCodes)).toBe(counts.flagged)
  })

  test('every boundary of a province or district has an outcome; Sejong is both', async () => {
    expect(loaded.districts.counts).toMatchObject({ imported: 250, flagged: 0, rejected: 0 })
    expect(loaded.provinces.counts).toMatchObject({ imported: 16, merged: 1, flagged: 0, rejected: 0 })
  })

  test('every boundary of a neighbourhood has an outcome', async () => {
    const { rows, ...summary } = loaded.neighbourhoods
    const flagged = rows.filter(({ outcome }) => outcome === 'flagged')

    const { read, ...counts } = expected.neighbourhoods
    expect(new Set(rows.map(({ line }) => line)).size).toBe(read)
    // Townships whose name or rank has changed since.
    expect(summary).toEqual({ read, counts: countsOf(counts), reasons: { 'unknown-township': counts.flagged } })
    expect(flagged[0]).toMatchObject({ key: '2231033 옥포면', detail: '대구광역시 달성군' })
  })

  test(`a second import of the boundaries, and for dongs of ${partImported}, changes nothing`, async () => {
    const everything = () =>
      db.execute(sql`select
        (select md5(string_agg(row::text, '' order by id)) from ${regions} as row) as regions,
        (select md5(string_agg(row::text, '' order by region_id, kind, search_key)) from ${regionNames} as row) as names,
        (select md5(string_agg(row::text, '' order by region_id, position)) from ${regionRings} as row) as rings`)
    const before = await everything()

    const dongs = await importAgain(db, legalDongs, {
      ...{ path: paths.dongs ?? '', part: '경기도', first: loaded.dongs.rows },
      format: legalDongsFormat,
    })
    const neighbourhoods = await load('neighbourhoods')

    expect(dongs.found.length).toBeGreaterThan(expected.dongsAgain)
    expect(dongs.found).toEqual(dongs.expected)
    const { imported: unchanged, flagged } = expected.neighbourhoods
    expect(neighbourhoods.counts).toMatchObject({ imported: 0, unchanged, flagged })
    expect(await everything()).toEqual(before)
  }, 300_000)

  test('a neighbourhood is in a district, a village in a township', async () => {
    expect(await regionOf('reg_1111010100')).toMatchObject({
      ...{ level: 'NEIGHBORHOOD', fullNameKo: '서울특별시 종로구 청운동', fullNameEn: '청운동, Jongno-gu, Seoul' },
      ...{ parentId: 'reg_1111000000', nameEn: null, latitude: null, bounds: null, abolishedOn: null },
    })
    expect(await regionOf('reg_4136025621')).toMatchObject({
      ...{ fullNameKo: '경기도 남양주시 화도읍 마석우리', fullNameEn: '마석우리, Hwado-eup, Namyangju-si, Gyeonggi' },
      ...{ parentId: 'reg_4136025600', ancestorIds: ['reg_KR', 'reg_4100000000', 'reg_4136000000', 'reg_4136025600'] },
    })
    expect(await regionOf('reg_3611011500')).toMatchObject({ fullNameKo: '세종특별자치시 산울동' })
  })

  test('a neighbourhood of a renamed district is a current and an abolished region', async () => {
    expect(await regionOf('reg_5111010100')).toMatchObject({
      ...{ fullNameKo: '강원특별자치도 춘천시 봉의동', parentId: 'reg_5111000000', abolishedOn: null },
    })
    expect(await regionOf('reg_4211010100')).toMatchObject({
      ...{ fullNameKo: '강원도 춘천시 봉의동', parentId: 'reg_4211000000' },
      ...{ abolishedOn: '2023-06-11', successorIds: ['reg_5111010100'] },
    })
    expect(await regionOf('reg_2817010100')).toMatchObject({
      ...{ fullNameKo: '인천광역시 남구 숭의동', abolishedOn: '2018-07-01', successorIds: ['reg_2817710100'] },
    })
    const isAbolished = isNotNull(regions.abolishedOn)
    const successors = await db.select({ ids: regions.successorIds }).from(regions).where(isAbolished)
    const ids = successors.flatMap(({ ids }) => ids)
    const found = await db
      .select({ abolishedOn: regions.abolishedOn })
      .from(regions)
      .where(inArray(regions.id, [...new Set(ids)]))
    expect(successors.every(({ ids }) => ids.length === 1)).toBe(true)
    expect(found.length).toBe(new Set(ids).size)
    expect(found.every(({ abolishedOn }) => abolishedOn === null)).toBe(true)
  })

  test('an administrative dong differs from the legal dong of its name, and a township is the legal one', async () => {
    const mapo = await regionOf('reg_1144000000')
    const inMapo = mapo ? await childrenOf(db, mapo, { first: 50 }) : []

    expect(inMapo.filter(({ nameKo }) => nameKo === '서교동').map(({ fullNameKo }) => fullNameKo)).toEqual([
      '서울특별시 마포구 서교동 (행정동)',
      '서울특별시 마포구 서교동',
    ])
    expect(await regionOf('reg_4136025600')).toMatchObject({ nameEn: 'Hwado-eup', boundaryCode: '3113013' })
  })

  test('each has bounds around its boundary, or around those of its parts', async () => {
    const [suwon, seoul, country] = await Promise.all(['reg_4111000000', 'reg_1100000000', 'reg_KR'].map(regionOf))

    expect(suwon?.bounds?.map((edge) => Math.round(edge * 100) / 100)).toEqual([126.93, 37.22, 127.09, 37.35])
    expect(seoul?.bounds?.map((edge) => Math.round(edge * 100) / 100)).toEqual([126.76, 37.43, 127.18, 37.7])
    expect(country?.bounds?.map((edge) => Math.round(edge * 10) / 10)).toEqual([124.6, 33.1, 131.9, 38.6])
    const labels = await db
      .select({ id: regions.id, latitude: regions.latitude, longitude: regions.longitude })
      .from(regions)
      .where(sql`${regions.level} = 'NEIGHBORHOOD' and ${regions.boundaryHash} is not null`)
      .orderBy(regions.id)
    expect(labels.length).toBe(expected.neighbourhoods.imported)
    for (const { id, latitude, longitude } of labels.filter((_, index) => index % 50 === 0)) {
      const found = await regionAt(db, { latitude: latitude ?? 0, longitude: longitude ?? 0 }, 'NEIGHBORHOOD')
      expect(found?.id).toBe(id)
    }
  })

  test('ten points in each of up to ten neighbourhoods of each of up to twenty districts match Turf', async () => {
    const found = new Set(
      loaded.neighbourhoods.rows.flatMap(({ outcome, key = '' }) => (outcome === 'flagged' ? [] : key.slice(0, 7))),
    )
    const districts = [...new Set([...found].map((code) => code.slice(0, 5)))].filter(
      (_, index) => !isLongRun || index % 12 === 6,
    )
    const taken = districts
      .slice(0, 20)
      .flatMap((district) => [...found].filter((code) => code.startsWith(district)).slice(0, 10))
    const samples = pointsInBoundaries('kr_submunicipalities_2018.topojson', 10, seededRandom(20261128), (code) =>
      taken.includes(code),
    )

    expect(new Set(samples.map(({ code }) => code.slice(0, 5))).size).toBe(expected.districts)
    for (const { code, points } of samples)
      for (const point of points) {
        expect((await regionAt(db, point, 'NEIGHBORHOOD'))?.boundaryCode).toBe(code)
        expect((await regionAt(db, point, 'DISTRICT'))?.boundaryCode).toBe(code.slice(0, 5))
      }
  }, 300_000)

  test('a point off the coast is in a neighbourhood within two kilometres, none abroad or across the border', async () => {
    const at = async (latitude: number, longitude: number) =>
      (await regionAt(db, { latitude, longitude }, 'NEIGHBORHOOD'))?.fullNameKo

    // Off the beach of Haeundae, one kilometre and four from the shore.
    expect(await at(35.15, 129.165)).toMatch(/^부산광역시 해운대구 /)
    expect(await at(35.115, 129.2)).toBeUndefined()
    // Tsushima, and two kilometres north of the line at Panmunjom.
    expect(await at(34.66, 129.47)).toBeUndefined()
    expect(await at(37.976, 126.677)).toBeUndefined()
    expect(await at(36.5, 131.5)).toBeUndefined()
  })

  test('a search of all names is ranked and paged, and finds parts of names and codes', async () => {
    const found = async (query: string, first = 50) =>
      (await searchRegions(db, query, { first })).map(({ region }) => region.fullNameKo)

    expect(await db.$count(regionNames)).toBeGreaterThan(expected.names)
    expect(await found('청운동')).toEqual(['서울특별시 종로구 청운동'])
    expect((await found('마석우'))[0]).toBe('경기도 남양주시 화도읍 마석우리')
    expect(await found('석우리')).toContain('경기도 남양주시 화도읍 마석우리')
    expect(await found('서울 종로구 청운동')).toEqual(['서울특별시 종로구 청운동'])
    expect(await found('강원도 춘천시 봉의동')).toEqual(['강원특별자치도 춘천시 봉의동'])
    expect(await found('1111010100')).toEqual(['서울특별시 종로구 청운동'])
    expect(await found('4211010100')).toEqual(['강원특별자치도 춘천시 봉의동'])
    expect(await found('4900000000')).toEqual(['제주특별자치도'])
    expect(await found('1101053')).toEqual(['서울특별시 종로구 사직동 (행정동)'])
    expect((await found('11110'))[0]).toBe('서울특별시 종로구')
    expect((await found('중구')).slice(0, 6).every((name) => /^\S+ 중구$/.test(name))).toBe(true)
    const pages: string[] = []
    let after: Parameters<typeof searchRegions>[2]['after']
    do {
      const hits = await searchRegions(db, '화도', { first: 7, after })
      pages.push(...hits.slice(0, 7).map(({ region }) => region.id))
      after = hits.length > 7 ? hits[6]?.position : undefined
    } while (after)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.length).toBe(await countRegions(db, '화도', {}))
  })

  test('points and names are looked up in indexes', async () => {
    const point = { latitude: 37.3139, longitude: 127.0034 }
    const planOf = async (query: object) =>
      (await db.execute(sql`explain ${query}`)).map((row) => row['QUERY PLAN']).join('\n')

    for (const query of [ringsAround(db, point), ringsNear(db, point, 2_000)])
      expect(await planOf(query)).toMatch(/Index Scan (using|on) region_rings_bbox/)
    for (const query of ['석우', '종로구 청운', '11110101']) {
      const plan = await planOf(matchingNames(db, query))
      expect(plan).toMatch(/Index Scan (using|on) region_names_prefix/)
      expect(plan).toMatch(/Index Scan (using|on) region_names_grams/)
      expect(plan).not.toMatch(/Seq Scan on region_names/)
    }
  })
})
