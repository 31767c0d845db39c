import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import type { Importer } from '../../../_shared/import.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { type Row, rowImports } from '../../../_shared/testing-imports.ts'
import { imports, placeHours, places, sourceRecords } from '../../db/schema.ts'
import { clothingBins } from '../bins/clothing-bins.ts'
import { medicineBins } from '../bins/medicine-bins.ts'
import { recyclingCentres } from '../bins/recycling-centres.ts'
import { at, centre, clothes, medicine, placesOnTheMap, suwon } from '../testing.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeEach(async () => {
  await db.delete(imports)
  await db.delete(sourceRecords)
  await db.delete(places)
})
const load = await rowImports(db)

test('a row becomes a place', async () => {
  expect(await load(recyclingCentres, [centre()])).toEqual(['imported'])

  expect(await placesOnTheMap(db)).toEqual([
    {
      id: expect.stringMatching(/^plc_/),
      nameKo: '수원재활용센터',
      nameEn: null,
      kind: 'SECOND_HAND_SHOP',
      status: 'OPERATING',
      ...suwon,
      pos: expect.any(String),
      address: '경기도 수원시 장안구 정조로 1000',
      street: '정조로 1000',
      addressDetail: null,
      postalCode: null,
      countryCode: 'KR',
      regionId: 'reg_4111100000',
      phone: '+82318887911',
      website: 'http://www.suwonudc.co.kr/',
      notesKo: '취급 품목: 가전, 가구',
      notesEn: null,
      features: [],
      access: 'PUBLIC',
      confidence: 'HIGH',
      accuracy: 'ADDRESS',
      verifiedAt: null,
      approved: {},
      duplicateOfId: null,
      nameKey: '수원재활용센터',
      addressKey: 'reg_4111000000 정조로1000',
      takes: ['APPLIANCE_LARGE', 'APPLIANCE_SMALL', 'FURNITURE'],
    },
  ])
  const [record] = await db.select().from(sourceRecords)
  expect(record?.raw).not.toHaveProperty('운영기관대표자명')
  expect(record).toMatchObject({ provider: '경기도 수원시', observedOn: '2026-06-01', readOn: '2026-11-24', line: 2 })
})

test('a row has opening hours, and keeps the words of hours that are not completely understood', async () => {
  const hours = {
    평일운영시작시각: '09:00',
    평일운영종료시각: '18:00',
    공휴일운영시작시각: '00:00',
    공휴일운영종료시각: '00:00',
  }
  const row = (휴무일정보: string) => [centre({ ...hours, 휴무일정보 })]

  await load(recyclingCentres, row('토+일+공휴일'))
  const [whole] = await placesOnTheMap(db)
  const [stored] = await db.select().from(placeHours)
  expect(await load(recyclingCentres, row('일+공휴일'))).toEqual(['updated'])
  const [part] = await placesOnTheMap(db)
  await load(recyclingCentres, row('주휴일'))

  expect(stored?.hours).toEqual({ week: [...Array(5).fill([[540, 1_080]]), [], []], holidays: [] })
  expect(whole?.notesKo).toBe('취급 품목: 가전, 가구')
  expect(part?.notesKo).toBe('취급 품목: 가전, 가구\n운영 시간(원문): 평일 09:00~18:00, 휴무일 일+공휴일')
  expect(await db.$count(placeHours)).toBe(0)
})

test('rows that differ only by the width of their letters are one place, and a second import finds them unchanged', async () => {
  const rows = [
    medicine({ 설치장소명: '㈜한빛ㆍ약국', 소재지도로명주소: '경기도 수원시 장안구 정조로 1000' }),
    medicine({ 설치장소명: '(주)한빛·약국', 소재지도로명주소: '경기도　수원시 장안구 정조로 １０００', ...at(100) }),
    medicine({ 설치장소명: '(주)한빛‧약국', 소재지도로명주소: '경기도 수원시\u200b 장안구 정조로 1000', ...at(200) }),
  ]

  const outcomes = (await load(medicineBins, rows)).sort()
  const again = (await load(medicineBins, rows)).sort()

  expect(outcomes).toEqual(['imported', 'merged: same-place', 'merged: same-place'])
  expect(again).toEqual(['merged: same-place', 'merged: same-place', 'unchanged'])

  expect(await db.$count(places)).toBe(1)
})

test('the hash of a row covers the keys of the first version, so that rows stored then are unchanged', async () => {
  await load(medicineBins, [medicine({ 설치장소명: '㈜한빛Ⅱ약국' })])

  // The hash that the version before plain letters stored for this row.
  expect(await db.select({ hash: sourceRecords.contentHash }).from(sourceRecords)).toEqual([
    { hash: '225f5125c3de72a4ec13c0e63d4ecb41cec0ab082c40289f85b9cd5e92d6b99c' },
  ])
})

describe('rows that can’t be read', () => {
  test('are rejected, and the others are imported', async () => {
    const rows = [medicine({ 설치장소명: '없음' }), medicine({ 소재지도로명주소: '-' }), medicine()]

    expect(await load(medicineBins, rows)).toEqual(['rejected: no-name', 'rejected: no-address', 'imported'])
  })

  test('include rows with too many cells', async () => {
    const rows = [medicine({ 세부위치: '1층","2층' }), medicine()]

    expect(await load(medicineBins, rows)).toEqual(['rejected: wrong-number-of-cells', 'imported'])
  })

  test('are an error if there are no others, and nothing is changed', async () => {
    const rows = [medicine({ 설치장소명: '없음' }), medicine({ 설치장소명: '' })]

    await expect(load(medicineBins, rows)).rejects.toThrow(
      'None of the 2 rows of file.csv can be read (2 no-name); nothing was changed.',
    )
    expect(await db.$count(imports)).toBe(0)
  })
})

