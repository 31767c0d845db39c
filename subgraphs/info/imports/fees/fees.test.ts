import { asc } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type Row, rowImports } from '../../../_shared/testing-imports.ts'
import { feeLines, feeRecords } from '../../db/schema.ts'
import { readRegions } from '../../reference/regions.ts'
import { bulkyWasteFees, nameKeysOf } from './bulky-waste-fees.ts'
import { wasteBagPrices } from './waste-bag-prices.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)
beforeEach(async () => {
  await db.delete(feeRecords)
  await db.delete(feeLines)
})

const sofa = (row: Row = {}): Row => ({
  시도명: '서울특별시',
  시군구명: '종로구',
  대형폐기물명: '소파',
  대형폐기물구분명: '가구류',
  대형폐기물규격: '1인용',
  유무료여부: '유료',
  수수료: '3000',
  관리기관명: '서울특별시 종로구청',
  데이터기준일자: '2026-07-10',
  ...row,
})
const bag = (row: Row = {}): Row => ({
  시도명: '서울특별시',
  시군구명: '종로구',
  종량제봉투종류: '규격봉투',
  종량제봉투처리방식: '소각용',
  종량제봉투용도: '생활쓰레기',
  종량제봉투사용대상: '가정용',
  '1.5ℓ가격': '0',
  '10ℓ가격': '250',
  '20ℓ가격': '490',
  관리부서명: '청소과',
  관리부서전화번호: '02-2148-2373',
  데이터기준일자: '2021-07-10',
  제공기관명: '서울특별시 종로구',
  ...row,
})

const load = await rowImports(db)
const lines = async () =>
  (await db.select().from(feeLines).orderBy(asc(feeLines.position), asc(feeLines.amountMinor))).map((line) => {
    const range = line.maxAmountMinor === null ? '' : `-${line.maxAmountMinor}`
    return `${line.regionId} ${line.method} ${line.specification.ko} = ${line.amountMinor}${range}`
  })

