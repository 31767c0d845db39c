import { sql } from 'drizzle-orm'
import { date, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { connect } from './db.ts'
import type { RowResult } from './import.ts'
import { createLedger, enterRows, type FileRow } from './import-ledger.ts'
import { testDatabase } from './testing.ts'

const notes = pgTable('notes', {
  key: text().primaryKey(),
  contentHash: text().notNull(),
  outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
  reason: text(),
  readOn: date().notNull(),
})
const { db, close } = connect(await testDatabase('location'))
afterAll(close)
await db.execute(
  sql`create table notes (key text primary key, content_hash text, outcome text, reason text, read_on date)`,
)
beforeEach(() => db.delete(notes))

interface Note {
  key: string
  words: string[]
}
const aNote = (key: string, ...words: string[]): Note => ({ key, words })

/** Imports notes as a file, the first on line 2. A note without words is flagged; one without news is merged. */
async function importNotes(
  parsedRows: (Note | string)[],
  day = '2026-11-24',
  batchSize?: number,
): Promise<RowResult[][]> {
  let batch: (typeof notes.$inferInsert)[] = []
  const ledger = createLedger<Note, typeof notes.$inferSelect>({
    tx: db,
    day,
    table: notes,
    stored: await db.select().from(notes),
    repeatReason: 'same-key',
    contentOf: ({ words }) => words,
    factIdsOf: ({ words }) => words,
    decide({ key, words }, { contentHash, statedOnLine }) {
      const reason = words.length === 0 ? 'no-words' : null
      const outcome = reason ? 'flagged' : statedOnLine ? 'merged' : 'imported'
      batch.push({ key, contentHash, outcome, reason, readOn: day })
      return { outcome, reason, detail: statedOnLine === null ? null : `line ${statedOnLine}` }
    },
    async write() {
      const rows = batch
      batch = []
      if (rows.length > 0)
        await db
          .insert(notes)
          .values(rows)
          .onConflictDoUpdate({ target: notes.key, set: { contentHash: sql`excluded.content_hash` } })
    },
    finish: async () => {},
  })
  async function* rows(): AsyncGenerator<FileRow<Note>> {
    for (const [index, parsed] of parsedRows.entries()) yield { line: index + 2, parsed }
  }
  const batches: RowResult[][] = []
  for await (const results of enterRows(rows(), ledger, batchSize)) batches.push(results)
  return batches
}

test('new rows are imported, and a second row with the same key is merged into the first', async () => {
  expect(await importNotes([aNote('a', 'x'), aNote('a', 'y'), aNote('b')])).toEqual([
    [
      { line: 2, key: 'a', outcome: 'imported' },
      { line: 3, key: 'a', outcome: 'merged', reason: 'same-key', detail: 'line 2' },
      { line: 4, key: 'b', outcome: 'flagged', reason: 'no-words' },
    ],
  ])
  expect(await db.$count(notes)).toBe(2)
})

test('a row that cannot be read is rejected with its reason', async () => {
  expect(await importNotes(['unreadable', aNote('a', 'x')])).toEqual([
    [
      { line: 2, outcome: 'rejected', reason: 'unreadable' },
      { line: 3, key: 'a', outcome: 'imported' },
    ],
  ])
})

test('a row whose statements were all made earlier names the line of the first', async () => {
  const [results] = await importNotes([aNote('a', 'x'), aNote('b', 'y'), aNote('c', 'y', 'x'), aNote('d', 'x', 'z')])

  expect(results?.map(({ outcome, detail }) => [outcome, detail])).toEqual([
    ['imported', undefined],
    ['imported', undefined],
    ['merged', 'line 3'],
    ['imported', undefined],
  ])
})

test('a stored row is unchanged or updated, keeps the reason it had, and gets the day of the later file', async () => {
  await importNotes([aNote('a', 'x'), aNote('b', 'y'), aNote('c')])

  expect(await importNotes([aNote('a', 'x'), aNote('b', 'z'), aNote('c')], '2026-11-25')).toEqual([
    [
      { line: 2, key: 'a', outcome: 'unchanged' },
      { line: 3, key: 'b', outcome: 'updated' },
      { line: 4, key: 'c', outcome: 'flagged', reason: 'no-words' },
    ],
  ])
  expect(await db.select({ key: notes.key, readOn: notes.readOn }).from(notes).orderBy(notes.key)).toEqual([
    { key: 'a', readOn: '2026-11-25' },
    { key: 'b', readOn: '2026-11-24' },
    { key: 'c', readOn: '2026-11-25' },
  ])
})

test('results come in batches of the given size, each after it is written', async () => {
  const batches = await importNotes([aNote('a', 'x'), aNote('b', 'y'), aNote('c', 'z')], '2026-11-24', 2)

  expect(batches.map((batch) => batch.length)).toEqual([2, 1])
})
