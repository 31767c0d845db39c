import { count, eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import type { Importer, ImportSummary } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { countsOf, importAgain, partImported } from '../../../_shared/testing-imports.ts'
import { placeHours, placeMaterials, places, regions, sourceRecords } from '../../db/schema.ts'
import { clothingBins } from '../bins/clothing-bins.ts'
import { lampBatteryBins } from '../bins/lamp-battery-bins.ts'
import { litterBins } from '../bins/litter-bins.ts'
import { medicineBins } from '../bins/medicine-bins.ts'
import { recyclingCentres } from '../bins/recycling-centres.ts'
import { boundaries } from '../regions/boundaries.ts'
import { importNationalFile, nationalFiles, nationalPlaces } from '../testing.ts'

const { url, prepared: imports } = hasOpenData
  ? await nationalPlaces()
  : { url: await testDatabase('location'), prepared: {} }
const { db, close } = connect(url)
afterAll(close)

const summaries: { importer: Importer; read: number; counts: Partial<ImportSummary['counts']>; reasons: object }[] = [
  {
    importer: boundaries,
    read: 250,
    counts: { imported: 250 },
    reasons: {},
  },
  {
    importer: recyclingCentres,
    read: 183,
    counts: { imported: 47, merged: 16, flagged: 120 },
    reasons: { 'sorting-plant': 105, 'not-known-to-be-public': 13, 'no-known-material': 2, 'same-place': 16 },
  },
  {
    importer: lampBatteryBins,
    read: 805,
    counts: { imported: 779, merged: 26 },
    reasons: { 'same-place': 26 },
  },
  {
    importer: medicineBins,
    read: 6_741,
    counts: { imported: 6_660, merged: 74, flagged: 7 },
    reasons: { 'not-in-use': 1, 'outside-district': 5, 'districts-disagree': 1, 'same-place': 72, 'same-key': 2 },
  },
  {
    importer: clothingBins,
    read: 10_503,
    counts: { imported: 8_912, merged: 411, flagged: 1_180 },
    reasons: { 'no-point': 965, 'shared-point': 214, 'outside-district': 1, 'same-key': 371, 'same-place': 40 },
  },
  {
    importer: litterBins,
    read: 3_517,
    counts: { imported: 1_528, merged: 8, flagged: 1_981 },
    reasons: { 'no-recyclables': 1_790, 'unknown-sort-of-bin': 191, 'same-place': 7, 'same-key': 1 },
  },
]

describe.skipIf(!hasOpenData)(`the national files${unlessMissing}`, () => {
  test.each(summaries)('$importer.name: every row has an outcome', ({ importer, read, counts, reasons }) => {
    const { summary, rows = [] } = imports[importer.name] ?? {}

    expect(summary).toEqual({ read, counts: countsOf(counts), reasons })
    expect(new Set(rows.map(({ line }) => line)).size).toBe(read)
  })

  test(`a second import of ${partImported} changes nothing`, async () => {
    const before = await everything()

    const [[importer, file], ...tables] = nationalFiles
    const { summary } = await importNationalFile(db, importer, file)
    expect(summary.counts).toEqual(countsOf({ unchanged: 250 }))
    for (const [importer, file] of tables) {
      const first = imports[importer.name]?.rows ?? []
      const { found, expected } = await importAgain(db, importer, { path: openDataFile(file), part: '경기도', first })
      expect(found.length).toBeGreaterThan(15)
      expect(found, importer.name).toEqual(expected)
    }

    expect(await everything()).toEqual(before)
  }, 600_000)

  test('rows with known mistakes are flagged', async () => {
    const row = (importer: Importer, line: number) => imports[importer.name]?.rows.find((found) => found.line === line)

    // Pharmacies of Daegu with points in Busan and in the north; a bin of Daegu with a point at the southern coast.
    expect(row(medicineBins, 2029)).toMatchObject({ outcome: 'flagged', reason: 'outside-district', detail: '88 km' })
    expect(row(medicineBins, 3879)).toMatchObject({ outcome: 'flagged', reason: 'outside-district', detail: '79 km' })
    expect(row(clothingBins, 420)).toMatchObject({ outcome: 'flagged', reason: 'outside-district', detail: '202 km' })
  })

  test('districts are found under irregular names', async () => {
    const found = await db
      .select({ raw: sourceRecords.raw, region: regions.fullNameKo })
      .from(sourceRecords)
      .innerJoin(places, eq(places.id, sourceRecords.placeId))
      .innerJoin(regions, eq(regions.id, places.regionId))
    const regionOf = (column: string, start: string) =>
      new Set(found.filter(({ raw }) => raw[column]?.startsWith(start)).map(({ region }) => region))

    expect(regionOf('시도명', '세종특별자치시')).toEqual(new Set(['세종특별자치시']))
    expect(regionOf('시군구명', '부산광역시 영도구')).toEqual(new Set(['부산광역시 영도구']))
    expect(regionOf('소재지도로명주소', '서을특별시 노원구')).toEqual(new Set(['서울특별시 노원구']))
    expect(regionOf('소재지도로명주소', '서울특별시 동대무구')).toEqual(new Set(['서울특별시 동대문구']))
    expect(regionOf('소재지도로명주소', '부산광역시 수미로35번길 40')).toEqual(new Set(['부산광역시 수영구']))
    expect(regionOf('소재지도로명주소', '경기도 부천시 오정구')).toEqual(new Set(['경기도 부천시']))
    expect(regionOf('소재지도로명주소', '충청북도 청주시 상당구 대성로172번길 21')).toEqual(
      new Set(['충청북도 청주시']),
    )
    expect(regionOf('제공기관명', '전남광주통합특별시 광산구')).toEqual(new Set(['광주광역시 광산구']))
    expect(found.filter(({ region }) => region === '대한민국')).toEqual([])
  })

  test('confidence depends on age and doubts', async () => {
    const rows = await db
      .select({ confidence: places.confidence, total: count() })
      .from(places)
      .groupBy(places.confidence)
      .orderBy(places.confidence)

    expect(rows).toEqual([
      { confidence: 'HIGH', total: 9_665 },
      { confidence: 'LOW', total: 2 },
      { confidence: 'MEDIUM', total: 8_290 },
    ])
  })

  test('recycling centres have opening hours', async () => {
    expect(await db.$count(placeHours)).toBe(65)
  })

  test('no name of a person is stored', async () => {
    const kept = await db
      .select({ total: count() })
      .from(sourceRecords)
      .where(sql`${sourceRecords.raw} ? '운영기관대표자명' or ${sourceRecords.raw}::text like '%원필숙%'`)

    expect(kept).toEqual([{ total: 0 }])
  })
})

/** A digest of all places, with their materials and hours, of all records and of all boundaries. */
const everything = () =>
  db.execute(sql`select
    (select md5(string_agg(row::text, '' order by id)) from ${places} as row) as places,
    (select md5(string_agg(row::text, '' order by place_id, material_id)) from ${placeMaterials} as row) as materials,
    (select md5(string_agg(row::text, '' order by place_id)) from ${placeHours} as row) as hours,
    (select md5(string_agg(row::text, '' order by data_set, key)) from ${sourceRecords} as row) as records,
    (select md5(string_agg(row::text, '' order by region_id, position)) from region_rings as row) as rings`)
