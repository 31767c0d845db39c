import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { rowImports } from '../../_shared/testing-imports.ts'
import { places, sourceRecords } from '../db/schema.ts'
import { moved } from '../fixtures.ts'
import { clothingBins } from './bins/clothing-bins.ts'
import { lampBatteryBins } from './bins/lamp-battery-bins.ts'
import { medicineBins } from './bins/medicine-bins.ts'
import { recyclingCentres } from './bins/recycling-centres.ts'
import { at, centre, clothes, lamps, medicine, placesOnTheMap, suwon } from './testing.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(sourceRecords)
  await db.delete(places)
})
const load = await rowImports(db)

describe('one place', () => {
  test('is formed by records with one name at one address, whatever follows the house number', async () => {
    const rows = [
      medicine(),
      medicine({ 소재지도로명주소: '경기도 수원시 정조로 1000(정자동)', ...at(80), 세부위치: '' }),
    ]

    expect((await load(medicineBins, rows)).sort()).toEqual(['imported', 'merged: same-place'])
  })

  test('is formed by records with one name within 15 metres', async () => {
    const lot = { 소재지도로명주소: '', 소재지지번주소: '경기도 수원시 장안구 정자동 12-3' }

    expect((await load(medicineBins, [medicine(), medicine({ ...lot, ...at(0, 14) })])).sort()).toEqual([
      'imported',
      'merged: same-place',
    ])
    expect(await load(medicineBins, [medicine({ ...lot, 소재지지번주소: '수원시 정자동 99', ...at(0, -16) })])).toEqual(
      ['imported'],
    )
  })

  test('is not formed by records that only share a road', async () => {
    const road = { 소재지도로명주소: '경기도 수원시 장안구 정조로800번길', 설치장소명: '주택가 골목' }

    expect(await load(clothingBins, [clothes(road), clothes({ ...road, ...at(200) }), clothes(road)])).toEqual([
      'imported',
      'imported',
      'merged: same-key',
    ])
  })

  test('takes the materials of all of its records, and a clothing bin is a place of its own', async () => {
    await load(medicineBins, [medicine()])
    expect(await load(lampBatteryBins, [lamps(), lamps({ 수거품목명: '폐형광등' })])).toEqual([
      'imported',
      'merged: same-place',
      'affected: same-place',
    ])
    expect(await load(clothingBins, [clothes()])).toEqual(['imported'])

    expect(await placesOnTheMap(db)).toMatchObject([
      { nameKo: '정자동 행정복지센터', kind: 'DROP_OFF_BIN', takes: ['BATTERY', 'LAMP', 'MEDICINE'] },
      { nameKo: '정자동 행정복지센터 의류수거함', kind: 'CLOTHING_BIN', takes: ['CLOTHING'] },
    ])
  })

  test('prefers the record with a plausible point to the record with a doubtful point', async () => {
    expect(await load(medicineBins, [medicine(at(60_000))])).toEqual(['flagged: far-from-district'])
    expect(await placesOnTheMap(db)).toEqual([])

    expect(await load(lampBatteryBins, [lamps()])).toEqual(['imported', 'affected: far-from-district'])

    const known = await placesOnTheMap(db)
    expect(known).toMatchObject([{ ...suwon, confidence: 'HIGH', takes: ['BATTERY', 'MEDICINE'] }])
    expect(await load(medicineBins, [medicine(at(60_000))])).toEqual(['flagged: far-from-district'])
    expect(await load(lampBatteryBins, [lamps()])).toEqual(['unchanged'])
    expect(await placesOnTheMap(db)).toEqual(known)
  })
})

