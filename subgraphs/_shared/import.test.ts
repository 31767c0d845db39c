import { fileURLToPath } from 'node:url'
import { eq, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { lockTransaction } from './advisory-locks.ts'
import { connect } from './db.ts'
import { imports } from './editions/tables.ts'
import { type Importer, type RowResult, runImport } from './import.ts'
import { testDatabase } from './testing.ts'
import { countsOf } from './testing-imports.ts'

const notes = pgTable('notes', { text: text().primaryKey() })
const { db, close } = connect(await testDatabase('location'))
afterAll(close)
await db.execute(sql`create table notes (text text primary key)`)
beforeEach(async () => {
  await db.delete(notes)
  await db.delete(imports)
})

/** Writes a note for each batch, and reports that it read `read` rows. */
const anImporter = (batches: RowResult[][], read: number): Importer => ({
  name: 'notes',
  title: 'Notes',
  async *run({ tx, expect: expectRows }) {
    expectRows(read)
    for (const [position, batch] of batches.entries()) {
      await tx.insert(notes).values({ text: `${position}` })
      yield batch
    }
    return read
  },
})

const batches: RowResult[][] = [
  [
    { line: 2, outcome: 'imported', key: 'a' },
    { line: 3, outcome: 'flagged', reason: 'no-point', key: 'b' },
  ],
  [{ line: 4, outcome: 'flagged', reason: 'no-point', key: 'c' }],
]
const job = { path: fileURLToPath(import.meta.url), day: '2026-11-24' }

test('the summary counts every row by outcome and reason, and the report has every row', async () => {
  const reported: RowResult[] = []
  const progress: [number, number][] = []

  const summary = await runImport(db, anImporter(batches, 3), {
    ...job,
    report: async (results) => void reported.push(...results),
    onProgress: (done, expected) => progress.push([done, expected]),
  })

  expect(summary).toEqual({
    read: 3,
    counts: countsOf({ imported: 1, flagged: 2 }),
    reasons: { 'no-point': 2 },
    ...{ id: expect.any(Number), edition: null, differences: [] },
  })
  expect(await db.select().from(imports)).toMatchObject([
    {
      id: summary.id,
      name: 'notes',
      title: 'Notes',
      file: 'import.test.ts',
      rows: 3,
      counts: { imported: 1, flagged: 2 },
    },
  ])
  expect(reported).toEqual(batches.flat())
  expect(progress).toEqual([
    [2, 3],
    [3, 3],
  ])
  expect(await db.$count(notes)).toBe(2)
})

test('rows without a result fail the import, and nothing is changed', async () => {
  await expect(runImport(db, anImporter(batches, 4), job)).rejects.toThrow(
    '4 rows were read and 3 are accounted for; nothing was changed.',
  )

  expect(await db.$count(notes)).toBe(0)
})

test('a dry run has the same summary and changes nothing', async () => {
  const summary = await runImport(db, anImporter(batches, 3), { ...job, dryRun: true })

  expect(summary.counts.imported).toBe(1)
  expect(await db.$count(notes)).toBe(0)
})

test('a failing importer leaves nothing behind', async () => {
  const failing: Importer = {
    ...anImporter(batches, 3),
    async *run({ tx }) {
      await tx.insert(notes).values({ text: 'half' })
      yield []
      throw new Error('The file ends in the middle.')
    },
  }

  await expect(runImport(db, failing, { ...job, dryRun: true })).rejects.toThrow('The file ends in the middle.')

  expect(await db.$count(notes)).toBe(0)
})

test('one import waits for another', async () => {
  const order: string[] = []
  const other = db.transaction(async (tx) => {
    await lockTransaction(tx, 'imports')
    order.push('first begins')
    await tx.execute(sql`select pg_sleep(0.2)`)
    order.push('first ends')
  })
  await expect.poll(() => order).toEqual(['first begins'])

  await runImport(db, anImporter(batches, 3), { ...job, onWait: () => order.push('second waits') })
  order.push('second ends')
  await other

  expect(order).toEqual(['first begins', 'second waits', 'first ends', 'second ends'])
  expect(await db.select().from(notes).where(eq(notes.text, '1'))).toHaveLength(1)
})
