import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type Row, rowImports } from '../../../_shared/testing-imports.ts'
import { collectionRecordRules, collectionRecords, collectionRules } from '../../db/schema.ts'
import { householdRules } from './household-rules.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)
beforeEach(async () => {
  await db.delete(collectionRecordRules)
  await db.delete(collectionRecords)
  await db.delete(collectionRules)
})

const streams = ['생활쓰레기', '음식물쓰레기', '재활용품', '일시적다량폐기물']

/** A row of Jung-gu in Daejeon. */
const row = (cells: Row = {}): Row => ({
  개방자치단체코드: '3660000',
  관리번호: '1',
  시도명: '대전광역시',
  시군구명: '중구',
  관리구역명: '없음',
  관리구역대상지역명: '없음',
  배출장소유형: '문전수거',
  배출장소: '집앞',
  ...Object.fromEntries(
    streams.flatMap((stream) => [
      [`${stream}배출방법`, '봉투에 담아 배출'],
      [`${stream}배출요일`, '월'],
      [`${stream}배출시작시각`, '19:00'],
      [`${stream}배출종료시각`, '04:00'],
    ]),
  ),
  일시적다량폐기물배출방법: '해당없음',
  미수거일: '공휴일',
  관리부서전화번호: '042-606-6114',
  데이터기준일자: '2025-09-30',
  최종수정시점: '2025-10-13 15:58:28',
  ...cells,
})

const importRows = await rowImports(db, 'cp949')
const load = (...rows: Row[]) => importRows(householdRules, rows)

/** Waste streams and days of the rules in force. */
async function inForce(): Promise<string[]> {
  const rules = await db
    .select()
    .from(collectionRules)
    .where(eq(collectionRules.isSuperseded, false))
    .orderBy(asc(collectionRules.method), asc(collectionRules.id))
  return rules.map(({ method, weekdays, putOutMinutes }) => `${method} ${weekdays.join()} ${putOutMinutes}`)
}

const friday = (date: string, number: string, cells: Row = {}) =>
  row({ 관리번호: number, 데이터기준일자: date, 생활쓰레기배출요일: '월+금', ...cells })

describe('of several rows of one zone and area', () => {
  test('the newest holds for each waste stream; older ones are kept as superseded records', async () => {
    const old = { 음식물쓰레기배출요일: '수', 재활용품배출요일: '수' }
    const rows = [
      friday('2022-06-17', '2', old),
      row(),
      friday('2023-12-31', '3'),
      friday('', '4', { ...old, 최종수정시점: '' }),
    ]
    const outcomes = ['superseded: newer-row', 'imported', 'merged: same-rule', 'superseded: newer-row']
    expect(await load(...rows)).toEqual(outcomes)

    expect(await inForce()).toEqual(['FOOD_WASTE MONDAY 540', 'GENERAL_WASTE MONDAY 540', 'RECYCLABLES MONDAY 540'])
    expect(await db.$count(collectionRecords)).toBe(4)
    expect(await load(...rows)).toEqual(outcomes.map((outcome) => (outcome === 'imported' ? 'unchanged' : outcome)))
  })

  test('those of another area, zone or district stay', async () => {
    await load(
      row(),
      friday('2022-06-17', '2', { 관리구역대상지역명: '대흥동' }),
      friday('2022-06-17', '3', { 관리구역명: '1권역' }),
      friday('2022-06-17', '4', { 시군구명: '서구' }),
    )

    expect((await inForce()).filter((rule) => rule.startsWith('GENERAL_WASTE MONDAY,FRIDAY'))).toHaveLength(2)
  })

  test('spaces and letters in other widths make no other area', async () => {
    await load(
      row({ 관리구역대상지역명: '대흥동, 은행동' }),
      friday('2022-06-17', '2', { 관리구역대상지역명: '대흥동，은행동 ' }),
    )

    expect((await inForce()).filter((rule) => rule.startsWith('GENERAL'))).toEqual(['GENERAL_WASTE MONDAY 540'])
  })

  test('an older row still holds for a stream that the newer one does not describe', async () => {
    await load(row({ 재활용품배출방법: '해당없음' }), friday('2022-06-17', '2', { 재활용품배출요일: '화' }))

    expect(await inForce()).toEqual(['FOOD_WASTE MONDAY 540', 'GENERAL_WASTE MONDAY 540', 'RECYCLABLES TUESDAY 540'])
  })

  test('those of one day stand side by side', async () => {
    await load(row(), friday('2025-09-30', '2'))

    expect((await inForce()).filter((rule) => rule.startsWith('GENERAL'))).toHaveLength(2)
  })

  test('a newer edition replaces the rows of earlier ones, and an older one changes nothing', async () => {
    await load(row())
    expect(await load(friday('2026-01-31', '2', { 최종수정시점: '2026-02-01 00:00:00' }))).toEqual([
      'imported',
      'removed: not-in-newer-edition',
    ])

    expect((await inForce()).filter((rule) => rule.startsWith('GENERAL'))).toEqual(['GENERAL_WASTE MONDAY,FRIDAY 540'])
    expect(await load(row())).toEqual(['flagged: older-than-known'])
    expect((await inForce()).filter((rule) => rule.startsWith('GENERAL'))).toEqual(['GENERAL_WASTE MONDAY,FRIDAY 540'])
  })
})