describe('bulky waste', () => {
  test('several fees with the same words become one line with a range, and repeated rows are merged', async () => {
    const outcomes = await load(bulkyWasteFees, [
      sofa(),
      sofa({ 수수료: '5,000원' }),
      sofa(),
      sofa({ 대형폐기물구분명: '기타' }),
      sofa({ 대형폐기물규격: '모든 규격', 수수료: '9000' }),
    ])

    expect(outcomes).toEqual(['imported', 'imported', 'merged: same-row', 'merged: same-fees', 'imported'])
    expect(await lines()).toEqual([
      'reg_1111000000 BULKY_WASTE 소파, 1인용 = 3000-5000',
      'reg_1111000000 BULKY_WASTE 소파 = 9000',
    ])
  })

  test.each<[string, Row, string]>([
    ['without a fee', { 수수료: '0', 유무료여부: '무료' }, 'flagged: fee-not-given'],
    ['with an empty fee', { 수수료: '' }, 'flagged: fee-not-given'],
    ['that is free but has a fee', { 유무료여부: '무료' }, 'flagged: contradicts-itself'],
    ['with an implausibly low fee', { 수수료: '100' }, 'flagged: implausible-fee'],
    ['with an implausibly high fee', { 수수료: '250000' }, 'flagged: implausible-fee'],
    ['by the tonne', { 대형폐기물규격: '1톤당', 수수료: '15000' }, 'flagged: by-the-tonne'],
    ['of an unknown district', { 시군구명: '없는구' }, 'flagged: unknown-district'],
    ['of a whole province', { 시군구명: '' }, 'flagged: unknown-district'],
  ])('a row %s has no fee', async (_what, row, outcome) => {
    expect(await load(bulkyWasteFees, [sofa(row)])).toEqual([outcome])

    expect(await lines()).toEqual([])
    expect(await db.$count(feeRecords)).toBe(1)
  })

  test.each<[string, Row, string]>([
    ['without a province', { 시도명: '' }, 'rejected: no-region'],
    ['without a name', { 대형폐기물명: '-' }, 'rejected: no-name'],
    ['with a NUL character', { 대형폐기물명: '소\0파' }, 'rejected: unreadable-characters'],
  ])('a row %s is rejected, and the others are imported', async (_what, row, outcome) => {
    expect(await load(bulkyWasteFees, [sofa(row), sofa()])).toEqual([outcome, 'imported'])

    expect(await lines()).toHaveLength(1)
  })

  test('the tonnes of a water tank are its capacity, not a lot', async () => {
    expect(await load(bulkyWasteFees, [sofa({ 대형폐기물명: '물탱크', 대형폐기물규격: '1톤당' })])).toEqual([
      'imported',
    ])
  })

  test('a later file replaces the fees of its regions and keeps those of other regions', async () => {
    const suwon = sofa({ 시도명: '경기도', 시군구명: '수원시' })
    await load(bulkyWasteFees, [sofa(), suwon])

    const outcomes = await load(bulkyWasteFees, [sofa({ 수수료: '4000' })], '2027-01-01')

    expect(outcomes).toEqual(['imported', 'superseded: restated'])
    expect(await lines()).toEqual([
      'reg_4111000000 BULKY_WASTE 소파, 1인용 = 3000',
      'reg_1111000000 BULKY_WASTE 소파, 1인용 = 4000',
    ])
  })

  test('a row with a new day is updated, and so is the day of its line', async () => {
    await load(bulkyWasteFees, [sofa()])

    expect(await load(bulkyWasteFees, [sofa({ 데이터기준일자: '2027-01-01' })], '2027-01-02')).toEqual(['updated'])

    expect(await db.select().from(feeLines)).toMatchObject([{ observedOn: '2027-01-01', readOn: '2027-01-02' }])
  })

  test('sizes that differ only by the width of their letters are one line', async () => {
    const outcomes = await load(bulkyWasteFees, [
      sofa({ 대형폐기물명: '소파（쇼파）', 대형폐기물규격: '폭 100㎝' }),
      sofa({ 대형폐기물명: '소파(쇼파)', 대형폐기물규격: '폭 １００cm', 유무료여부: '유료\u200b' }),
    ])

    expect(outcomes).toEqual(['imported', 'merged: same-fees'])
    expect(await lines()).toHaveLength(1)
  })

  test('a dry run has the same results and stores nothing', async () => {
    expect(await load(bulkyWasteFees, [sofa()], '2026-11-24', { dryRun: true })).toEqual(['imported'])

    expect(await lines()).toEqual([])
  })

  test.each([
    ['소파(쇼파)', ['소파', '소파쇼파']],
    ['침대 매트리스', ['침대매트리스']],
    ['장판, 카펫', ['장판', '장판카펫', '카펫']],
    ['이불 등', ['이불']],
    ['의자류', ['의자', '의자류']],
    ['폐 소화기', ['소화기', '폐소화기']],
    ['문짝(장롱)', ['문짝', '문짝장롱']],
    ['책상ㆍ의자（１인용）', ['의자', '책상', '책상의자', '책상의자1인용']],
  ])('%s has the search keys %j', (name, keys) => {
    expect(nameKeysOf(name)).toEqual(keys)
  })
})

