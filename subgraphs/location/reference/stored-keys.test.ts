import { readFileSync } from 'node:fs'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { referenceLoads } from '../../_shared/reference-data.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { places, regionNames } from '../db/schema.ts'
import { aPlace } from '../fixtures.ts'
import { updateStoredKeys } from './stored-keys.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

test('keys that were stored with compatibility letters become those of plain letters, once', async () => {
  const street = '울릉읍 해맞이로 57－1, ㈜누리'
  const { id } = await aPlace(db, { nameKey: '㈜누리ㆍ가온', street, addressKey: 'reg_4794000000 울릉읍해맞이로57' })
  const other = await aPlace(db, { nameKey: '누리가온', street: '해맞이로 ５７', addressKey: null })
  const byModerator = await aPlace(db, { nameKey: '누리가온', street: '해맞이로 57', addressKey: null })
  const name = { regionId: 'reg_4794000000', changedOn: null, kind: 'NAME' as const, text: '누리ㆍ동', grams: [] }
  await db.insert(regionNames).values({ ...name, searchKey: '누리ㆍ동' })
  await db.insert(regionNames).values([
    { ...name, text: '１동', searchKey: '１동' },
    { ...name, text: '1동', searchKey: '1동' },
  ])
  await db.delete(referenceLoads).where(eq(referenceLoads.name, 'stored-keys'))

  await updateStoredKeys(db)

  const keys = db.select({ id: places.id, nameKey: places.nameKey, addressKey: places.addressKey }).from(places)
  expect(await keys).toEqual(
    expect.arrayContaining([
      { id, nameKey: '주누리가온', addressKey: 'reg_4794000000 울릉읍해맞이로57-1' },
      { id: other.id, nameKey: '누리가온', addressKey: 'reg_4794000000 해맞이로57' },
      { id: byModerator.id, nameKey: '누리가온', addressKey: null },
    ]),
  )
  const names = await db
    .select({ key: regionNames.searchKey, grams: regionNames.grams })
    .from(regionNames)
    .where(and(eq(regionNames.regionId, 'reg_4794000000'), sql`${regionNames.text} ~ '누리|[１1]동'`))
  expect(names).toEqual(expect.arrayContaining([{ key: '누리동', grams: ['누', '리', '동', '누리', '리동'] }]))
  expect(names.map(({ key }) => key).sort()).toEqual(['1동', '누리동'])

  await db.update(places).set({ nameKey: '㈜' }).where(eq(places.id, id))
  await updateStoredKeys(db)
  expect((await keys).find((row) => row.id === id)?.nameKey).toBe('㈜')
})

test('the migration updates the search texts of stored places', async () => {
  const { id } = await aPlace(db, { nameKo: '㈜도담ㆍ상점' })
  const statementsOf = (name: string) =>
    readFileSync(new URL(`../db/migrations/${name}.sql`, import.meta.url), 'utf8').split('--> statement-breakpoint')
  const before = statementsOf('0006_place_search').filter((text) => text.includes('CREATE FUNCTION search_key'))
  for (const text of before) await db.execute(text.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'))
  await db.update(places).set({ nameKo: '㈜도담ㆍ상점' }).where(eq(places.id, id))
  const searchText = async () => {
    const [row] = await db.execute<{ name: string }>(sql`
      select split_part(search_text, E'\n', 2) as name from places where id = ${id}`)
    return row?.name
  }
  expect(await searchText()).toBe('㈜도담ㆍ상점')

  for (const text of statementsOf('0008_plain_search_keys').slice(2)) await db.execute(text)

  expect(await searchText()).toBe('주도담상점')
})
