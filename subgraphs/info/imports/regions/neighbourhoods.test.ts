import { and, eq, isNotNull } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { legalDongsFormat } from '../../../_shared/legal-dongs.ts'
import { hasOpenData, unlessMissing } from '../../../_shared/open-data-files.ts'
import { isLongRun, preparedDatabase, testDatabase } from '../../../_shared/testing.ts'
import { countsOf, importAgain, partImported } from '../../../_shared/testing-imports.ts'
import { sliceRead } from '../../../_shared/testing-slices.ts'
import { regions } from '../../db/schema.ts'
import { nearestSchedules } from '../../domain/collection/nearest-schedules.ts'
import type { Schedule } from '../../domain/collection/schedules.ts'
import { importNational, nationalNeighbourhoods, pathOf } from '../testing.ts'
import { legalDongs } from './legal-dongs.ts'

const { url, prepared: first } = hasOpenData
  ? await preparedDatabase(nationalNeighbourhoods)
  : { url: await testDatabase('info'), prepared: null }
const { db, close } = connect(url)
afterAll(close)

const load = async (name: Parameters<typeof importNational>[1]) => (await importNational(db, name)).summary

const expected = isLongRun
  ? {
      dongs: { imported: 20_267, merged: 281, flagged: 25_638 },
      parts: { imported: 2_092, updated: 1_401, flagged: 11 },
      kinds: 22_359,
    }
  : {
      dongs: { imported: 6_285, merged: 278, flagged: 3_499 },
      parts: { imported: 793, updated: 400, flagged: 3 },
      kinds: 7_078,
    }

describe.skipIf(!hasOpenData)(`neighbourhoods of the country in ${sliceRead}${unlessMissing}`, () => {
  test('every row has an outcome', async () => {
    const { dongs, parts } = expected
    expect(first?.legalDongs.summary).toMatchObject({
      read: dongs.imported + dongs.merged + dongs.flagged,
      counts: countsOf(dongs),
    })
    expect(first?.submunicipalities).toMatchObject({
      read: parts.imported + parts.updated + parts.flagged,
      counts: countsOf(parts),
      reasons: { 'unknown-township': parts.flagged },
    })
  })

  test(`a second import of the boundaries, and for dongs of ${partImported}, changes none`, async () => {
    const before = await db.select().from(regions)

    expect(await load('municipalities')).toMatchObject({ read: 250, counts: { unchanged: 250 } })
    const dongs = await importAgain(db, legalDongs, {
      ...{ path: await pathOf('legalDongs'), part: '경기도' },
      ...{ first: first?.legalDongs.rows ?? [], format: legalDongsFormat },
    })
    expect(dongs.found.length).toBeGreaterThan(isLongRun ? 6_000 : 500)
    expect(dongs.found).toEqual(dongs.expected)
    expect(await load('submunicipalities')).toMatchObject({
      counts: { unchanged: expected.parts.imported + expected.parts.updated, flagged: expected.parts.flagged },
      reasons: { 'unknown-township': expected.parts.flagged },
    })
    const byId = (rows: typeof before) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(await db.select().from(regions))).toEqual(byId(before))
  }, 600_000)

  test('the ids are those of location: today’s code, former codes, and the statistics office’s for 행정동', async () => {
    const found = async (id: string) => (await db.select().from(regions).where(eq(regions.id, id)))[0]

    expect(await found('reg_1111010100')).toMatchObject({ fullNameKo: '서울특별시 종로구 청운동', kind: 'LEGAL_DONG' })
    expect(await found('reg_11110-1101053')).toMatchObject({
      nameKo: '사직동',
      fullNameKo: '서울특별시 종로구 사직동 (행정동)',
    })
    // 군위군 moved from 경상북도 to 대구광역시.
    expect(await found('reg_2772025000')).toMatchObject({ nameKo: '군위읍', formerIds: ['reg_4772025000'] })
    expect(await db.$count(regions, isNotNull(regions.kind))).toBe(expected.kinds)
  })

  test('a legal dong and the administrative dongs on its land know each other', async () => {
    const idsOf = async (...names: string[]) => {
      const rows = await Promise.all(names.map((name) => db.select().from(regions).where(eq(regions.fullNameKo, name))))
      return rows.flatMap(([row]) => row?.id ?? [])
    }
    const [yeoksam, first, second] = await idsOf(
      '서울특별시 강남구 역삼동',
      '서울특별시 강남구 역삼1동',
      '서울특별시 강남구 역삼2동',
    )
    const [row] = await db
      .select()
      .from(regions)
      .where(eq(regions.id, String(yeoksam)))

    expect(row?.overlapIds).toEqual([first, second])
    const [cheongunHyoja] = await db
      .select()
      .from(regions)
      .where(eq(regions.fullNameKo, '서울특별시 종로구 청운효자동'))
    expect(cheongunHyoja?.overlapIds).toEqual(await idsOf('서울특별시 종로구 청운동', '서울특별시 종로구 효자동'))
  })

  /** The days of a waste stream per rule, with the coverage: `ALL 일+월+화`. */
  const days = (schedule: Schedule | null, method = 'GENERAL_WASTE') =>
    (schedule?.rules ?? [])
      .filter((rule) => rule.method === method)
      .map(({ coverage, weekdays }) => `${coverage} ${weekdays.map((day) => day.slice(0, 2)).join('+')}`)
      .sort()

  async function scheduleOf(name: string, kind?: 'ADMINISTRATIVE_DONG' | 'LEGAL_DONG'): Promise<Schedule | null> {
    const [region] = await db
      .select()
      .from(regions)
      .where(and(eq(regions.fullNameKo, name), kind && eq(regions.kind, kind)))
    const [schedule] = await nearestSchedules(db, [{ regionId: region?.id ?? '', dwelling: null }])
    return schedule ?? null
  }

  // Read by a person from the rows of each district.
  test.each<[name: string, method: string, expected: string[]]>([
    ['경상남도 진주시 상봉동 (행정동)', 'GENERAL_WASTE', ['ALL MO+WE+FR']],
    ['경상남도 진주시 상봉동 (행정동)', 'FOOD_WASTE', ['ALL TU+TH+SU']],
    ['경상남도 진주시 문산읍', 'FOOD_WASTE', ['ALL SA', 'PART TU+TH+SU']],
    ['경상남도 진주시 문산읍 소문리', 'FOOD_WASTE', ['ALL SA', 'ALL TU+TH+SU']],
    ['경상남도 밀양시 산외면', 'RECYCLABLES', ['ALL TU']],
    ['경상남도 밀양시 산내면', 'RECYCLABLES', ['ALL FR']],
    ['경상남도 밀양시 내이동', 'FOOD_WASTE', ['ALL MO+WE+FR']],
    ['경상남도 밀양시 초동면', 'GENERAL_WASTE', ['ALL TU+TH+FR']],
    [
      '전라남도 강진군 마량면',
      'RECYCLABLES',
      ['PART MO', 'PART TU', 'PART WE', 'PART TH', 'PART FR', 'PART SA'].sort(),
    ],
    ['경상북도 울진군 후포면', 'FOOD_WASTE', ['ALL MO+TU+WE+TH+FR+SA+SU', 'ALL MO+TU+WE+TH+FR+SU']],
    ['강원특별자치도 태백시 혈동', 'GENERAL_WASTE', ['PART TU+TH+SU']],
    ['충청북도 옥천군 옥천읍', 'GENERAL_WASTE', ['ALL MO+TU+WE+TH+FR+SA']],
  ])('%s has its own days of %s', async (name, method, expected) => {
    expect(days(await scheduleOf(name), method)).toEqual(expected)
  })
})
