import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { readTable } from '../../../_shared/delimited-table.ts'
import type { Importer } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data-files.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { places, regions, sourceRecords } from '../../db/schema.ts'
import { clothingBins } from '../bins/clothing-bins.ts'
import { importFile } from '../testing.ts'
import { mappedImporters } from './mappings.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})
const folder = await mkdtemp(join(tmpdir(), 'bunri-city-'))
afterAll(() => rm(folder, { recursive: true }))

const importerOf = (name: string) => {
  const importer = mappedImporters().find((found) => found.name === name)
  if (!importer) throw new Error(`There is no mapping ${name}.`)
  return importer
}

const run = (importer: Importer, path: string) => importFile(db, importer, path)

/** The path of a file with the rows of Mapo from the national file. */
async function nationalRows(): Promise<string> {
  const path = join(folder, 'national.csv')
  const rows: string[] = []
  for await (const { cells } of readTable(openDataFile('kr_clothing_bins_2026.cp949.csv'), 'cp949', ['시군구명'])) {
    if (!cells) continue
    if (rows.length === 0) rows.push(Object.keys(cells).join())
    if (cells.시군구명 === '마포구')
      rows.push(
        Object.values(cells)
          .map((cell) => `"${cell}"`)
          .join(),
      )
  }
  await writeFile(path, rows.join('\n'))
  return path
}

const mapoBins = importerOf('mapo-clothing-bins')
const changwonBins = importerOf('changwon-clothing-bins')
const inPlace = eq(regions.id, places.regionId)
const mapo = openDataFile('kr_mapo_clothing_bins.utf8.csv')
const ledBy = async () =>
  Object.fromEntries(
    (
      await db.execute<{ data_set: string; total: number }>(
        sql`select data_set, count(*)::int as total from ${sourceRecords} where leads group by data_set`,
      )
    ).map(({ data_set, total }) => [data_set, total]),
  )

describe.skipIf(!hasOpenData)(`files of cities${unlessMissing}`, () => {
  test('a bin in the national file and in that of Mapo is one place', async () => {
    const national = { 'no-point': 1, 'same-key': 1 }
    expect(await run(clothingBins, await nationalRows())).toEqual({
      read: 417,
      counts: { imported: 415, merged: 1, flagged: 1 },
      reasons: national,
    })

    const reasons = { 'same-place': 382, 'same-key': 2 }
    expect(await run(mapoBins, mapo)).toEqual({ read: 418, counts: { imported: 34, merged: 384 }, reasons })

    expect(await ledBy()).toEqual({ 'clothing-bins': 415, 'mapo-clothing-bins': 34 })
    expect(await run(mapoBins, mapo)).toEqual({ read: 418, counts: { unchanged: 34, merged: 384 }, reasons })
  })

  test('records of the national file lead because they have names, and it is the same map if Mapo comes first', async () => {
    const city = { 'same-key': 2 }
    expect(await run(mapoBins, mapo)).toEqual({ read: 418, counts: { imported: 416, merged: 2 }, reasons: city })

    const reasons = { 'same-place': 382, 'no-point': 1, 'same-key': 1 }
    const path = await nationalRows()
    expect(await run(clothingBins, path)).toEqual({
      read: 417,
      counts: { imported: 415, merged: 1, flagged: 1, affected: 382 },
      reasons,
    })

    expect(await ledBy()).toEqual({ 'clothing-bins': 415, 'mapo-clothing-bins': 34 })
    expect(await run(clothingBins, path)).toMatchObject({ counts: { unchanged: 415, merged: 1, flagged: 1 } })
    expect(await run(mapoBins, mapo)).toMatchObject({ counts: { unchanged: 34, merged: 384 } })
  })

  test('day numbers of Excel are read, and the address names the region', async () => {
    await run(mapoBins, mapo)

    const [row] = await db.select().from(sourceRecords).where(eq(sourceRecords.line, 2))
    const [place] = await db
      .select()
      .from(places)
      .where(eq(places.id, row?.placeId ?? ''))
    expect(row?.observedOn).toBe('2022-12-16')
    expect(place).toMatchObject({
      nameKo: '의류수거함',
      nameEn: 'Clothing bin',
      kind: 'CLOTHING_BIN',
      address: '서울특별시 마포구 공덕동 손기정로 2',
      addressKey: 'reg_1144000000 손기정로2',
      regionId: 'reg_1144000000',
      accuracy: 'ADDRESS',
      confidence: 'MEDIUM',
    })
  })

  test('Changwon: every row has an outcome, and its places are in the districts of the city', async () => {
    const path = openDataFile('kr_changwon_clothing_bins.utf8.csv')
    const reasons = { 'same-place': 5, 'same-key': 17 }

    expect(await run(changwonBins, path)).toEqual({ read: 1_164, counts: { imported: 1_142, merged: 22 }, reasons })
    expect(await run(changwonBins, path)).toEqual({ read: 1_164, counts: { unchanged: 1_142, merged: 22 }, reasons })

    const found = await db.selectDistinct({ name: regions.nameKo }).from(places).innerJoin(regions, inPlace)
    expect(found.map(({ name }) => name).sort()).toEqual([
      '마산합포구',
      '마산회원구',
      '성산구',
      '의창구',
      '진해구',
      '창원시',
    ])
  })
})
