import { count, countDistinct, eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { type ImportSummary, type RowResult, runImport } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { countsOf, importAgain, partImported } from '../../../_shared/testing-imports.ts'
import { feeLines, feeRecordLines, feeRecords, regions } from '../../db/schema.ts'
import { bulkyWasteFees } from './bulky-waste-fees.ts'
import { wasteBagPrices } from './waste-bag-prices.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

const files = {
  'bulky-fees': { importer: bulkyWasteFees, path: openDataFile('kr_bulky_waste_fees_2026_part.utf8.csv') },
  'bag-prices': { importer: wasteBagPrices, path: openDataFile('kr_waste_bag_prices_2021.cp949.csv') },
}
const results: RowResult[] = []
const run = async (dataSet: keyof typeof files, day = '2026-11-24'): Promise<ImportSummary> => {
  results.length = 0
  const { importer, path } = files[dataSet]
  const report = async (rows: readonly RowResult[]) => void results.push(...rows)
  const { read, counts, reasons } = await runImport(db, importer, { path, day, report })
  return { read, counts, reasons }
}
const everything = async () => [
  await db.select().from(feeRecords).orderBy(feeRecords.key),
  await db.select().from(feeLines).orderBy(feeLines.id),
  await db.select().from(feeRecordLines).orderBy(feeRecordLines.recordKey, feeRecordLines.lineId),
]

describe.skipIf(!hasOpenData)(`the national files of fees${unlessMissing}`, () => {
  test.each([
    {
      dataSet: 'bulky-fees' as const,
      read: 9_812,
      counts: countsOf({ imported: 9_464, merged: 101, flagged: 247 }),
      reasons: { 'fee-not-given': 222, 'implausible-fee': 20, 'by-the-tonne': 5, 'same-row': 93, 'same-fees': 8 },
    },
    {
      dataSet: 'bag-prices' as const,
      read: 748,
      counts: countsOf({ imported: 605, merged: 127, flagged: 16 }),
      reasons: { 'unknown-kind': 12, 'sells-nothing': 2, 'implausible-price': 2, 'same-row': 1, 'same-fees': 126 },
    },
  ])(
    `every row of $dataSet has an outcome, and a second import of ${partImported} changes nothing`,
    async (expected) => {
      const { dataSet, ...summary } = expected

      expect(await run(dataSet)).toEqual(summary)

      expect(new Set(results.map(({ line }) => line)).size).toBe(summary.read)
      const before = await everything()
      const { importer, path } = files[dataSet]
      const again = await importAgain(db, importer, { path, part: '서울특별시', first: [...results] })
      expect(again.found.length).toBeGreaterThan(100)
      expect(again.found).toEqual(again.expected)
      expect(await everything()).toEqual(before)
    },
    600_000,
  )

  test('every row has a region, also under a former name', async () => {
    const [row] = await db
      .select({
        unknown: sql<number>`count(*) filter (where region_id is null)`.mapWith(Number),
        bulky: sql<number>`count(distinct region_id) filter (where data_set = 'bulky-fees')`.mapWith(Number),
        bags: sql<number>`count(distinct region_id) filter (where data_set = 'bag-prices')`.mapWith(Number),
      })
      .from(feeRecords)
    expect(row).toEqual({ unknown: 0, bulky: 57, bags: 225 })

    const written = (text: string) =>
      db
        .selectDistinct({ found: regions.fullNameKo })
        .from(feeRecords)
        .innerJoin(regions, eq(regions.id, feeRecords.regionId))
        .where(sql`concat_ws(' ', raw->>'시도명', raw->>'시군구명') = ${text} and data_set = 'bag-prices'`)
    expect(await written('인천광역시 연수구청')).toEqual([{ found: '인천광역시 연수구' }])
    expect(await written('전라북도 장수군')).toEqual([{ found: '전북특별자치도 장수군' }])
    expect(await written('경상북도 군위군')).toEqual([{ found: '대구광역시 군위군' }])
  })

  test('the number of lines and ranges of each method', async () => {
    const rows = await db
      .select({
        method: feeLines.method,
        lines: count(),
        ranges: count(feeLines.maxAmountMinor),
        regions: countDistinct(feeLines.regionId),
      })
      .from(feeLines)
      .groupBy(feeLines.method)
      .orderBy(feeLines.method)

    expect(rows).toEqual([
      { method: 'BULKY_WASTE', lines: 7_571, ranges: 1_246, regions: 57 },
      { method: 'FOOD_WASTE', lines: 421, ranges: 0, regions: 78 },
      { method: 'GENERAL_WASTE', lines: 1_951, ranges: 48, regions: 225 },
      { method: 'NON_COMBUSTIBLE', lines: 129, ranges: 3, regions: 66 },
    ])
  })

  test('a line includes every amount of a row that isn’t flagged', async () => {
    const [bulky] = await db
      .select({ records: count() })
      .from(feeRecords)
      .where(sql`data_set = 'bulky-fees' and outcome <> 'flagged' and not exists (
        select from fee_record_lines link join fee_lines line on line.id = link.line_id
        where link.record_key = fee_records.key and (fee_records.raw->>'수수료')::int
          between line.amount_minor and coalesce(line.max_amount_minor, line.amount_minor))`)

    expect(bulky).toEqual({ records: 0 })
  })

  test.each([
    ['강원특별자치도 강릉시', '매트리스, 1인용(폭 1.2m 미만)', 9_000, null],
    ['서울특별시 용산구', '세탁기(건조기), 20kg', 7_000, null],
    ['서울특별시 성동구', '규격봉투(소각용), 가정용, 20 L', 490, null],
    ['강원특별자치도 홍천군', '규격봉투(소각용), 가정용, 5 L', undefined, undefined],
    ['강원특별자치도 홍천군', '규격봉투(소각용), 가정용, 10 L', 230, null],
  ])('%s: %s', async (region, specification, amountMinor, maxAmountMinor) => {
    const [line] = await db
      .select({ amountMinor: feeLines.amountMinor, maxAmountMinor: feeLines.maxAmountMinor })
      .from(feeLines)
      .innerJoin(regions, eq(regions.id, feeLines.regionId))
      .where(sql`${regions.fullNameKo} = ${region} and ${feeLines.specification}->>'ko' = ${specification}`)

    expect(line).toEqual(amountMinor === undefined ? undefined : { amountMinor, maxAmountMinor })
  })
})
