import { and, arrayContains, asc, count, desc, eq, gt, inArray, lt, max, or, type SQL, sql } from 'drizzle-orm'
import { date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, expect, test } from 'vitest'
import { isOneOf } from './array-conditions.ts'
import { connect, type Db } from './db.ts'
import { type ByIds, type Placeholders, preparable, prepared, preparedWithParts } from './prepared-queries.ts'
import { testDatabase } from './testing.ts'

const authors = pgTable('authors', {
  id: text().primaryKey(),
  name: text().notNull(),
  bornOn: date(),
  seenAt: timestamp({ withTimezone: true }),
  settings: jsonb().$type<{ theme: string }>(),
})

const books = pgTable('books', {
  id: text().primaryKey(),
  authorId: text(),
  soldCount: integer().notNull(),
  tags: text().array().notNull(),
})

const seenAt = new Date('2026-03-01T12:00:00.123Z')

const ada = { id: 'a', name: 'Ada', bornOn: '1815-12-10', seenAt, settings: { theme: 'dark' } }
const bo = { id: 'b', name: 'Bo', bornOn: null, seenAt: null, settings: null }

async function aLibrary(name = 'Ada') {
  const statements: string[] = []
  const { db, close } = connect(await testDatabase('info'), { onStatement: (text) => statements.push(text) })
  afterAll(close)
  await db.execute(sql`
    create table authors (id text primary key, name text not null, born_on date, seen_at timestamptz, settings jsonb);
    create table books (id text primary key, author_id text, sold_count int not null, tags text[] not null)`)
  await db.insert(authors).values([{ ...ada, name }, bo])
  await db.insert(books).values([
    { id: '1', authorId: 'a', soldCount: 3, tags: ['x', 'a "b", c'] },
    { id: '2', authorId: 'a', soldCount: 4, tags: [] },
    { id: '3', authorId: null, soldCount: 5, tags: ['x'] },
  ])
  return { db, statements }
}

const { db, statements } = await aLibrary()

type Query = (db: Db) => PromiseLike<unknown>

/** Expects the same rows from a query with values and from its prepared form, twice, outside and inside a transaction. */
async function expectSameRows(direct: Query, withPlaceholders: Query, rows: unknown) {
  expect(await direct(db)).toEqual(rows)
  expect(await withPlaceholders(db)).toEqual(rows)
  expect(await withPlaceholders(db)).toEqual(rows)
  await db.transaction(async (tx) => {
    expect(await direct(tx)).toEqual(rows)
    expect(await withPlaceholders(tx)).toEqual(rows)
    expect(await withPlaceholders(tx)).toEqual(rows)
    await tx.transaction(async (inner) => expect(await withPlaceholders(inner)).toEqual(rows))
  })
}

test('flat rows have dates, JSON and nulls as without preparation', async () => {
  const byId = prepared((db, { ids }: ByIds) =>
    db.select().from(authors).where(isOneOf(authors.id, ids)).orderBy(asc(authors.id)),
  )
  const ids = ['b', 'a', 'none']

  await expectSameRows(
    (db) => db.select().from(authors).where(isOneOf(authors.id, ids)).orderBy(asc(authors.id)),
    (db) => byId(db, { ids }),
    [ada, bo],
  )
  expect(await byId(db, { ids: [] })).toEqual([])
})

test('a join has nested rows and expressions', async () => {
  const query = (db: Db) =>
    db
      .select({
        book: books,
        author: { name: authors.name, seenAt: authors.seenAt },
        next: sql<number>`sold_count + 1`,
      })
      .from(books)
      .innerJoin(authors, eq(authors.id, books.authorId))
      .orderBy(asc(books.id))
  const author = { name: 'Ada', seenAt }

  await expectSameRows(query, prepared(query), [
    { book: { id: '1', authorId: 'a', soldCount: 3, tags: ['x', 'a "b", c'] }, author, next: 4 },
    { book: { id: '2', authorId: 'a', soldCount: 4, tags: [] }, author, next: 5 },
  ])
})

test('an outer join has null for a row that is missing, and for values of a row that is not', async () => {
  const query = (db: Db) =>
    db
      .select({ id: books.id, author: authors, settings: authors.settings })
      .from(books)
      .leftJoin(authors, eq(authors.id, books.authorId))
      .where(gt(books.soldCount, 3))
      .orderBy(asc(books.id))

  await expectSameRows(query, prepared(query), [
    { id: '2', author: ada, settings: { theme: 'dark' } },
    { id: '3', author: null, settings: null },
  ])
})

test('joins without a selection have a row of each table', async () => {
  const inner = (db: Db) =>
    db.select().from(authors).innerJoin(books, eq(books.authorId, authors.id)).orderBy(asc(books.id)).limit(1)
  const right = (db: Db) =>
    db.select().from(books).rightJoin(authors, eq(books.authorId, authors.id)).where(eq(authors.id, 'b'))
  const first = { id: '1', authorId: 'a', soldCount: 3, tags: ['x', 'a "b", c'] }

  await expectSameRows(inner, prepared(inner), [{ authors: ada, books: first }])
  await expectSameRows(right, prepared(right), [{ authors: bo, books: null }])
})

test('aggregates, aliases and subqueries are decoded', async () => {
  const query = (db: Db) => {
    const sold = db
      .select({ authorId: books.authorId, total: sql<number>`sum(${books.soldCount})`.mapWith(Number).as('total') })
      .from(books)
      .groupBy(books.authorId)
      .as('sold')
    return db
      .select({ total: sold.total, last: max(authors.seenAt), authors: count() })
      .from(sold)
      .innerJoin(authors, eq(authors.id, sold.authorId))
      .groupBy(sold.total)
  }

  await expectSameRows(query, prepared(query), [{ total: 7, last: seenAt, authors: 1 }])
})