describe('bags', () => {
  test.each<[string, Row, string]>([
    ['for household waste', {}, 'GENERAL_WASTE 규격봉투(소각용), 가정용'],
    ['for food', { 종량제봉투용도: '음식물쓰레기', 종량제봉투처리방식: '기타' }, 'FOOD_WASTE 규격봉투, 가정용'],
    [
      'in full-width letters',
      { 종량제봉투처리방식: '소각용ㆍ매립용', 종량제봉투사용대상: '가정용／사업장용' },
      'GENERAL_WASTE 규격봉투(소각용·매립용), 가정용·사업장용',
    ],
    [
      'for non-combustible waste',
      { 종량제봉투종류: '특수규격마대', 종량제봉투처리방식: '매립용' },
      'NON_COMBUSTIBLE 특수규격마대(매립용), 가정용',
    ],
    [
      'for households and businesses',
      { 종량제봉투종류: '재사용규격봉투', 종량제봉투사용대상: '가정용+사업장' },
      'GENERAL_WASTE 재사용규격봉투(소각용), 가정용·사업장용',
    ],
  ])('%s have a line per size, and a size with a price of 0 is not sold', async (_what, row, line) => {
    expect(await load(wasteBagPrices, [bag(row)])).toEqual(['imported'])

    expect(await lines()).toEqual([`reg_1111000000 ${line}, 10 L = 250`, `reg_1111000000 ${line}, 20 L = 490`])
  })

  test.each<[string, Row, string]>([
    ['for non-combustible waste that is to be burnt', { 종량제봉투종류: '특수규격마대' }, 'flagged: unknown-kind'],
    ['for building waste', { 종량제봉투사용대상: '가정용(공사장생활폐기물)' }, 'flagged: unknown-kind'],
    ['without a size on sale', { '10ℓ가격': '0', '20ℓ가격': '' }, 'flagged: sells-nothing'],
    ['of an unknown district', { 시군구명: '없는구', 제공기관명: '' }, 'flagged: unknown-district'],
  ])('a row of bags %s is kept without prices', async (_what, row, outcome) => {
    expect(await load(wasteBagPrices, [bag(row)])).toEqual([outcome])

    expect(await lines()).toEqual([])
    expect(await db.$count(feeRecords)).toBe(1)
  })

  test('a price that lacks a digit is omitted, and the others are kept', async () => {
    expect(await load(wasteBagPrices, [bag({ '1.5ℓ가격': '4' })])).toEqual(['flagged: implausible-price'])

    expect(await lines()).toEqual([
      'reg_1111000000 GENERAL_WASTE 규격봉투(소각용), 가정용, 10 L = 250',
      'reg_1111000000 GENERAL_WASTE 규격봉투(소각용), 가정용, 20 L = 490',
    ])
  })

  test('a row of two kinds has the prices of both', async () => {
    await load(wasteBagPrices, [bag({ 종량제봉투종류: '규격봉투+재사용규격봉투', '10ℓ가격': '0' })])

    expect(await lines()).toEqual([
      'reg_1111000000 GENERAL_WASTE 규격봉투(소각용), 가정용, 20 L = 490',
      'reg_1111000000 GENERAL_WASTE 재사용규격봉투(소각용), 가정용, 20 L = 490',
    ])
  })

  test('prices that several neighbourhoods repeat become one line', async () => {
    const rows = [bag(), bag({ 관리부서명: '혜화동' }), bag({ 관리부서명: '부암동', '20ℓ가격': '500' })]

    expect(await load(wasteBagPrices, rows)).toEqual(['imported', 'merged: same-fees', 'imported'])

    expect(await lines()).toContain('reg_1111000000 GENERAL_WASTE 규격봉투(소각용), 가정용, 20 L = 490-500')
  })

  test('a file with every size of two kinds in every region is read', async () => {
    const sizes = Array.from({ length: 15 }, (_, index) => [`${index + 1}ℓ가격`, `${(index + 1) * 20}`])
    const districts = readRegions().filter(({ fullNameKo }) => fullNameKo.includes(' '))
    const rows = districts.map(({ fullNameKo }) => {
      const [province = '', ...district] = fullNameKo.split(' ')
      const names = { 시도명: province, 시군구명: district.join(' '), 종량제봉투종류: '규격봉투+재사용규격봉투' }
      return bag({ ...Object.fromEntries(sizes), '1.5ℓ가격': '0', '20ℓ가격': '0', ...names })
    })

    const outcomes = await load(wasteBagPrices, rows)

    expect(new Set(outcomes)).toEqual(new Set(['imported']))
    expect(await db.$count(feeLines)).toBe(districts.length * 30)
  }, 300_000)

  test('a file without the column for the use of a bag is refused', async () => {
    const { 종량제봉투용도: _, ...row } = bag()

    await expect(load(wasteBagPrices, [row])).rejects.toThrow('file.csv has no column 종량제봉투용도.')
  })
})
