import { asc, eq, isNull, like, sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { materials, placeMaterials, places, referenceLoads, regionNames, regions, sourceRecords } from '../db/schema.ts'
import { distanceMeters } from '../domain/geo/earth.ts'
import { createRegionIndex, hasLabel } from '../domain/regions/region-index.ts'
import { aPlace } from '../fixtures.ts'
import { loadReferenceData } from './load.ts'
import { loadPlaces } from './load-places.ts'
import { readReferenceData } from './read.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const { places: entries } = readReferenceData()

const everything = () =>
  db.execute(sql`select
    (select md5(string_agg(row::text, '' order by id)) from ${regions} as row) as regions,
    (select md5(string_agg(row::text, '' order by region_id, kind, search_key)) from ${regionNames} as row) as names,
    (select md5(string_agg(row::text, '' order by id)) from ${places} as row) as places,
    (select md5(string_agg(row::text, '' order by place_id, material_id)) from ${placeMaterials} as row) as materials,
    (select md5(string_agg(row::text, '' order by key)) from ${sourceRecords} as row) as records`)

describe('regions', () => {
  test('are the country, 17 provinces and 260 districts, each with its ancestors', async () => {
    const rows = await db.select().from(regions).where(isNull(regions.abolishedOn))

    const levels = ['COUNTRY', 'PROVINCE', 'DISTRICT'].map((level) => rows.filter((row) => row.level === level).length)
    expect(levels).toEqual([1, 17, 260])
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { parentId, ancestorIds } of rows) {
      expect(ancestorIds).toEqual(parentId ? [...(byId.get(parentId)?.ancestorIds ?? []), parentId] : [])
    }
  })

  test('have unique full names in both languages', async () => {
    const rows = await db.select().from(regions).where(isNull(regions.abolishedOn))

    expect(new Set(rows.map(({ fullNameKo }) => fullNameKo)).size).toBe(rows.length)
    expect(new Set(rows.map(({ fullNameEn }) => fullNameEn)).size).toBe(rows.length)
    expect(
      rows.filter(({ nameKo, nameEn }) => /[시군구]$/.test(nameKo) && !/(-(si|gun|gu)|^[A-Z]\w+)$/.test(nameEn ?? '')),
    ).toEqual([])
  })

  test('are found by current, former and later names, unless several regions have the name', async () => {
    const index = await createRegionIndex(db)
    const named = (name: string) => index.named(name)?.fullNameKo

    expect(named('경상북도 군위군')).toBe('대구광역시 군위군')
    expect(named('강원도 고성군')).toBe('강원특별자치도 고성군')
    expect(named('전라북도 전주시 완산구')).toBe('전북특별자치도 전주시 완산구')
    expect(named('전남광주통합특별시 광산구')).toBe('광주광역시 광산구')
    expect(named('전남광주통합특별시 화순군')).toBe('전라남도 화순군')
    expect(named('인천광역시 서해구')).toBe('인천광역시 서구')
    expect(named('인천 남구')).toBe('인천광역시 미추홀구')
    expect(named('전남광주통합특별시')).toBeUndefined()
    expect(named('인천광역시 제물포구')).toBeUndefined()
    expect(named('중구')).toBeUndefined()
  })

  test('are found at the start of an address, with or without a space after them', async () => {
    const index = await createRegionIndex(db)
    const parts = (address: string) => {
      const { region, street } = index.inAddress(address)
      return [region?.fullNameKo, street]
    }

    expect(parts('경기도 수원시 장안구 정조로 1000')).toEqual(['경기도 수원시 장안구', '정조로 1000'])
    expect(parts('강원특별자치도 강릉시초당순두부길 99')).toEqual(['강원특별자치도 강릉시', '초당순두부길 99'])
    expect(parts('세종특별자치시 조치원읍 대첩로 32')).toEqual(['세종특별자치시', '조치원읍 대첩로 32'])
    expect(parts('부산광역시 수미로35번길 40')).toEqual([undefined, '수미로35번길 40'])
    expect(parts('어딘가 1')).toEqual([undefined, '어딘가 1'])
  })
})

describe('well-known places', () => {
  test('lie within 25 km of the label of their district, take a material and have a source', async () => {
    const rows = await db
      .select({ place: places, region: regions })
      .from(places)
      .innerJoin(regions, eq(regions.id, places.regionId))

    expect(rows.length).toBe(28)
    for (const { place, region } of rows) expect(hasLabel(region) && distanceMeters(place, region)).toBeLessThan(25_000)
    const taken = await db.selectDistinct({ id: placeMaterials.placeId }).from(placeMaterials)
    expect(taken.length).toBe(28)
    expect(await db.$count(sourceRecords)).toBe(28)
  })

  test('keep their ids, and loading them again changes nothing', async () => {
    const before = await everything()
    await db.delete(referenceLoads)

    await loadReferenceData(db)

    expect(await everything()).toEqual(before)
    expect(await db.$count(places, like(places.id, 'plc_jung-gu-office-seoul'))).toBe(1)
  })

  test('join the place that an import created earlier', async () => {
    const [entry] = entries
    if (!entry) throw new Error('There are no places.')
    await db.delete(sourceRecords)
    await db.delete(places)
    const own = { nameKo: entry.name_ko, latitude: entry.latitude, longitude: entry.longitude }
    const imported = await aPlace(db, { ...own, kind: 'SECOND_HAND_SHOP' }, { takes: ['CLOTHING'] })

    await loadPlaces(db, [entry])
    await loadPlaces(db, [entry])

    const taken = await db
      .select({ code: materials.code })
      .from(placeMaterials)
      .innerJoin(materials, eq(materials.id, placeMaterials.materialId))
      .where(eq(placeMaterials.placeId, imported.id))
      .orderBy(asc(placeMaterials.position))
    expect(await db.select({ id: places.id }).from(places)).toEqual([{ id: imported.id }])
    expect(taken.map(({ code }) => code)).toEqual(['CLOTHING', 'APPLIANCE_LARGE', 'APPLIANCE_SMALL', 'FURNITURE'])
  })

  test('are deleted when they are no longer in the file, unless an import has a record of them', async () => {
    await db.delete(sourceRecords)
    await db.delete(places)
    await loadPlaces(db, entries.slice(0, 3))
    const [, second] = entries
    await db.insert(sourceRecords).values({
      ...{ dataSet: 'recycling-centres', key: 'a|b|c', line: 2, raw: {}, contentHash: '', outcome: 'merged' },
      ...{ placeId: `plc_${second?.slug}`, leads: false, materialIds: ['mat_paper'], readOn: '2026-11-24' },
    })

    await loadPlaces(db, entries.slice(0, 1))

    expect(await db.select({ id: places.id }).from(places).orderBy(asc(places.id))).toEqual(
      [`plc_${entries[0]?.slug}`, `plc_${second?.slug}`].sort().map((id) => ({ id })),
    )
  })
})
