import { count as countRows, eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { preparedDatabase, testDatabase } from '../../../_shared/testing.ts'
import { countsOf, importAgain, partImported } from '../../../_shared/testing-imports.ts'
import { type CollectionRuleRow, collectionRecords, collectionRules, regions } from '../../db/schema.ts'
import { nearestSchedules } from '../../domain/collection/nearest-schedules.ts'
import { parseOffDays } from '../../domain/collection/off-days.ts'
import { pickups } from '../../domain/collection/pickups.ts'
import type { Rule, Schedule } from '../../domain/collection/schedules.ts'
import { nationalRules } from '../testing.ts'
import { householdRules } from './household-rules.ts'

const { url, prepared: first } = hasOpenData
  ? await preparedDatabase(nationalRules)
  : { url: await testDatabase('info'), prepared: null }
const { db, close } = connect(url)
afterAll(close)

const counts = countsOf({ imported: 494, merged: 3_811, flagged: 4_562, superseded: 10 })
const reasons = { 'same-rule': 3_811, 'contradicts-itself': 4_561, 'newer-row': 10, 'says-nothing': 1 }

describe.skipIf(!hasOpenData)(`the national file${unlessMissing}`, () => {
  test('every row has an outcome', async () => {
    expect(first?.summary).toEqual({ read: 8_877, counts, reasons })
    expect(new Set(first?.rows.map(({ line }) => line)).size).toBe(8_877)
    expect(await db.$count(collectionRules)).toBe(2_140)
  })

  test('some rules are limited to materials, dwellings, weeks or non-combustible waste', async () => {
    const rows = await db.select().from(collectionRules)
    const count = (hasLimit: (rule: CollectionRuleRow) => boolean) => rows.filter(hasLimit).length

    expect(count(({ materialIds }) => materialIds.length > 0)).toBe(21)
    expect(count(({ dwellings }) => dwellings.length > 0)).toBe(46)
    expect(count(({ weeksOfMonth }) => weeksOfMonth.length > 0)).toBe(3)
    expect(count(({ method }) => method === 'NON_COMBUSTIBLE')).toBe(3)
  })

  test(`a second import of ${partImported} changes nothing`, async () => {
    const before = await everything()

    const path = openDataFile('kr_household_waste_rules_2026.cp949.csv')
    const { found, expected } = await importAgain(db, householdRules, {
      path,
      part: '경기도',
      first: first?.rows ?? [],
    })
    expect(found.length).toBeGreaterThan(1_000)
    expect(found).toEqual(expected)
    expect(await everything()).toEqual(before)
  }, 600_000)

  test('rows are in the 217 districts that they name, also under irregular names', async () => {
    const rows = await db
      .selectDistinct({
        written: sql<string>`concat_ws(' ', raw->>'시도명', nullif(raw->>'시군구명', '없음'))`,
        found: regions.fullNameKo,
      })
      .from(collectionRecords)
      .innerJoin(regions, eq(regions.id, collectionRecords.regionId))

    expect(rows).toHaveLength(217)
    expect(
      rows
        .filter(({ written, found }) => written !== found)
        .map(({ found }) => found)
        .sort(),
    ).toEqual(['경기도 남양주시', '경기도 동두천시'])
  })

  test('of 223 spellings of 미수거일, 187 are understood completely, 25 in part and 11 not at all', async () => {
    const spellings = await db
      .select({ text: sql<string>`raw->>'미수거일'`, rows: countRows() })
      .from(collectionRecords)
      .groupBy(sql`raw->>'미수거일'`)
    const streams = ['GENERAL_WASTE', 'FOOD_WASTE', 'RECYCLABLES', 'BULKY_WASTE'] as const
    const found = { whole: [0, 0], part: [0, 0], none: [0, 0] }

    for (const { text, rows } of spellings) {
      const read = streams.map((method) => parseOffDays(text, method))
      const isPart = read.some(({ weekdays, days }) => weekdays.length + days.length > 0)
      const count = found[read.every(({ rest }) => rest.length === 0) ? 'whole' : isPart ? 'part' : 'none']
      count[0] = (count[0] ?? 0) + 1
      count[1] = (count[1] ?? 0) + rows
    }

    // The number of spellings, then of rows.
    expect(found).toEqual({ whole: [187, 8_739], part: [25, 83], none: [11, 55] })
  })
})

// The two weeks from Sunday, 20 September 2026: 추석 is on Friday 25; holidays are 24 to 26 and Saturday, 3 October. Each
// region has the days of its rows as read by a person, for general waste / food waste / recyclables if they differ.
const twoWeeks: [region: string, rows: string, expected: Record<string, string>][] = [
  [
    '서울특별시 종로구',
    '일+월+화+수+목+금; off 토+구정연휴+추석연휴',
    {
      'FOOD_WASTE 19:00+120': '20 21 22 23 27 28 29 30 1 2',
      'GENERAL_WASTE 19:00+120': '20 21 22 23 27 28 29 30 1 2',
      'RECYCLABLES 19:00+120': '20 21 22 23 27 28 29 30 1 2',
    },
  ],
  [
    '서울특별시 강남구',
    '일+월+화+수+목+금; off 명절 및 임시공휴일',
    {
      'FOOD_WASTE 20:00+540': '20 21 22 23 24 27 28 29 30 1 2',
      'GENERAL_WASTE 20:00+540': '20 21 22 23 24 27 28 29 30 1 2',
      'RECYCLABLES 20:00+540': '20 21 22 23 24 27 28 29 30 1 2',
    },
  ],
  [
    '제주특별자치도 제주시',
    'every day; off 없음; food waste 00:00 to 23:59',
    {
      'FOOD_WASTE 00:00+1440': '20 21 22 23 24 25 26 27 28 29 30 1 2 3',
      'GENERAL_WASTE 15:00+780': '20 21 22 23 24 25 26 27 28 29 30 1 2 3',
      'RECYCLABLES 15:00+780': '20 21 22 23 24 25 26 27 28 29 30 1 2 3',
    },
  ],
  [
    '대구광역시 군위군',
    '월+화+수+목+금+토; off 명절+임시공휴일',
    {
      'FOOD_WASTE 19:00+300': '21 22 23 24 26 28 29 30 1 2 3',
      'GENERAL_WASTE 19:00+300': '21 22 23 24 26 28 29 30 1 2 3',
      'RECYCLABLES 19:00+300': '21 22 23 24 26 28 29 30 1 2 3',
    },
  ],
  [
    '강원특별자치도 정선군',
    '일+화+목 / 일+월+화+수+목 / 수; off 토+일, which contradicts the days and cancels none',
    {
      'FOOD_WASTE 19:00+720': '20 21 22 23 24 27 28 29 30 1',
      'GENERAL_WASTE 19:00+720': '20 22 24 27 29 1',
      'RECYCLABLES 19:00+720': '23 30',
    },
  ],
  [
    '충청북도 증평군',
    'every day; off 명절당일, 근로자의 날',
    {
      'FOOD_WASTE 20:00+480': '20 21 22 23 24 26 27 28 29 30 1 2 3',
      'GENERAL_WASTE 20:00+480': '20 21 22 23 24 26 27 28 29 30 1 2 3',
      'RECYCLABLES 20:00+480': '20 21 22 23 24 26 27 28 29 30 1 2 3',
    },
  ],
  [
    '전라남도 함평군',
    '월+화+수+목+금; off 일요일 미수거(단, 토요일 오전에 함평읍 수거), which cancels none',
    {
      'FOOD_WASTE 06:00+660': '21 22 23 24 25 28 29 30 1 2',
      'GENERAL_WASTE 06:00+660': '21 22 23 24 25 28 29 30 1 2',
      'RECYCLABLES 06:00+660': '21 22 23 24 25 28 29 30 1 2',
    },
  ],
  [
    '경기도 동두천시',
    '일+월+화+수+목+금; off 일요일+지정공휴일',
    {
      'FOOD_WASTE 19:00+660 APARTMENT': '20 21 22 23 27 28 29 30 1 2',
      'FOOD_WASTE 19:00+660 HOUSE BUSINESS': '20 21 22 23 27 28 29 30 1 2',
      'GENERAL_WASTE 19:00+660': '20 21 22 23 27 28 29 30 1 2',
      'RECYCLABLES 19:00+660': '20 21 22 23 27 28 29 30 1 2',
    },
  ],
  [
    '경기도 남양주시',
    '일+월+화+수+목+금; off 공휴일; at the door except in one area',
    {
      'FOOD_WASTE 18:00+360 금곡동': '20 21 22 23 27 28 29 30 1 2',
      'FOOD_WASTE 18:00+360 오남읍': '20 21 22 23 27 28 29 30 1 2',
      'FOOD_WASTE 18:00+360 별내동': '20 21 22 23 27 28 29 30 1 2',
      'GENERAL_WASTE 18:00+360 금곡동': '20 21 22 23 27 28 29 30 1 2',
      'GENERAL_WASTE 18:00+360 오남읍': '20 21 22 23 27 28 29 30 1 2',
      'GENERAL_WASTE 18:00+360 별내동': '20 21 22 23 27 28 29 30 1 2',
      'RECYCLABLES 18:00+360 금곡동': '20 21 22 23 27 28 29 30 1 2',
      'RECYCLABLES 18:00+360 오남읍': '20 21 22 23 27 28 29 30 1 2',
    },
  ],
  [
    '광주광역시 광산구',
    '월+화+수+목+금+토 / the same, in one area 월+화+수 / 월+목, 화+금, 수+토; off 공휴일',
    {
      'FOOD_WASTE 20:00+600 도산동': '21 22 23 28 29 30 1 2',
      'FOOD_WASTE 20:00+600 동곡동': '21 22 23 28 29 30',
      'GENERAL_WASTE 20:00+600': '21 22 23 28 29 30 1 2',
      'RECYCLABLES 20:00+600 삼도동': '21 28 1',
      'RECYCLABLES 20:00+600 동곡동': '22 29 2',
      'RECYCLABLES 20:00+600 도산동': '23 30',
    },
  ],
  [
    '전북특별자치도 전주시',
    '월+화+수+목+금+토 / 일+화+목 or 월+수+금 / 일+월+화+수+목+금; off 명절연휴+법정공휴일+일요일',
    {
      'FOOD_WASTE 21:00+360 금암2동': '20 22 27 29 1',
      'FOOD_WASTE 21:00+360 금암1동': '21 23 28 30 2',
      'GENERAL_WASTE 20:00+540': '21 22 23 28 29 30 1 2',
      'RECYCLABLES 20:00+600': '20 21 22 23 27 28 29 30 1 2',
    },
  ],
]

describe.skipIf(!hasOpenData)(`two weeks around 추석${unlessMissing}`, () => {
  test.each(twoWeeks)('%s: %s', async (name, _rows, expected) => {
    const [schedule] = await nearestSchedules(db, [{ regionId: await idOf(name), dwelling: null }])

    expect(schedule && linesOf(schedule)).toEqual(expected)
  })
})

async function idOf(fullNameKo: string): Promise<string> {
  const [region] = await db.select().from(regions).where(eq(regions.fullNameKo, fullNameKo))
  return region?.id ?? ''
}

/** Days of the month by rule. The name is method, start and minutes, and the first area if it is one of several. */
function linesOf(schedule: Schedule): Record<string, string> {
  const found = pickups(schedule, '2026-09-20', 14)
  const nameOf = ({ method, putOutFrom, putOutMinutes, dwellings, isOneOfSeveral, areas }: Rule) =>
    [
      method,
      `${putOutFrom}+${putOutMinutes}`,
      ...dwellings,
      ...(isOneOfSeveral ? [areas[0]?.name.slice(0, 10)] : []),
    ].join(' ')
  const names = [...new Set(found.map(({ rule }) => nameOf(rule)))].sort()
  return Object.fromEntries(
    names.map((name) => [
      name,
      found
        .filter(({ rule }) => nameOf(rule) === name)
        .map(({ date }) => Number(date.slice(8)))
        .join(' '),
    ]),
  )
}

/** A digest of all rules and records. */
const everything = () =>
  db.execute(sql`select
    (select md5(string_agg(row::text, '' order by id)) from ${collectionRules} as row) as rules,
    (select md5(string_agg(row::text, '' order by key)) from ${collectionRecords} as row) as records,
    (select md5(string_agg(row::text, '' order by record_key, rule_id)) from collection_record_rules as row) as links`)
