import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '../../_shared/db.ts'
import { type Importer, type RowResult, runImport } from '../../_shared/import.ts'
import { openDataFile } from '../../_shared/open-data-files.ts'
import { preparedDatabase } from '../../_shared/testing.ts'
import type { Row } from '../../_shared/testing-imports.ts'
import { materials, placeMaterials, places } from '../db/schema.ts'
import { moved } from '../fixtures.ts'
import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { litterBins } from './bins/litter-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { recyclingCentres } from './bins/recycling-centres.ts'
import { boundaries } from './regions/boundaries.ts'

/** The point of rows without another: in Suwon. */
export const suwon = { latitude: 37.2817, longitude: 127.014 }

/** The cells of a point some metres north and east of `suwon`. */
export const at = (north: number, east = 0): Row => {
  const { latitude, longitude } = moved(suwon, north, east)
  return { 위도: `${latitude}`, 경도: `${longitude}` }
}

const shared: Row = {
  소재지도로명주소: '경기도 수원시 장안구 정조로 1000',
  소재지지번주소: '',
  ...at(0),
  데이터기준일자: '2026-06-01',
  제공기관코드: '3740000',
  제공기관명: '경기도 수원시',
}
const place: Row = { 설치장소명: '정자동 행정복지센터', 시도명: '경기도', 시군구명: '수원시', ...shared }

/** A row of medicine bins. */
export const medicine = (row: Row = {}): Row => ({ ...place, 세부위치: '민원실', ...row })

/** A row of clothing bins. */
export const clothes = (row: Row = {}): Row => ({ ...place, 관리번호: '1', 상세위치: '', ...row })

/** A row of bins for lamps and batteries. */
export const lamps = (row: Row = {}): Row => ({ ...place, 세부위치내용: '', 수거품목명: '폐건전지', ...row })

/** A row of recycling centres. */
export const centre = (row: Row = {}): Row => ({
  재활용센터명: '수원재활용센터',
  주요취급품목정보: '가전+가구',
  운영기관대표자명: '홍길동',
  운영기관전화번호: '031-888-7911',
  홈페이지주소: 'www.suwonudc.co.kr',
  ...shared,
  ...row,
})

/**
 * Imports a file; returns the number of rows, of each outcome and of each reason. Outcomes without rows are omitted.
 */
export async function importFile(db: Db, importer: Importer, path: string) {
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const { read, counts, reasons } = await runImport(db, importer, { path, day: '2026-11-24', report })
  expect(rows.filter(({ line }) => line !== undefined).map(({ line }) => line)).toHaveLength(read)
  return { read, counts: Object.fromEntries(Object.entries(counts).filter(([, some]) => some > 0)), reasons }
}

/** All places, with the codes of their materials. */
export async function placesOnTheMap(db: Db) {
  const rows = await db.select().from(places).orderBy(asc(places.id))
  const taken = await db
    .select({ placeId: placeMaterials.placeId, code: materials.code })
    .from(placeMaterials)
    .innerJoin(materials, eq(materials.id, placeMaterials.materialId))
    .orderBy(asc(placeMaterials.position))
  return rows.map(({ cell: _, ...row }) => ({
    ...row,
    takes: taken.filter(({ placeId }) => placeId === row.id).map(({ code }) => code),
  }))
}

/** The national files of places, boundaries first, as imported by `nationalPlaces`. */
export const nationalFiles = [
  [boundaries, 'kr_municipalities_2018.topojson'],
  [recyclingCentres, 'kr_recycling_centres_2026.cp949.csv'],
  [lampBatteryBins, 'kr_lamp_battery_bins_2026.cp949.csv'],
  [medicineBins, 'kr_medicine_bins_2026.cp949.csv'],
  [clothingBins, 'kr_clothing_bins_2026.cp949.csv'],
  [litterBins, 'kr_public_litter_bins_2026.cp949.csv'],
] as const satisfies [Importer, string][]

/** An import of a national file, with the result of each row. */
export async function importNationalFile(db: Db, importer: Importer, file: string) {
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const { read, counts, reasons } = await runImport(db, importer, {
    path: openDataFile(file),
    day: '2026-11-24',
    report,
  })
  return { summary: { read, counts, reasons }, rows }
}

/** A database with all national files of places, and the result of each import by the importer's name. */
export const nationalPlaces = () =>
  preparedDatabase({
    subgraph: 'location',
    name: 'national_places',
    async prepare(db) {
      const results: Record<string, Awaited<ReturnType<typeof importNationalFile>>> = {}
      for (const [importer, file] of nationalFiles)
        results[importer.name] = await importNationalFile(db, importer, file)
      return results
    },
  })
