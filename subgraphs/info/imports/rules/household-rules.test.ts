import { asc } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type Row, rowImports } from '../../../_shared/testing-imports.ts'
import { collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { areasNamed } from '../../fixtures.ts'
import { householdRules } from './household-rules.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)
beforeEach(async () => {
  await db.delete(collectionRecordRules)
  await db.delete(collectionRecords)
  await db.delete(collectionRules)
})

const times = (stream: string, start: string, end: string): Row => ({
  [`${stream}배출시작시각`]: start,
  [`${stream}배출종료시각`]: end,
})
/** A row of Jongno-gu. */
const jongno = (row: Row = {}): Row => ({
  개방자치단체코드: '3000000',
  관리번호: '1',
  시도명: '서울특별시',
  시군구명: '종로구',
  관리구역명: '없음',
  관리구역대상지역명: '없음',
  배출장소유형: '문전수거',
  배출장소: '집앞',
  생활쓰레기배출방법: '규격봉투에 넣어 배출',
  음식물쓰레기배출방법: '전용봉투에 넣어 배출',
  재활용품배출방법: '투명한 봉투에 담아 배출',
  일시적다량폐기물배출방법: '신청 후 배출',
  생활쓰레기배출요일: '일+월+화',
  음식물쓰레기배출요일: '월+수+기타',
  재활용품배출요일: '목',
  ...times('생활쓰레기', '20:00', '2400'),
  ...times('음식물쓰레기', '20:00', '05:00'),
  ...times('재활용품', '20:00', '20:00'),
  ...times('일시적다량폐기물', '', ''),
  미수거일: '토+공휴일',
  관리부서전화번호: '02-2148-2373',
  데이터기준일자: '2026-07-10',
  최종수정시점: '2026-07-13 15:58:28',
  ...row,
})

const importRows = await rowImports(db, 'cp949')
const load = (rows: readonly Row[], day?: string) => importRows(householdRules, rows, day)

const allRules = () => db.select().from(collectionRules).orderBy(asc(collectionRules.method), asc(collectionRules.id))

test('a row becomes up to four rules', async () => {
  expect(await load([jongno()])).toEqual(['imported'])

  const shared = {
    id: expect.stringMatching(/^rul_[0-9a-f]{26}$/),
    regionId: 'reg_1111000000',
    placement: 'OWN_DOOR',
    offDays: '토+공휴일',
    areas: [],
    isSuperseded: false,
    contactPhone: '+82221482373',
    observedOn: '2026-07-10',
    readOn: '2026-11-24',
    hasOtherDays: false,
    materialIds: [],
    dwellings: [],
    weeksOfMonth: [],
  }
  expect(await allRules()).toEqual([
    {
      ...shared,
      method: 'BULKY_WASTE',
      weekdays: [],
      putOutFrom: null,
      putOutMinutes: null,
      conditions: '신청 후 배출',
    },
    {
      ...shared,
      method: 'FOOD_WASTE',
      weekdays: ['MONDAY', 'WEDNESDAY'],
      hasOtherDays: true,
      putOutFrom: '20:00',
      putOutMinutes: 540,
      conditions: '전용봉투에 넣어 배출',
    },
    {
      ...shared,
      method: 'GENERAL_WASTE',
      weekdays: ['MONDAY', 'TUESDAY', 'SUNDAY'],
      putOutFrom: '20:00',
      putOutMinutes: 240,
      conditions: '규격봉투에 넣어 배출',
    },
    {
      ...shared,
      method: 'RECYCLABLES',
      weekdays: ['THURSDAY'],
      putOutFrom: '20:00',
      putOutMinutes: null,
      conditions: '투명한 봉투에 담아 배출',
    },
  ])
})

describe('rows of one region with the same rules', () => {
  const bins = [
    jongno({ 관리번호: '1', 관리구역대상지역명: '혜화동', 배출장소: '공원 앞' }),
    jongno({ 관리번호: '2', 관리구역대상지역명: '혜화동', 배출장소: '역 앞', 데이터기준일자: '2026-07-12' }),
    jongno({ 관리번호: '3', 관리구역명: '2권역', 관리구역대상지역명: '부암동' }),
  ]

  test('become one rule with the areas and the latest day of all of them, and each place is kept', async () => {
    expect(await load(bins)).toEqual(['imported', 'merged: same-rule', 'merged: same-rule'])

    const rules = await allRules()
    expect(rules).toHaveLength(4)
    expect(rules[0]).toMatchObject({ areas: areasNamed('부암동', '혜화동'), observedOn: '2026-07-12' })
    const records = await db.select().from(collectionRecords).orderBy(asc(collectionRecords.line))
    expect(records.map(({ place }) => place)).toEqual(['공원 앞', '역 앞', '집앞'])
  })

  test('cover the whole region if one of them names no area, or only the region', async () => {
    await load([...bins, jongno({ 관리번호: '4', 관리구역명: '서울시 종로구', 관리구역대상지역명: '종로구' })])

    expect((await allRules()).map(({ areas }) => areas)).toEqual([[], [], [], []])
  })
})

test('a second import changes only the day of reading', async () => {
  const rows = [jongno(), jongno({ 관리번호: '2' }), jongno({ 관리번호: '3', 미수거일: '월' })]
  const outcomes = ['imported', 'merged: same-rule', 'flagged: contradicts-itself']
  expect(await load(rows)).toEqual(outcomes)
  const before = await allRules()

  expect(await load(rows, '2026-11-25')).toEqual(['unchanged', ...outcomes.slice(1)])

  expect(await allRules()).toEqual(before.map((rule) => ({ ...rule, readOn: '2026-11-25' })))
})

test('a changed row replaces its own rules and no others', async () => {
  await load([jongno(), jongno({ 관리번호: '2', 시군구명: '중구' })])

  expect(await load([jongno({ 생활쓰레기배출요일: '금' })])).toEqual(['updated'])

  const general = (await allRules()).filter(({ method }) => method === 'GENERAL_WASTE')
  expect(general.map(({ regionId, weekdays }) => `${regionId} ${weekdays.length}`).sort()).toEqual([
    'reg_1111000000 1',
    'reg_1114000000 3',
  ])
})

test('incomplete and unreadable rows have an outcome with a reason', async () => {
  const empty = Object.fromEntries(Object.keys(jongno()).map((name) => [name, '']))
  const rows = [
    jongno({ 관리번호: '1', 시군구명: '없는구' }),
    jongno({ 관리번호: '2', 시군구명: '없음' }),
    { ...empty, 관리번호: '3', 시도명: '서울특별시', 시군구명: '종로구' },
    jongno({ 관리번호: '4', 시도명: '없음' }),
    jongno({ 관리번호: '5', 관리구역명: '가","나' }),
    jongno({ 관리번호: '6' }),
    jongno({ 관리번호: '6' }),
  ]

  expect(await load(rows)).toEqual([
    'flagged: unknown-district',
    'flagged: unknown-district',
    'flagged: says-nothing',
    'rejected: no-region',
    'rejected: wrong-number-of-cells',
    'imported',
    'merged: same-key',
  ])
})

test('irregular names, days and numbers are understood', async () => {
  const found = async (row: Row) => {
    await db.delete(collectionRecordRules)
    await db.delete(collectionRecords)
    await load([jongno(row)])
    return (await allRules())[0]
  }

  expect(await found({ 시도명: '경기도', 시군구명: '남양주' })).toMatchObject({ regionId: 'reg_4136000000' })
  expect(await found({ 시도명: '세종특별자치시', 시군구명: '없음' })).toMatchObject({ regionId: 'reg_3611000000' })
  expect(await found({ 시도명: '전라북도', 시군구명: '전주시' })).toMatchObject({ regionId: 'reg_5211000000' })
  expect(await found({ 시도명: '경상북도', 시군구명: '군위군' })).toMatchObject({ regionId: 'reg_2772000000' })
  expect(await found({ 관리부서전화번호: '26703491' })).toMatchObject({ contactPhone: null })
  expect(await found({ 데이터기준일자: '2027-01-01' })).toMatchObject({ observedOn: '2026-07-13' })
  expect(await found({ 배출장소유형: '기타', 배출장소: '투입구' })).toMatchObject({
    placement: 'OTHER',
    conditions: '투입구. 신청 후 배출',
  })
})

test('the form with 28 columns, without row numbers, is read as well', async () => {
  const short = (row: Row = {}) => {
    const { 개방자치단체코드: _code, 관리번호: _number, 최종수정시점: _changed, ...cells } = jongno(row)
    return cells
  }
  const rows = [short(), short({ 데이터기준일자: '2026-01-01' }), short({ 관리구역명: '2권역' })]

  expect(await load(rows)).toEqual(['imported', 'merged: same-key', 'merged: same-rule'])
  expect(await load(rows)).toEqual(['unchanged', 'merged: same-key', 'merged: same-rule'])
})

test('another file is refused because it lacks the columns', async () => {
  await expect(load([{ 설치장소명: '주민센터' }])).rejects.toThrow('file.csv has no columns 시도명')
})
