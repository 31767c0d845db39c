import { eq, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import type { Importer } from '../../_shared/import.ts'
import { hasOpenData, unlessMissing } from '../../_shared/open-data-files.ts'
import { propertyRuns, testDatabase } from '../../_shared/testing.ts'
import {
  difference,
  type EditionedFile,
  editionLoader,
  editionsOf,
  randomSequence,
  rowsOf,
  type Step,
  shuffled,
} from '../../_shared/testing-editions.ts'
import type { Row } from '../../_shared/testing-imports.ts'
import { sliceOfBoundaries } from '../../_shared/testing-slices.ts'
import { imports, places, regionRings, regions, retiredPlaces, sourceRecords } from '../db/schema.ts'
import { seededRandom } from '../fixtures.ts'
import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { boundaries } from './regions/boundaries.ts'
import { mappedImporters } from './tables/mappings.ts'

/** In `npm run test:long`. */
const sequences = 200
const seed = Number(process.env.TEST_SEED ?? 17)
const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const provider = (row: Row) => row.제공기관코드 ?? ''
const older = {
  change: (row: Row) => ({ ...row, 위도: String(Number(row.위도 || 37) + 0.0003), 관리기관전화번호: '02-000-0000' }),
  rename: (row: Row) => ({ ...row, 설치장소명: `${row.설치장소명} 옛`, 소재지도로명주소: `${row.소재지도로명주소} 7` }),
}

/** Some rows with a point eleven kilometres away: whether that is far from their district follows from its boundary. */
const displaced = (rows: readonly Row[]): Row[] =>
  rows.map((row) => (isDisplaced(row) ? { ...row, 위도: String(Number(row.위도 || 37) + 0.1) } : row))

// By the address, so that rows with one key are displaced alike: of those, the one that is loaded last holds.
const isDisplaced = ({ 소재지도로명주소 = '', 소재지지번주소 = '' }: Row): boolean =>
  [...`${소재지도로명주소}${소재지지번주소}`].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 7 === 3

/** Places of a few districts, with bins on a fallback point (안양시), bins without points (서울 중구) and a city's own file. */
async function files(): Promise<EditionedFile[]> {
  const random = seededRandom(seed)
  const file = async (
    importer: Importer,
    name: string,
    districts: RegExp,
    unitOf = provider,
  ): Promise<EditionedFile> => {
    const rows = await rowsOf(name, unitOf, (row) => districts.test(`${row.시도명} ${row.시군구명}`), 45)
    return { importer, unitOf, editions: editionsOf(displaced(rows), random, older) }
  }
  const mapo = mappedImporters().find(({ name }) => name === 'mapo-clothing-bins')
  if (!mapo) throw new Error('There is no mapping for Mapo.')
  const cityRows = await rowsOf(
    'kr_mapo_clothing_bins.utf8.csv',
    () => '',
    () => true,
    60,
  )
  return [
    await file(clothingBins, 'kr_clothing_bins_2026.cp949.csv', /마포구|안양시|서울특별시 중구/),
    await file(medicineBins, 'kr_medicine_bins_2026.cp949.csv', /합천군|안양시|마포구/),
    await file(lampBatteryBins, 'kr_lamp_battery_bins_2026.cp949.csv', /합천군|안양시/),
    {
      importer: mapo,
      unitOf: () => '',
      editions: [cityRows, cityRows.slice(5).map((row) => ({ ...row, 데이터기준일자: '44546' }))],
    },
  ]
}

/** The boundaries of these districts. */
async function boundariesStep(): Promise<Step> {
  const path = await sliceOfBoundaries(
    'kr_municipalities_2018.topojson',
    (code, name) => /^(마포구|안양시.*|합천군)$/.test(name) || (name === '중구' && code.startsWith('11')),
  )
  return { what: 'boundaries', importer: boundaries, rows: [], path }
}

async function empty(): Promise<void> {
  await db.delete(regionRings)
  await db.update(regions).set({ boundaryHash: null, boundaryCode: null })
  await db.delete(sourceRecords)
  await db.delete(places)
  await db.delete(retiredPlaces)
  await db.delete(imports)
}

/** All that the graph shows of places, without their ids. */
async function graph(): Promise<string[]> {
  const rows = await db.execute<{ place: string }>(sql`
    select jsonb_build_array(to_jsonb(place) - '{id,pos,cell}'::text[], hours.hours,
      (select jsonb_agg(to_jsonb(taken) - '{place_id}'::text[] order by taken.material_id) from place_materials as taken where taken.place_id = place.id),
      (select jsonb_agg(array[record.data_set, record.key, record.provider, record.observed_on::text, record.leads::text]
        order by record.data_set, record.key) from source_records as record where record.place_id = place.id))::text as place
    from places as place left join place_hours as hours on hours.place_id = place.id`)
  const cells = await db.execute<{ cells: string }>(sql`
    select jsonb_agg(to_jsonb(cell) - '{place_id,latitudes,longitudes}'::text[] order by level, x, y, kind, material_ids)::text as cells from map_cells as cell`)
  return [...rows.map(({ place }) => place).sort(), String(cells[0]?.cells)]
}

describe.skipIf(!hasOpenData)(`places of real files, edition after edition${unlessMissing}`, async () => {
  const all = hasOpenData ? await files() : []
  const others = hasOpenData ? [await boundariesStep()] : []
  const load = await editionLoader(db)
  const loadNewest = async () => {
    await empty()
    for (const step of others) await load(step)
    for (const { importer, editions } of all) await load({ what: 'newest', importer, rows: editions[0] ?? [] })
    return graph()
  }

  test('any sequence of old, cut, doubled, mixed, wrong and interrupted files ends with the graph of the newest editions', async () => {
    const clean = await loadNewest()
    expect(clean.length).toBeGreaterThan(150)

    for (let run = 0; run < propertyRuns(2, sequences); run += 1) {
      await empty()
      const steps = randomSequence(all, seededRandom(seed * 1_000 + run), others)
      const log: string[] = []
      for (const step of steps) log.push(`${step.importer.name}: ${step.what}: ${await load(step)}`)

      const found = await graph()
      const different = difference(clean, found)
      expect(different, `sequence ${run} of seed ${seed}:\n${log.join('\n')}`).toEqual([])
    }
  }, 3_600_000)

  test('boundaries that come after the places take far points off the map and say how many; better points bring them back', async () => {
    await empty()
    const file = 'kr_clothing_bins_2026.cp949.csv'
    const rows = await rowsOf(file, provider, ({ 시군구명, 위도 }) => 시군구명 === '마포구' && Number(위도) > 0)
    const held = () => db.$count(sourceRecords, eq(sourceRecords.reason, 'outside-district'))
    await load({ what: 'far points', importer: clothingBins, rows: displaced(rows) })
    const before = await db.$count(places)

    const account = JSON.parse(await load(others[0] as Step))

    expect(await held()).toBeGreaterThan(3)
    expect(account).toEqual({ imported: 5, 'left-the-map': await held() })
    expect(await db.$count(places)).toBe(before - (await held()))
    const next = rows.map((row) => ({ ...row, 데이터기준일자: '2026-11-01' }))
    await load({ what: 'better points', importer: clothingBins, rows: next })
    expect([await held(), await db.$count(places)]).toEqual([0, before])
  })

  test('random parts of the files in any order end with the same map', async () => {
    const clean = await loadNewest()

    for (let run = 0; run < propertyRuns(1, 40); run += 1) {
      await empty()
      const random = seededRandom(seed * 2_000 + run)
      const parts = all.flatMap(({ importer, editions: [newest = []] }) => {
        const size = Math.ceil(newest.length / (1 + Math.floor(random() * 3)))
        const rows = shuffled(newest, random)
        return Array.from({ length: Math.ceil(rows.length / size) }, (_, part) => ({
          what: 'part',
          importer,
          rows: rows.slice(part * size, (part + 1) * size),
        }))
      })
      for (const part of shuffled([...parts, ...others], random)) await load(part)

      expect(await graph(), `run ${run} of seed ${seed}`).toEqual(clean)
    }
  }, 3_600_000)
})
