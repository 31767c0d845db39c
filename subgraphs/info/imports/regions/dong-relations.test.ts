import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { rowImports } from '../../../_shared/testing-imports.ts'
import { regions } from '../../db/schema.ts'
import { aNeighbourhood } from '../../fixtures.ts'
import { dongRelations } from './dong-relations.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)
const importRows = await rowImports(db, 'utf-8')

const legal = { 통의동: 'reg_1111010600', 사직동: 'reg_1111011500', 세종로: 'reg_1111011900', 창신동: 'reg_1111017400' }
const administrative = { 청운효자동: 'reg_11110-1101072', 사직동: 'reg_11110-1101053', 창신1동: 'reg_11110-1101067' }
beforeAll(async () => {
  for (const [nameKo, id] of Object.entries(legal)) await aNeighbourhood(db, { id, nameKo })
  for (const [nameKo, id] of Object.entries(administrative))
    await aNeighbourhood(db, { id, nameKo, kind: 'ADMINISTRATIVE_DONG' })
})

const row = (administrativeName: string, legalCode: string, abolished = '') => ({
  행정동코드: '1111053000',
  시도명: '서울특별시',
  시군구명: '종로구',
  읍면동명: administrativeName,
  법정동코드: legalCode,
  동리명: '',
  생성일자: '19880423',
  말소일자: abolished,
})
const load = (...rows: ReturnType<typeof row>[]) => importRows(dongRelations, rows)
const overlaps = async (id: string) => (await db.select().from(regions).where(eq(regions.id, id)))[0]?.overlapIds

test('the ministry’s table relates dongs that names can’t, and replaces what names suggest', async () => {
  const rows = [
    row('', '1111000000'),
    row('사직동', '1111010600'),
    row('사직동', '1111011500'),
    row('사직동', '1111011900'),
    row('청운효자동', '1111011900'),
    row('창신제1동', '1111017400'),
    row('청운동', '1111010100', '20081101'),
    row('없는동', '1111011500'),
    row('사직동', '9999999999'),
    row('사직동', '111'),
  ]
  const outcomes = [
    'merged',
    ...Array(5).fill('imported'),
    'flagged: abolished',
    'flagged: unknown-dong',
    'flagged: unknown-code',
    'rejected: unreadable',
  ]
  expect(await load(...rows)).toEqual(outcomes)

  expect(await overlaps(legal.통의동)).toEqual([administrative.사직동])
  expect(await overlaps(legal.세종로)).toEqual([administrative.사직동, administrative.청운효자동])
  expect(await overlaps(legal.창신동)).toEqual([administrative.창신1동])
  expect(await overlaps(administrative.사직동)).toEqual([legal.통의동, legal.사직동, legal.세종로])
  expect(await load(...rows)).toEqual(outcomes.map((outcome) => (outcome === 'imported' ? 'unchanged' : outcome)))
})

test('a later table replaces the relations of the dongs that it names', async () => {
  await load(row('사직동', '1111011500'))

  expect(await overlaps(administrative.사직동)).toEqual([legal.사직동])
  expect(await overlaps(legal.사직동)).toEqual([administrative.사직동])
})