describe('flagged rows', () => {
  test.each<[string, Importer, Row]>([
    ['no-point', medicineBins, medicine({ 위도: '', 경도: '' })],
    ['unknown-district', medicineBins, medicine({ 시도명: '함경도', 소재지도로명주소: '함경도 함흥시 중앙로 1' })],
    ['unknown-district', medicineBins, medicine({ 시군구명: '없음', 소재지도로명주소: '경기도 중앙로 1' })],
    ['sorting-plant', recyclingCentres, centre({ 재활용센터명: '수원시 재활용선별장' })],
    ['not-in-use', medicineBins, medicine({ 설치장소명: '신생약국(폐업)' })],
    ['not-in-use', medicineBins, medicine({ 설치장소명: '신생약국 [ 철거 완료 ]' })],
    ['not-yet-in-use', medicineBins, medicine({ 설치장소명: '신생약국 (설치 예정)' })],
    ['not-known-to-be-public', recyclingCentres, centre({ 주요취급품목정보: '재활용품' })],
    ['far-from-district', medicineBins, medicine(at(60_000))],
  ])('stay off the map: %s', async (reason, importer, row) => {
    expect(await load(importer, [row])).toEqual([`flagged: ${reason}`])

    expect(await placesOnTheMap(db)).toEqual([])
    expect(await db.$count(sourceRecords)).toBe(1)
  })

  test.each<[string, string, Importer, Row]>([
    ['districts-disagree', 'LOW', medicineBins, medicine({ 시군구명: '수원시 권선구' })],
    ['no-known-material', 'HIGH', recyclingCentres, centre({ 주요취급품목정보: '식당용품' })],
  ])('are still on the map: %s', async (reason, confidence, importer, row) => {
    expect(await load(importer, [row])).toEqual([`flagged: ${reason}`])

    expect(await placesOnTheMap(db)).toMatchObject([{ confidence }])
  })

  test('include those on a point that ten addresses share', async () => {
    const rows = Array.from({ length: 10 }, (_, index) =>
      medicine({ 소재지도로명주소: `경기도 수원시 장안구 정조로 ${index + 1}` }),
    )

    expect(await load(medicineBins, rows)).toEqual(Array(10).fill('flagged: shared-point'))
    expect(await placesOnTheMap(db)).toEqual([])
  })

  test('include those whose point ten addresses share that came in several files', async () => {
    const rows = Array.from({ length: 12 }, (_, index) =>
      medicine({ 소재지도로명주소: `경기도 수원시 장안구 정조로 ${index + 1}`, 설치장소명: `${index + 1}호약국` }),
    )

    expect(await load(medicineBins, rows.slice(0, 6))).toEqual(Array(6).fill('imported'))
    expect((await load(medicineBins, rows.slice(6))).sort()).toEqual([
      ...Array(6).fill('flagged: shared-point'),
      ...Array(6).fill('left-the-map: shared-point'),
    ])

    expect(await placesOnTheMap(db)).toEqual([])
    expect(await load(medicineBins, rows.slice(8))).toEqual(Array(4).fill('flagged: shared-point'))
  })
})

test('another file is refused because it lacks the columns', async () => {
  await expect(load(clothingBins, [medicine()])).rejects.toThrow('file.csv has no column 상세위치.')
})

test('centres where residents bring what they sorted are for everybody; bins inside of flats are for their residents', async () => {
  const center = { 소재지도로명주소: '제주특별자치도 서귀포시 중앙로 105', 위도: '33.2541', 경도: '126.5601' }
  expect(
    await load(recyclingCentres, [
      centre({ ...center, 재활용센터명: '동홍동 재활용도움센터', 주요취급품목정보: '종이+플라스틱+유리병+캔' }),
    ]),
  ).toEqual(['imported'])
  await load(clothingBins, [
    clothes({ 설치장소명: '서희아파트 단지내', 소재지도로명주소: '경기도 수원시 장안구 정조로 1' }),
    clothes({ 설치장소명: '서희아파트 정문 옆', 소재지도로명주소: '경기도 수원시 장안구 정조로 2', ...at(500) }),
  ])

  const found = await placesOnTheMap(db)
  expect(found.find(({ kind }) => kind === 'RECYCLING_CENTER')?.takes.sort()).toEqual([
    'GLASS',
    'METAL_CAN',
    'PAPER',
    'PLASTIC',
  ])
  const rows = found.map(({ nameKo, kind, access }) => [nameKo, kind, access])
  expect(rows).toEqual(
    expect.arrayContaining([
      ['동홍동 재활용도움센터', 'RECYCLING_CENTER', 'PUBLIC'],
      ['서희아파트 단지내 의류수거함', 'CLOTHING_BIN', 'RESIDENTS_ONLY'],
      ['서희아파트 정문 옆 의류수거함', 'CLOTHING_BIN', 'PUBLIC'],
    ]),
  )
})
