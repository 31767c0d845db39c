import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { takeBackImport } from '../../_shared/editions/take-back.ts'
import { runImport } from '../../_shared/import.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { type Row, rowImports } from '../../_shared/testing-imports.ts'
import { imports, outgoingEvents, places, retiredPlaces, sourceRecords } from '../db/schema.ts'
import { createLoaders } from '../loaders.ts'
import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { litterBins } from './bins/litter-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { placeImporters } from './place-importers.ts'
import { at, clothes, lamps, medicine, placesOnTheMap } from './testing.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
  await db.delete(retiredPlaces)
  await db.delete(imports)
})
const load = await rowImports(db)

const shops = (count: number, row: Row = {}): Row[] =>
  Array.from({ length: count }, (_, index) =>
    medicine({
      설치장소명: `${index + 1}호약국`,
      소재지도로명주소: `경기도 수원시 장안구 정조로 ${index + 1}`,
      ...at(30 * index),
      ...row,
    }),
  )
const next = { 데이터기준일자: '2026-10-01' }
const takeBack = (id: number) => takeBackImport(db, placeImporters, { id, name: `location-${id}`, day: '2026-11-25' })
const names = async () => (await placesOnTheMap(db)).map(({ nameKo }) => nameKo).sort()

describe('a newer edition', () => {
  test('replaces the older one of its provider, and leaves those of others', async () => {
    await load(medicineBins, [
      ...shops(3),
      medicine({ 설치장소명: '다른약국', 제공기관코드: '1', 제공기관명: '다른 곳' }),
    ])

    const outcomes = await load(medicineBins, shops(2, next))

    expect(outcomes).toEqual(['updated', 'updated', 'removed: not-in-newer-edition'])
    expect(await names()).toEqual(['1호약국', '2호약국', '다른약국'])
  })

  test('keeps a place that it lacks for those who saved it, as open and with low confidence, until a later one has it again', async () => {
    await load(medicineBins, shops(3))
    const [, , third] = await placesOnTheMap(db)
    const id = String(third?.id)
    await db
      .update(places)
      .set({ approved: { phone: '+8231' } })
      .where(eq(places.id, id))
    const asked = async () => createLoaders(db, () => null).place.load(id)

    await load(
      medicineBins,
      shops(3, next).filter((row) => row.설치장소명 !== third?.nameKo),
    )
    const retired = await asked()
    await load(medicineBins, shops(3, { 데이터기준일자: '2026-11-01' }))

    expect(retired).toMatchObject({ id, status: 'OPERATING', confidence: 'LOW', nameKo: third?.nameKo })
    expect(await asked()).toMatchObject({ id, confidence: 'HIGH', phone: '+8231' })
    expect(await db.$count(retiredPlaces)).toBe(0)
  })

  test('leaves a place that another data set has', async () => {
    await load(medicineBins, [medicine(), ...shops(1)])
    await load(lampBatteryBins, [lamps()])

    await load(medicineBins, shops(1, next))

    const taken = (await placesOnTheMap(db)).map(({ takes }) => takes.join()).sort()
    expect(taken).toEqual(['BATTERY', 'MEDICINE'])
  })
})

describe('an older edition', () => {
  test('changes nothing, and its rows are flagged', async () => {
    await load(medicineBins, shops(3, next))
    const before = await placesOnTheMap(db)

    const outcomes = await load(
      medicineBins,
      shops(4).map((row) => ({ ...row, ...at(5_000) })),
    )

    expect(outcomes).toEqual(Array(4).fill('flagged: older-than-known'))
    expect(await placesOnTheMap(db)).toEqual(before)
  })

  test('in one file with the newer one, changes nothing either', async () => {
    await load(medicineBins, [...shops(4), ...shops(2, next)])

    expect(await names()).toEqual(['1호약국', '2호약국'])
  })

  test('is what the operator says it is', async () => {
    await load(medicineBins, shops(3, next))
    const path = join('/tmp', `edition-${process.pid}.csv`)
    const [first = {}] = shops(1)
    await writeFile(
      path,
      `${Object.keys(first).join()}\n${shops(2)
        .map((row) => Object.values(row).join())
        .join('\n')}\n`,
    )

    await runImport(db, medicineBins, { path, day: '2026-11-24', edition: '2026-11-01' })

    expect(await names()).toEqual(['1호약국', '2호약국'])
  })
})

