import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import type { Importer } from '../../_shared/import.ts'
import { hasOpenData, unlessMissing } from '../../_shared/open-data-files.ts'
import { propertyRuns, testDatabase } from '../../_shared/testing.ts'
import {
  difference,
  type EditionedFile,
  editionLoader,
  editionsOf,
  randomSequence,
  rowsOf,
} from '../../_shared/testing-editions.ts'
import type { Row } from '../../_shared/testing-imports.ts'
import { seededRandom } from '../../_shared/testing-random.ts'
import { collectionRecords, collectionRules, feeLines, feeRecords, imports } from '../db/schema.ts'
import { bulkyWasteFees } from './fees/bulky-waste-fees.ts'
import { wasteBagPrices } from './fees/waste-bag-prices.ts'
import { householdRules } from './rules/household-rules.ts'

/** In `npm run test:long`. */
const sequences = 200
const seed = Number(process.env.TEST_SEED ?? 17)
const { db, close } = connect(await testDatabase('info'))
afterAll(close)

const region = ({ 시도명 = '', 시군구명 = '' }: Row) => `${시도명} ${시군구명}`

/** Rules, fees and prices of a few regions, with rows of several days (김해시, 안산시) and several providers (울산 중구). */
async function files(): Promise<EditionedFile[]> {
  const random = seededRandom(seed)
  const file = async (
    [importer, name, regions]: [Importer, string, RegExp],
    unitOf: (row: Row) => string,
    older: { change(row: Row): Row; rename(row: Row): Row },
  ): Promise<EditionedFile> => {
    const rows = await rowsOf(name, unitOf, (row) => regions.test(region(row)), 30)
    return { importer, unitOf, editions: editionsOf(rows, random, older) }
  }
  const bagUnit = (row: Row) => `${region(row)} ${row.제공기관코드}`
  return [
    await file(
      [
        householdRules,
        'kr_household_waste_rules_2026.cp949.csv',
        /종로구|강남구|김해시|안산시|포항시|울산광역시 중구|정선군/,
      ],
      region,
      {
        change: (row) => ({ ...row, 생활쓰레기배출요일: '월+금', 재활용품배출시작시각: '21:00' }),
        rename: (row) => ({ ...row, 관리번호: `${row.관리번호}9`, 음식물쓰레기배출요일: '수' }),
      },
    ),
    await file([bulkyWasteFees, 'kr_bulky_waste_fees_2026_part.utf8.csv', /종로구|강남구|세종|제주시/], region, {
      change: (row) => ({ ...row, 수수료: '7700' }),
      rename: (row) => ({ ...row, 대형폐기물명: `${row.대형폐기물명} 옛것`, 수수료: '5500' }),
    }),
    await file(
      [wasteBagPrices, 'kr_waste_bag_prices_2021.cp949.csv', /종로구|강남구|울산광역시 중구|아산시|시흥시|장수군/],
      bagUnit,
      {
        change: (row) => ({ ...row, '10ℓ가격': '240', '20ℓ가격': '480' }),
        rename: (row) => ({ ...row, 종량제봉투사용대상: '기타', '20ℓ가격': '470' }),
      },
    ),
  ]
}

async function empty(): Promise<void> {
  await db.execute(sql`delete from collection_record_rules`)
  await db.execute(sql`delete from collection_rule_regions`)
  await db.delete(collectionRecords)
  await db.delete(collectionRules)
  await db.delete(feeRecords)
  await db.delete(feeLines)
  await db.delete(imports)
}

/** All that the graph shows of rules, fees and prices. */
async function graph(): Promise<string[]> {
  const rows = await db.execute<{ row: string }>(sql`
    select to_jsonb(rule)::text || coalesce((select jsonb_agg(covered order by region_id)::text from collection_rule_regions as covered where covered.rule_id = rule.id), '') as row
    from collection_rules as rule where not is_superseded
    union all select to_jsonb(line)::text from fee_lines as line`)
  return rows.map(({ row }) => row).sort()
}

/** The rules that the rows of a region's newest edition state, by the table itself. */
const rulesInForce = () =>
  db.execute<{ region: string; rules: number; editions: number }>(sql`
    select rule.region_id as region, count(distinct rule.id)::int as rules, count(distinct record.edition)::int as editions
    from collection_rules as rule
    join collection_record_rules as link on link.rule_id = rule.id
    join collection_records as record on record.key = link.record_key
    where not rule.is_superseded group by 1 order by 1`)

describe.skipIf(!hasOpenData)(`rules and prices of real files, edition after edition${unlessMissing}`, async () => {
  const all = hasOpenData ? await files() : []
  const load = await editionLoader(db)

  test('any sequence of old, cut, doubled, mixed, wrong and interrupted files ends with the graph of the newest editions', async () => {
    await empty()
    for (const { importer, editions } of all) await load({ what: 'newest', importer, rows: editions[0] ?? [] })
    const clean = await graph()
    const rules = await rulesInForce()
    expect(clean.length).toBeGreaterThan(100)

    for (let run = 0; run < propertyRuns(2, sequences); run += 1) {
      await empty()
      const steps = randomSequence(all, seededRandom(seed * 1_000 + run))
      const log: string[] = []
      for (const step of steps) log.push(`${step.importer.name}: ${step.what}: ${await load(step)}`)

      const found = await graph()
      const different = difference(clean, found)
      expect(different, `sequence ${run} of seed ${seed}:\n${log.join('\n')}`).toEqual([])
      expect(await rulesInForce()).toEqual(rules)
    }
  }, 3_600_000)
})
