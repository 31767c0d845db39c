import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { runImport } from '../../../_shared/import.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { regions } from '../../db/schema.ts'
import { searchRegions } from '../../domain/regions/regions.ts'
import { legalDongs } from './legal-dongs.ts'

const { db, close } = connect(await testDatabase('location'))
const folder = await mkdtemp(join(tmpdir(), 'bunri-dongs-'))
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

async function load(...lines: string[]): Promise<string[]> {
  const path = join(folder, 'dongs.tsv')
  await writeFile(path, `${lines.join('\n')}\n`)
  const outcomes: string[] = []
  await runImport(db, legalDongs, {
    path,
    day: '2026-11-24',
    report: async (results) => void outcomes.push(...results.map(({ outcome }) => outcome)),
  })
  return outcomes
}

test('a row in full-width letters is the same dong, and is found in plain letters', async () => {
  const name = '서울특별시\u3000종로구 １ㆍ２가\u200b동'
  expect(await load(`１１１１０９９１００\t${name}\t존재\u3000`)).toEqual(['imported'])
  expect(await load('1111099100\t서울특별시 종로구 １ㆍ２가동\t존재')).toEqual(['unchanged'])

  const [row] = await db.select().from(regions).where(eq(regions.id, 'reg_1111099100'))
  expect(row?.nameKo).toBe('１ㆍ２가동')
  for (const query of ['1·2가동', '종로구 1.2가동', '１・２가동'])
    expect((await searchRegions(db, query, { first: 5 })).map(({ region }) => region.id)).toContain('reg_1111099100')
})

test.each([
  ['the ministry', '법정동코드,법정동명,폐지여부\n1111099200,서울특별시 종로구 시험동,존재'],
  [
    'the portal',
    '법정동코드,시도명,시군구명,읍면동명,리명,순위,생성일자,삭제일자,과거법정동코드\n1111099300,서울특별시,종로구,견본동,,3,1988-04-23,,\n1111099400,서울특별시,종로구,옛날동,,3,1988-04-23,2001-01-01,',
  ],
])('a comma-separated file with the header of %s has the same dongs', async (publisher, text) => {
  expect(await load(text)).toEqual(publisher === 'the portal' ? ['imported', 'flagged'] : ['imported'])

  const name = publisher === 'the portal' ? '견본동' : '시험동'
  expect((await searchRegions(db, `종로구 ${name}`, { first: 5 })).map(({ region }) => region.fullNameKo)).toEqual([
    `서울특별시 종로구 ${name}`,
  ])
})

test('a file that is cut off in its last row, or has another header, is refused', async () => {
  await expect(
    load('법정동코드,법정동명,폐지여부\n1111099200,서울특별시 종로구 시험동,존재\n11110993'),
  ).rejects.toThrow('dongs.tsv:3 is the last row, and it has fewer cells than the header')
  await expect(load('법정동코드,이름\n1111099200,서울특별시 종로구 시험동')).rejects.toThrow(
    'has no columns 법정동명, 폐지여부.',
  )
  await expect(load('1111099200\t서울특별시 종로구 시험동\t존재\n1111099300\t서울')).rejects.toThrow('fewer cells')
})