test.each(['2400', '24:00', '00:00', '23:59', '2359', '0000'])('until %s is one evening', async (end) => {
  const ends = Object.fromEntries(streams.map((stream) => [`${stream}배출종료시각`, end]))
  await load(row(ends), row({ ...ends, 관리번호: '2', 생활쓰레기배출종료시각: '24:00' }))

  expect((await inForce()).filter((rule) => rule.startsWith('GENERAL'))).toEqual(['GENERAL_WASTE MONDAY 300'])
})

test.each(['해당없음', '없음', '해당 없음', '빈칸', '미운영', '-', '해당사항없음'])(
  'instructions of %s give no rule, even with days and hours',
  async (text) => {
    await load(row({ 음식물쓰레기배출방법: text, 생활쓰레기배출방법: text }))

    expect(await inForce()).toEqual(['RECYCLABLES MONDAY 540'])
  },
)

test('기타 without hours gives no rule; with hours it does', async () => {
  const hours = { 음식물쓰레기배출시작시각: '00:00', 음식물쓰레기배출종료시각: '00:00' }
  await load(row({ ...hours, 음식물쓰레기배출요일: '기타', 재활용품배출요일: '기타' }))

  expect(await inForce()).toEqual(['GENERAL_WASTE MONDAY 540', 'RECYCLABLES  540'])
})

test('a row that states nothing has an outcome', async () => {
  const none = Object.fromEntries(streams.map((stream) => [`${stream}배출방법`, '해당없음']))
  expect(await load(row({ ...none, 관리구역명: '대형폐기물 수거(대행-성창에너지)' }))).toEqual([
    'flagged: says-nothing',
  ])
})

test.each([
  ['음식물 수거(구청 직영, 2권역)', '없음', ['FOOD_WASTE MONDAY 540']],
  ['재활용가능폐기물 수거(성서권)', '없음', ['RECYCLABLES MONDAY 540']],
  ['일반생활폐기물 수거(1권역, ㈜환경)', '없음', ['GENERAL_WASTE MONDAY 540']],
  ['대형폐기물 수거(성서권)', '없음', ['BULKY_WASTE MONDAY 540']],
  ['음식물 2팀', '없음', ['FOOD_WASTE MONDAY 540']],
  ['7권역', '1권역(백석읍)+2권역(은현면) 공동주택 음식물 수거', ['FOOD_WASTE MONDAY 540']],
  ['생활 15팀', '당진시 일원(대형폐기물 전담)', ['BULKY_WASTE MONDAY 540']],
  [
    '생활쓰레기 수거구역 : 전역',
    '없음',
    ['FOOD_WASTE MONDAY 540', 'GENERAL_WASTE MONDAY 540', 'RECYCLABLES MONDAY 540'],
  ],
])('a row for one waste stream, %s, has rules for no other', async (zone, areas, expected) => {
  await load(row({ 관리구역명: zone, 관리구역대상지역명: areas }))

  expect(await inForce()).toEqual(expected)
})
