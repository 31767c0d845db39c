import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { referenceLoads } from '../../../_shared/reference-data.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { rowImports } from '../../../_shared/testing-imports.ts'
import { feeLines } from '../../db/schema.ts'
import { bulkyWasteFees } from './bulky-waste-fees.ts'
import { updateFeeKeys } from './stored-fee-keys.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)
const load = await rowImports(db)

test('fees that were stored with compatibility letters get plain keys, and a second import finds them unchanged', async () => {
  const row = {
    시도명: '서울특별시',
    시군구명: '종로구',
    대형폐기물구분명: '가구류',
    유무료여부: '유료',
    수수료: '3000',
  }
  const rows = [
    { ...row, 대형폐기물명: '책상ㆍ의자（사무용）', 대형폐기물규격: '폭 100㎝' },
    { ...row, 대형폐기물명: '소파', 대형폐기물규격: '1인용' },
  ]
  await load(bulkyWasteFees, rows)
  const before = await db.select().from(feeLines).orderBy(feeLines.id)
  const [desk] = before.filter(({ nameKeys }) => nameKeys.includes('책상'))
  if (!desk) throw new Error('The import stored no fee for the desk.')
  await db.insert(feeLines).values({ ...desk, id: 'fee_first-version', nameKeys: ['책상ㆍ의자（사무용）'] })
  await db.execute(`update fee_record_lines set line_id = 'fee_first-version' where line_id = '${desk.id}'`)
  await db.delete(feeLines).where(eq(feeLines.id, desk.id))
  await db.delete(referenceLoads).where(eq(referenceLoads.name, 'fee-keys'))

  await updateFeeKeys(db)

  expect(await db.select().from(feeLines).orderBy(feeLines.id)).toEqual(before)
  expect(await load(bulkyWasteFees, rows)).toEqual(['unchanged', 'unchanged'])
})
