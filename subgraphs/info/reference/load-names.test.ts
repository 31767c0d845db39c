import { and, asc, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { feeLines, itemNames, items } from '../db/schema.ts'
import { bulkyFees } from '../domain/guides/fees-and-bag-prices.ts'
import { searchItems } from '../domain/search/search.ts'
import { aFeeLine } from '../fixtures.ts'
import { setUpFileChanges } from '../testing.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { readCatalogue } from './read.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

const { vocabulary } = readCatalogue()
const changed = setUpFileChanges()

const rowKey = sql<string>`concat_ws(' ', ${itemNames.itemId}, ${itemNames.locale}, ${itemNames.text})`

const rowsOf = (text: string, locale: 'ko' | 'en') =>
  db
    .select({
      itemId: itemNames.itemId,
      position: itemNames.position,
      isBrand: itemNames.isBrand,
      isCatalogueName: itemNames.isCatalogueName,
    })
    .from(itemNames)
    .where(and(eq(itemNames.text, text), eq(itemNames.locale, locale)))
    .orderBy(asc(itemNames.position))

test('a word has a row for each of its items, in their order, and says whether it is a brand', async () => {
  expect(await rowsOf('테팔', 'ko')).toEqual([
    { itemId: 'itm_frying-pan', position: 0, isBrand: true, isCatalogueName: false },
    { itemId: 'itm_clothes-iron', position: 1, isBrand: true, isCatalogueName: false },
    { itemId: 'itm_electric-kettle', position: 2, isBrand: true, isCatalogueName: false },
  ])
  expect(await rowsOf('청바지', 'ko')).toMatchObject([
    { itemId: 'itm_clothes', isBrand: false, isCatalogueName: false },
  ])
  expect(await rowsOf('티셔츠', 'ko')).toMatchObject([{ itemId: 'itm_clothes', position: 0, isCatalogueName: true }])
})

test('a change of the vocabulary writes the rows that it concerns, and only those', async () => {
  const versions = async () =>
    new Map((await db.select({ key: rowKey, version: sql`xmin::text` }).from(itemNames)).map((row) => [row.key, row]))
  const before = await versions()

  await loadCatalogue(
    db,
    changed('vocabulary', (text) =>
      text
        .replace('테팔,ko,brand,frying-pan|clothes-iron', '테팔,ko,brand,clothes-iron|frying-pan')
        .replace('\n청바지,ko,everyday,clothes', '\n청바지,ko,brand,clothes\n스텐주걱,ko,everyday,ladle'),
    ),
  )

  const after = await versions()
  const written = [...after.values()].filter(({ key, version }) => before.get(key)?.version !== version)
  expect(written.map(({ key }) => key).sort()).toEqual([
    'itm_clothes ko 청바지',
    'itm_clothes-iron ko 테팔',
    'itm_frying-pan ko 테팔',
    'itm_ladle ko 스텐주걱',
  ])
  expect(await rowsOf('테팔', 'ko')).toMatchObject([{ itemId: 'itm_clothes-iron' }, { itemId: 'itm_frying-pan' }, {}])
  expect(await rowsOf('청바지', 'ko')).toMatchObject([{ isBrand: true }])
  expect(await rowsOf('스텐 주걱', 'ko')).toEqual([])
  await loadCatalogue(db)
  expect(await rowsOf('스텐 주걱', 'ko')).toMatchObject([{ itemId: 'itm_ladle' }])
})

test('words and compounds are no synonyms of an item', async () => {
  const [drinkCan] = await db.select().from(items).where(eq(items.slug, 'drink-can'))

  expect(await rowsOf('레쓰비캔', 'ko')).toHaveLength(1)
  expect(drinkCan?.synonyms.ko).toEqual(['알루미늄캔', '맥주캔', '콜라캔', '커피캔'])
})

test('a fee line is for the item of a name, not for that of a word or a brand', async () => {
  const sofa = { itemId: 'itm_sofa', regionIds: ['reg_1111000000'] }
  await db.delete(feeLines)
  await aFeeLine(db, { nameKeys: ['리클라이너', '에싸소파'] })
  expect(await bulkyFees(db, [sofa])).toEqual([[]])

  await aFeeLine(db, { nameKeys: ['쇼파'] })

  expect(await bulkyFees(db, [sofa])).toMatchObject([[{ nameKeys: ['쇼파'] }]])
})

// All nine thousand take a minute and a half.
const share = 25
const sample = vocabulary.filter(({ items }, at) => items.length === 1 && at % share === 0)

test('a word finds its item first', async () => {
  const missed = await Promise.all(
    sample.map(async ({ word, locale, items: [slug] }) => {
      const { hits } = await searchItems(db, word, { locale, first: 1 })
      return hits[0]?.item.slug === slug ? [] : [`${word}: ${slug}, not ${hits[0]?.item.slug ?? 'nothing'}`]
    }),
  )

  expect(sample.length).toBeGreaterThan(300)
  expect(missed.flat()).toEqual([])
})

test('a word of several items finds them before all others', async () => {
  const several = vocabulary.filter(({ items: { length } }) => length > 1)

  const missed = await Promise.all(
    several.map(async ({ word, locale, items: slugs }) => {
      const { hits } = await searchItems(db, word, { locale, first: slugs.length })
      const found = hits.slice(0, slugs.length).map(({ item }) => item.slug)
      return found.toSorted().join() === slugs.toSorted().join() ? [] : [`${word}: ${slugs}, not ${found}`]
    }),
  )

  expect(several.length).toBeGreaterThan(100)
  expect(missed.flat()).toEqual([])
})

test('after a load PostgreSQL knows the names, and no index has unsorted entries', async () => {
  const [{ rows, pages } = { rows: 0, pages: -1 }] = await db.execute<{ rows: number; pages: number }>(sql`
    select reltuples::int as rows, gin_clean_pending_list('item_names_parts'::regclass)::int as pages
    from pg_class where oid = 'item_names'::regclass`)

  expect(rows / (await db.$count(itemNames))).toBeCloseTo(1, 1)
  expect(pages).toBe(0)
})