test('a placeholder with the encoder of a column takes values as the column has them', async () => {
  type Known = Placeholders<{ before: Date; settings: { theme: string }; tags: string[] }>
  const known = prepared((db, { before, settings, tags }: Known) =>
    db
      .select({ id: authors.id })
      .from(authors)
      .innerJoin(books, eq(books.authorId, authors.id))
      .where(
        sql`${lt(authors.seenAt, sql.param(before, authors.seenAt))}
          and ${eq(authors.settings, sql.param(settings, authors.settings))}
          and ${eq(books.tags, sql.param(tags, books.tags))}`,
      ),
  )
  const given = { settings: { theme: 'dark' }, tags: ['x', 'a "b", c'] }

  expect(await known(db, { ...given, before: new Date(seenAt.getTime() + 1) })).toEqual([{ id: 'a' }])
  expect(await known(db, { ...given, before: seenAt })).toEqual([])
})

test('SQL that no builder makes returns rows of the driver, and limits are values as well', async () => {
  const sold = prepared((db, { least, first }: Placeholders<{ least: number; first: number }>) =>
    preparable<{ id: string; sold: number }>(
      db,
      sql`select id, sold_count as sold from ${books} where ${gt(books.soldCount, least)} order by id limit ${first}`,
    ),
  )

  expect([...(await sold(db, { least: 3, first: 1 }))]).toEqual([{ id: '2', sold: 4 }])
  expect([...(await sold(db, { least: 3, first: 9 }))]).toEqual([
    { id: '2', sold: 4 },
    { id: '3', sold: 5 },
  ])
  await db.transaction(async (tx) => expect([...(await sold(tx, { least: 4, first: 9 }))]).toHaveLength(1))
})

test('the text is built once for each database and combination of parts', async () => {
  const other = await aLibrary('Another')
  let built = 0
  const names = preparedWithParts(
    (
      db,
      { condition, order }: { condition: SQL | undefined; order: SQL },
      { first }: Placeholders<{ first: number }>,
    ) => {
      built += 1
      return db.select({ name: authors.name }).from(authors).where(condition).orderBy(order).limit(first)
    },
  )
  const [forward, backward] = [asc(authors.id), desc(authors.id)]
  statements.length = 0

  for (const _ of [1, 2]) {
    const all = { condition: undefined, order: forward }
    expect(await names(db, all, { first: 1 })).toEqual([{ name: 'Ada' }])
    expect(await names(other.db, all, { first: 1 })).toEqual([{ name: 'Another' }])
    expect(await names(db, { condition: undefined, order: backward }, { first: 1 })).toEqual([{ name: 'Bo' }])
    for (const [id, name] of [
      ['a', 'Ada'],
      ['b', 'Bo'],
    ] as const)
      expect(await names(db, { condition: eq(authors.id, id), order: forward }, { first: 9 })).toEqual([{ name }])
  }

  expect(built).toBe(4)
  expect(new Set(statements)).toHaveProperty('size', 3)
})

test('the values of parts are encoded by their columns', async () => {
  const query = (db: Db, { condition }: { condition: SQL | undefined }) =>
    db.select({ id: books.id }).from(books).innerJoin(authors, eq(authors.id, books.authorId)).where(condition)
  const conditions = [
    and(lt(authors.seenAt, new Date(seenAt.getTime() + 1)), isOneOf(books.id, ['1', '3'])),
    and(eq(authors.settings, { theme: 'dark' }), or(arrayContains(books.tags, ['a "b", c']), eq(books.soldCount, 9))),
    sql`${books.soldCount} = any(${sql.param([3])}::int[]) and ${null}::text is null`,
    inArray(books.id, sql`(select ${books.id} from ${books} where ${eq(books.soldCount, 3)})`),
  ]
  const withParts = preparedWithParts(query)

  for (const condition of conditions)
    await expectSameRows(
      (db) => query(db, { condition }),
      (db) => withParts(db, { condition }),
      [{ id: '1' }],
    )
  expect(() => withParts(db, { condition: inArray(books.id, ['1', '3']) })).toThrow('consists of texts')
})

test('a prepared statement may read a table that a transaction creates anew', async () => {
  const all = prepared((db) => preparable(db, sql`select * from temporary_names where ${sql.param(true)}`))

  for (const columns of ['a int', 'a int, b text'])
    await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`create temporary table temporary_names (${columns}) on commit drop`))
      expect([...(await all(tx))]).toEqual([])
    })
})

test('a missing value is an error that names it', async () => {
  const byId = prepared((db, { ids }: ByIds) => db.select().from(authors).where(isOneOf(authors.id, ids)))

  await expect(byId(db, {} as { ids: string[] })).rejects.toThrow('No value for placeholder "ids" was provided')
})

test('an error of PostgreSQL is the cause of an error of Drizzle, in a transaction as well', async () => {
  const quotient = prepared((db, { by }: Placeholders<{ by: number }>) =>
    db.select({ quotient: sql<number>`${books.soldCount} / ${by}::int` }).from(books),
  )
  const divisionByZero = { query: expect.stringContaining('$1::int'), params: [0], cause: { code: '22012' } }

  await expect(quotient(db, { by: 0 })).rejects.toMatchObject(divisionByZero)
  await expect(db.transaction((tx) => quotient(tx, { by: 0 }))).rejects.toMatchObject(divisionByZero)
})
