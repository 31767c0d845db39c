import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { eq, TransactionRollbackError } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { connect, type Db } from '../../_shared/db.ts'
import { testDatabase } from '../../_shared/testing.ts'
import {
  categories,
  itemDropOffMaterials,
  itemNames,
  items,
  itemVariants,
  relatedItems,
  sortingMarks,
} from '../db/schema.ts'
import { searchItems } from '../domain/search/search.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { files } from './read.ts'

const seen: string[] = []
const connection = connect(await testDatabase('info'), { onStatement: (text) => seen.push(text) })
afterAll(connection.close)

/** The transaction of the running test. It is rolled back, which is faster than loading the shipped files again. */
let db: Db

const folder = mkdtempSync(join(tmpdir(), 'bunri-catalogue-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Loads the files that we ship, one of them changed. */
const loadChanged = (name: keyof typeof files, change: (text: string) => string) =>
  loadEachChanged((key, text) => (key === name ? change(text) : text))

/** Loads the files that we ship, each changed by `change`. */
async function loadEachChanged(change: (name: string, text: string) => string): Promise<void> {
  const copies = Object.entries(files).map(([key, file]) => {
    const copy = join(folder, `${key}.csv`)
    writeFileSync(copy, change(key, readFileSync(file, 'utf8')))
    return [key, pathToFileURL(copy)]
  })
  await loadCatalogue(db, Object.fromEntries(copies))
}

/** Removes all lines about an item, and the words for it. */
const without = (slug: string) => (name: string, text: string) =>
  text
    .split('\n')
    .filter((line) => {
      const cells = line.split(',')
      const isAboutWords = name === 'vocabulary' || name === 'compoundEnds'
      return !(isAboutWords ? cells.flatMap((cell) => cell.split('|')) : cells.slice(0, 2)).includes(slug)
    })
    .join('\n')

const before = new Date('2026-01-01T00:00:00Z')
const changedSince = async () =>
  (await db.select().from(items)).filter(({ updatedAt }) => updatedAt.getTime() !== before.getTime())
const itemBySlug = async (slug: string) => (await db.select().from(items).where(eq(items.slug, slug)))[0]

beforeAll(async () => {
  await loadCatalogue(connection.db)
  await connection.db.update(items).set({ updatedAt: before })
})

let rollBack: () => Promise<void>

beforeEach(async () => {
  await new Promise<void>((start, fail) => {
    const transaction = connection.db.transaction(async (tx) => {
      db = tx
      await new Promise<void>((end) => {
        rollBack = async () => {
          end()
          await expect(transaction).rejects.toThrow(TransactionRollbackError)
        }
        start()
      })
      tx.rollback()
    })
    transaction.catch(fail)
  })
})
afterEach(() => rollBack())

test('loading unchanged files writes nothing', async () => {
  seen.length = 0

  await loadCatalogue(db)

  expect(seen.filter((text) => /^(insert|update|delete)/.test(text))).toEqual([
    expect.stringMatching(/^insert into "reference_loads"/),
  ])
  expect(await changedSince()).toEqual([])
})

test('a changed row updates only its own item', async () => {
  await loadChanged('items', (text) => text.replace('paper-cup,종이컵,', 'paper-cup,종이 잔,'))

  expect(await changedSince()).toMatchObject([{ slug: 'paper-cup', nameKo: '종이 잔' }])
  const { hits } = await searchItems(db, '종이잔', { locale: 'ko', first: 5 })
  expect(hits).toMatchObject([{ kind: 'EXACT', item: { slug: 'paper-cup' } }])
})

test('a changed sentence of a method updates the items that show it', async () => {
  await loadChanged('methods', (text) => text.replace('Put it with the food waste.', 'Into the food waste.'))

  const changed = await changedSince()
  expect(changed.length).toBeGreaterThan(1)
  expect(new Set(changed.map(({ disposalMethod }) => disposalMethod))).toEqual(new Set(['FOOD_WASTE']))
  expect(changed.map(({ summary }) => summary.en)).toContain('Into the food waste.')
})

test('a changed sentence of a category updates its items, and a changed sentence of a method those of its variants', async () => {
  await loadChanged('sentences', (text) => text.replace('Put it in a battery bin.', 'Use a battery bin.'))

  const ofBatteries = ['coin-battery', 'dry-battery', 'power-bank']
  expect((await changedSince()).map(({ slug }) => slug).sort()).toEqual(ofBatteries)

  await db.update(items).set({ updatedAt: before })
  await loadChanged('methods', (text) => text.replace('and pay the fee, then put it out.', 'and pay the fee.'))

  // The item itself is general waste; its large variant is bulky waste.
  expect((await changedSince()).map(({ slug }) => slug)).toContain('stuffed-toy')
})

test('an item that is no longer in the file is deleted, and returns with the same id', async () => {
  const cup = await itemBySlug('paper-cup')

  await loadEachChanged(without('paper-cup'))

  expect(await itemBySlug('paper-cup')).toBeUndefined()
  expect(await db.$count(itemVariants, eq(itemVariants.itemId, 'itm_paper-cup'))).toBe(0)
  expect(await db.$count(relatedItems, eq(relatedItems.relatedId, 'itm_paper-cup'))).toBe(0)
  const { hits } = await searchItems(db, '커피 종이컵', { locale: 'ko', first: 5 })
  expect(hits.map(({ item }) => item.slug)).not.toContain('paper-cup')
  await loadCatalogue(db)
  expect(await itemBySlug('paper-cup')).toMatchObject({ id: cup?.id })
})

test.each<[string, keyof typeof files, (text: string) => string, string[]]>([
  ['a step', 'steps', (text) => text.replace('Flatten it,', 'Fold it flat,'), ['corrugated-box']],
  ['a variant', 'variants', (text) => text.replace('기름이 밴 것', '기름 묻은 것'), ['pizza-box']],
  ['a part', 'components', (text) => text.replace('컵,Cup,PAPER', '잔,Cup,PAPER'), ['paper-cup']],
  [
    'a mistake',
    'mistakes',
    (text) => text.replace('Remove tape, label and', 'Take off tape, label and'),
    ['corrugated-box'],
  ],
  ['a pair', 'related', (text) => `${text}receipt,diaper\n`, ['diaper', 'receipt']],
  [
    'a conflict',
    'conflicts',
    (text) => text.replace('private apps say that straws', 'apps say that straws'),
    ['plastic-straw'],
  ],
])('a change of %s updates its items', async (_what, name, change, slugs) => {
  await loadChanged(name, change)

  expect((await changedSince()).map(({ slug }) => slug).sort()).toEqual(slugs)
})

test('a mark that is no longer in the file is deleted', async () => {
  await loadChanged('marks', (text) => text.replace(/\nCOATED,.*/, ''))
  expect(await db.$count(sortingMarks, eq(sortingMarks.code, 'COATED'))).toBe(0)

  await loadCatalogue(db)

  expect(await db.$count(sortingMarks, eq(sortingMarks.code, 'COATED'))).toBe(1)
})

test('a category that is no longer in the file is deleted', async () => {
  await loadChanged('categories', (text) => `${text.trimEnd()}\nspare,waste,예비,Spare,예비 선반,A spare shelf\n`)
  expect(await db.$count(categories, eq(categories.slug, 'spare'))).toBe(1)

  await loadCatalogue(db)

  expect(await db.$count(categories, eq(categories.slug, 'spare'))).toBe(0)
})

test('a row that breaks a rule leaves everything unchanged, and the next load reads it again', async () => {
  const names = await db.$count(itemNames)
  const broken = () => loadChanged('items', (text) => text.replace('paper-cup,종이컵,', 'paper-cup,,'))

  await expect(broken()).rejects.toThrow(/items\.csv:\d+ name_ko/)
  await expect(broken()).rejects.toThrow(/items\.csv:\d+ name_ko/)

  expect(await db.$count(itemNames)).toBe(names)
  expect(await db.$count(itemDropOffMaterials)).toBeGreaterThan(0)
  expect(await changedSince()).toEqual([])
})
