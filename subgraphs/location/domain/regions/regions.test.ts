import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type RegionRow, regions } from '../../db/schema.ts'
import { childrenOf, countChildren, countRegions, type RegionPosition, searchRegions } from './regions.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

async function aRegion(id: string): Promise<RegionRow> {
  const [row] = await db.select().from(regions).where(eq(regions.id, id))
  if (!row) throw new Error(`There is no region ${id}.`)
  return row
}

const found = async (query: string, first = 50) =>
  (await searchRegions(db, query, { first })).map(({ region }) => region.fullNameKo)

describe('a search', () => {
  test('finds names in both languages, with and without the larger regions', async () => {
    expect(await found('종로구')).toEqual(['서울특별시 종로구'])
    expect(await found('jongno')).toEqual(['서울특별시 종로구'])
    expect(await found('서울 중구')).toEqual(['서울특별시 중구'])
    expect(await found('Jangan-gu, Suwon-si, Gyeonggi')).toEqual(['경기도 수원시 장안구'])
    expect(await found('수원시 장안구')).toEqual(['경기도 수원시 장안구'])
  })

  test('returns equal names first, then beginnings, then parts of names; larger regions before smaller ones', async () => {
    const names = await found('남구')

    expect(names.slice(0, 6)).toEqual([
      '부산광역시 남구',
      '대구광역시 남구',
      '인천광역시 미추홀구',
      '광주광역시 남구',
      '울산광역시 남구',
      '경상북도 포항시 남구',
    ])
    expect(names.slice(6)).toEqual(['서울특별시 강남구', '충청남도 천안시 동남구'])
    expect((await found('서울'))[0]).toBe('서울특별시')
  })

  test('finds former and later names', async () => {
    expect(await found('강원도')).toContain('강원특별자치도')
    expect(await found('경상북도 군위군')).toEqual(['대구광역시 군위군'])
    expect(await found('전남광주통합특별시', 2)).toEqual(['광주광역시', '전라남도', '광주광역시 동구'])
    expect(await found('인천광역시 영종구')).toEqual(['인천광역시 중구'])
    expect(await found('제물포구')).toEqual(['인천광역시 중구', '인천광역시 동구'])
  })

  test('does not match across two names of a full name', async () => {
    // 전남 구례군
    expect(await found('남구')).not.toContain('전라남도 구례군')
  })

  test('finds current and former official codes by their beginning', async () => {
    expect(await found('1111000000')).toEqual(['서울특별시 종로구'])
    expect(await found('4211000000')).toEqual(['강원특별자치도 춘천시'])
    expect(await found('41111')).toEqual(['경기도 수원시 장안구'])
    expect(await found('1000000')).toEqual([])
  })

  test('finds nothing for an empty query or an unknown name', async () => {
    expect(await found(' - ')).toEqual([])
    expect(await found('Atlantis')).toEqual([])
    expect(await countRegions(db, '  ', {})).toBe(0)
  })

  test('returns only regions of the requested levels', async () => {
    const options = { levels: ['PROVINCE' as const] }

    expect((await searchRegions(db, '경기', { ...options, first: 50 })).map(({ region }) => region.nameKo)).toEqual([
      '경기도',
    ])
    expect(await countRegions(db, '경기', options)).toBe(1)
  })

  test('refuses a query of more than 100 characters', async () => {
    await expect(searchRegions(db, '가'.repeat(101), { first: 1 })).rejects.toThrow(
      '`query` has at most 100 characters; this one has 101.',
    )
  })

  test('pages without skipping or repeating', async () => {
    const all = await found('구')
    const pages: string[] = []
    let after: RegionPosition | undefined
    for (;;) {
      const hits = await searchRegions(db, '구', { first: 7, after })
      pages.push(...hits.slice(0, 7).map(({ region }) => region.fullNameKo))
      if (hits.length <= 7) break
      after = hits[6]?.position
    }

    expect(pages.slice(0, 51)).toEqual(all)
    expect(new Set(pages).size).toBe(pages.length)
    expect(pages.length).toBe(await countRegions(db, '구', {}))
  })
})

test('the children of a region come in pages, by official code', async () => {
  const country = await aRegion('reg_KR')
  const provinces = await childrenOf(db, country, { first: 50 })
  const [, , third] = provinces
  const next = await childrenOf(db, country, { first: 2, after: provinces[1]?.officialCode })

  expect(provinces.length).toBe(17)
  expect(provinces.map(({ officialCode }) => officialCode)).toEqual(
    provinces.map(({ officialCode }) => officialCode).toSorted(),
  )
  expect(next[0]).toEqual(third)
  expect(next.length).toBe(3)
})

test('an abolished region has successors and is not among the children of its parent', async () => {
  const [gunwi, namgu] = await Promise.all([aRegion('reg_4772000000'), aRegion('reg_2817000000')])

  expect(gunwi).toMatchObject({ fullNameKo: '경상북도 군위군', abolishedOn: '2023-07-01' })
  expect(gunwi.successorIds).toEqual(['reg_2772000000'])
  expect(namgu).toMatchObject({ fullNameKo: '인천광역시 남구', nameEn: null, abolishedOn: '2018-07-01' })
  const inGyeongbuk = await childrenOf(db, await aRegion('reg_4700000000'), { first: 50 })
  expect(inGyeongbuk.map(({ id }) => id)).not.toContain('reg_4772000000')
  expect(await found('4772000000')).toEqual(['대구광역시 군위군'])
})

test('an abolished region keeps the children that it had', async () => {
  const gangwon = await aRegion('reg_4200000000')

  expect(gangwon).toMatchObject({ nameKo: '강원도', abolishedOn: '2023-06-11' })
  expect(await countChildren(db, gangwon)).toBe(18)
  expect(await aRegion('reg_4511100000')).toMatchObject({
    fullNameKo: '전라북도 전주시 완산구',
    parentId: 'reg_4511000000',
    ancestorIds: ['reg_KR', 'reg_4500000000', 'reg_4511000000'],
    abolishedOn: '2024-01-18',
  })
})