describe('a later file', () => {
  test('changes places and keeps their ids', async () => {
    await load(medicineBins, [medicine(), medicine({ 설치장소명: '한빛약국' })])
    const before = await placesOnTheMap(db)

    expect(await load(medicineBins, [medicine(at(30)), medicine({ 설치장소명: '한빛약국' })])).toEqual([
      'updated',
      'unchanged',
    ])

    const [changed, same] = await placesOnTheMap(db)
    expect(changed).toMatchObject({ id: before[0]?.id, ...moved(suwon, 30) })
    expect(same).toEqual(before[1])
    expect(same).toMatchObject({ kind: 'TAKE_BACK_SHOP' })
  })

  test('closes a place temporarily and reopens it', async () => {
    await load(recyclingCentres, [centre()])

    expect(await load(recyclingCentres, [centre({ 재활용센터명: '수원재활용센터(운영중단)' })])).toEqual(['updated'])
    expect(await placesOnTheMap(db)).toMatchObject([{ nameKo: '수원재활용센터', status: 'TEMPORARILY_CLOSED' }])

    expect(await load(recyclingCentres, [centre()])).toEqual(['updated'])
    expect(await placesOnTheMap(db)).toMatchObject([{ nameKo: '수원재활용센터', status: 'OPERATING' }])
  })

  test('closes a place that its name calls gone, and keeps a place whose name only mentions such a word', async () => {
    await load(medicineBins, [medicine({ 설치장소명: '신생약국' })])

    expect(await load(medicineBins, [medicine({ 설치장소명: '신생약국(폐업)' })])).toEqual(['left-the-map: not-in-use'])
    expect(await placesOnTheMap(db)).toEqual([])
    expect(await load(medicineBins, [medicine({ 설치장소명: '부민동(주민센터)' })])).toEqual(['imported'])
    expect(await load(medicineBins, [medicine({ 설치장소명: '이전약국' })])).toEqual(['imported'])
    expect(await load(medicineBins, [medicine({ 설치장소명: '한빛약국(철거예정)' })])).toEqual(['imported'])
  })

  test('lowers the confidence of old data', async () => {
    await load(medicineBins, [medicine()])

    expect(await load(medicineBins, [medicine()], '2027-06-02')).toEqual(['updated'])

    expect(await placesOnTheMap(db)).toMatchObject([{ confidence: 'MEDIUM' }])
  })

  test('without points takes places from the map, unless another source has their point', async () => {
    await load(medicineBins, [medicine()])
    await load(lampBatteryBins, [lamps()])
    const before = await placesOnTheMap(db)
    const withoutPoint = [medicine({ 위도: '', 경도: '' })]

    expect(await load(medicineBins, withoutPoint)).toEqual(['updated: same-place'])
    expect(await load(medicineBins, withoutPoint)).toEqual(['merged: same-place'])
    expect(await placesOnTheMap(db)).toEqual(before)
    const noPoint = [lamps({ 위도: '', 경도: '' })]
    expect(await load(lampBatteryBins, noPoint)).toEqual(['left-the-map: no-point', 'left-the-map: no-point'])

    expect(await placesOnTheMap(db)).toEqual([])
  })

  test('removes a place from the map if it is not public any more', async () => {
    await load(recyclingCentres, [centre()])

    expect(await load(recyclingCentres, [centre({ 주요취급품목정보: '재활용품 선별' })])).toEqual([
      'left-the-map: sorting-plant',
    ])

    expect(await placesOnTheMap(db)).toEqual([])
  })

  test('changes the materials of a place', async () => {
    await load(medicineBins, [medicine()])
    await load(recyclingCentres, [centre({ 재활용센터명: '정자동 행정복지센터' })])

    await load(recyclingCentres, [centre({ 재활용센터명: '정자동 행정복지센터', 주요취급품목정보: '의류' })])

    expect(await placesOnTheMap(db)).toMatchObject([{ takes: ['CLOTHING', 'MEDICINE'] }])
  })

  test('updates the day on which a record was last read', async () => {
    await load(medicineBins, [medicine()], '2026-11-24')

    expect(await load(medicineBins, [medicine()], '2026-11-25')).toEqual(['unchanged'])

    expect(await db.select({ readOn: sourceRecords.readOn }).from(sourceRecords)).toEqual([{ readOn: '2026-11-25' }])
  })
})

describe('a correction by a moderator', () => {
  test('survives later files, and the place keeps its records', async () => {
    await load(medicineBins, [medicine()])
    const [place] = await placesOnTheMap(db)
    const placeId = place?.id ?? ''
    const approved = { name: '정자1동 행정복지센터', coordinates: moved(suwon, 200), materialIds: ['mat_lamp'] }
    await db.update(places).set({ approved }).where(eq(places.id, placeId))

    expect(await load(medicineBins, [medicine({ 세부위치: '민원실', ...at(5) })])).toEqual(['updated'])
    expect(await load(lampBatteryBins, [lamps()])).toEqual(['imported', 'affected: same-place'])

    expect(await placesOnTheMap(db)).toMatchObject([
      { id: placeId, nameKo: '정자1동 행정복지센터', ...moved(suwon, 200), takes: ['LAMP'] },
    ])
  })
})