describe('a file that seems to be cut off is refused', () => {
  test.each<[string, Row[], Row[], RegExp]>([
    ['less than half of the rows', shops(5), shops(2, next), /경기도 수원시 \(2 rows of 5 known\).*--accept-shrinking/],
    ['500 rows', [], shops(500), /Exports end on exactly as many rows as these have: 경기도 수원시 \(500 rows\)/],
  ])('%s', async (_what, known, rows, message) => {
    if (known.length > 0) await load(medicineBins, known)
    const before = await placesOnTheMap(db)

    await expect(load(medicineBins, rows)).rejects.toThrow(message)

    expect(await placesOnTheMap(db)).toEqual(before)
  })

  test('the last row in the middle', async () => {
    const path = join('/tmp', `cut-${process.pid}.csv`)
    const [first = {}] = shops(1)
    const text = [Object.keys(first), ...shops(3).map((row) => Object.values(row))]
      .map((cells) => cells.join())
      .join('\n')
    await writeFile(path, text.slice(0, -30))

    await expect(runImport(db, medicineBins, { path, day: '2026-11-24' })).rejects.toThrow(
      /^cut-\d+\.csv:4 is the last row, and it has fewer cells than the header: the file is cut off\./,
    )
    await runImport(db, medicineBins, { path, day: '2026-11-24', acceptShrinking: true })
    expect(await names()).toEqual(['1호약국', '2호약국'])
  })
})

test('a file without a day is refused if dated rows are known, and says how to load it', async () => {
  await load(medicineBins, shops(3))
  const undated = shops(3, { 데이터기준일자: '' })

  await expect(load(medicineBins, undated)).rejects.toThrow(
    'Rows of the edition of 2026-06-01 are loaded, and this file has no date. Give the day of its data with --edition YYYY-MM-DD.',
  )
})

test('a file of another data set is refused by name', async () => {
  const litter = shops(3, { 휴지통종류: '재활용쓰레기', 관리기관명: '', 관리기관전화번호: '' })

  await expect(load(medicineBins, litter)).rejects.toThrow(
    "file.csv has 휴지통종류, which 전국폐의약품수거함표준데이터 doesn't have. It looks like litter-bins (전국휴지통표준데이터).",
  )
  await expect(load(clothingBins, litter)).rejects.toThrow(/has no column 상세위치\..* It looks like litter-bins/)
  const renamed = litter.map(({ 휴지통종류: _, ...row }) => row)
  await expect(load(litterBins, renamed)).rejects.toThrow(/has no column 휴지통종류\..* It looks like medicine-bins/)
})

test('a file with the right columns and the contents of another one is refused', async () => {
  const streets = Array.from({ length: 300 }, (_, index) =>
    medicine({ 설치장소명: `거리 ${index}`, 소재지도로명주소: `경기도 수원시 장안구 정조로 ${index + 1}` }),
  )

  await expect(load(medicineBins, streets)).rejects.toThrow(
    /of its 300 rows 0 % have pharmacies, health centres and offices in 설치장소명; at least 30 % are expected/,
  )
})

describe('an import that is taken back', () => {
  const undoLast = async () => {
    const rows = await db.select().from(imports).orderBy(imports.id)
    const last = rows.filter(({ undoneAt }) => undoneAt === null).at(-1)
    if (!last) throw new Error('Nothing is loaded.')
    await takeBack(last.id)
  }
  const everything = async () => [
    await placesOnTheMap(db),
    await db.select().from(sourceRecords).orderBy(sourceRecords.dataSet, sourceRecords.key),
    await db.select().from(retiredPlaces),
  ]

  test('leaves everything as it was before', async () => {
    await load(medicineBins, shops(4))
    await load(lampBatteryBins, [lamps()])
    const before = await everything()

    await load(medicineBins, [...shops(3, next).map((row) => ({ ...row, 세부위치: '1층' })), medicine(next)])
    await undoLast()

    expect(await everything()).toEqual(before)
    await undoLast()
    await undoLast()
    expect(await everything()).toEqual([[], [], []])
  })

  test('is told like one that was loaded', async () => {
    await db.delete(outgoingEvents)
    await load(medicineBins, shops(4))
    await undoLast()

    const told = await db.select().from(outgoingEvents).orderBy(outgoingEvents.number)
    expect(told.filter(({ type }) => type === 'data.imported.v1').map(({ data }) => data)).toMatchObject([
      { dataSet: 'medicine-bins', loaded: { publisher: '공공데이터포털', edition: '2026-06-01', rows: 4 } },
      { dataSet: 'medicine-bins', loaded: null },
    ])
  })

  test('is refused while a later one changed the same rows', async () => {
    await load(clothingBins, [clothes()])
    const [first] = await db.select().from(imports)
    await load(clothingBins, [clothes(next)])

    if (!first) throw new Error('The first import is missing.')
    await expect(takeBack(first.id)).rejects.toThrow(
      /^Import location-\d+ changed some of the same rows later\. Take it back first\.$/,
    )
  })
})
