import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { addDays } from '../../../_shared/local-time.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { addDiaryEntries, allExist, aPerson, aUser } from '../../fixtures.ts'
import { countDiaryEntries, diaryPage, hasEntriesFrom } from './diary-pages.ts'
import { logDisposal } from './entries.ts'
import { monthSums, monthSumsByMaterial } from './statistics.ts'
import { disposalStreak } from './streaks.ts'

let seen: { text: string; parameters: unknown[] }[] = []
const {
  db,
  sql: client,
  close,
} = connect(await testDatabase('user'), {
  onStatement: (text, parameters) => seen.push({ text, parameters }),
})
afterAll(close)

// A person with a full diary, eleven entries a day, among others with 100,000 entries together.
let person: Awaited<ReturnType<typeof aUser>>
beforeAll(async () => {
  person = await aUser(db)
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      disposedOn: addDays('2021-12-05', index % 1_820),
      materialId: `mat_${index % 30}`,
    }))
  await addDiaryEntries(db, person.id, rows(20_000))
  for (let others = 0; others < 100; others += 1) await addDiaryEntries(db, (await aUser(db)).id, rows(1_000))
  await db.execute(sql`vacuum analyze`)
})

/** The plans of the statements that `work` sends to the table, with the rows that they took. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  seen = []
  await work()
  const sent = seen.filter(({ text }) => /^(with|select)\b.*"diary_entries"/is.test(text.trim()))
  return Promise.all(
    sent.map(async ({ text, parameters }) => {
      const rows = await client.unsafe(`explain (analyze, buffers) ${text}`, parameters as never[])
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }),
  )
}

/** The most rows that a node of a plan returned. */
const readsOf = (plan: string) =>
  Math.max(...[...plan.matchAll(/actual time=\S+ rows=([\d.]+)/g)].map(([, rows]) => Number(rows)))

const position = ['2024-06-01', 'dry_x'] as const

test.each([
  ['the first page', () => diaryPage(db, person.id, {}, { size: 50, isBackward: false })],
  ['a page in the middle', () => diaryPage(db, person.id, {}, { size: 50, isBackward: false, after: position })],
  ['a page backwards', () => diaryPage(db, person.id, {}, { size: 50, isBackward: true, before: position })],
  ['whether entries precede a page', () => hasEntriesFrom(db, person.id, {}, { position, towards: 'start' })],
])('%s reads no more rows than it returns', async (_what, work) => {
  const [plan = ''] = await plansOf(work)

  expect(plan).toMatch(/Index (?:Only )?Scan (?:Backward )?using diary_entries_latest/)
  expect(plan).not.toContain('Sort')
  expect(readsOf(plan)).toBeLessThanOrEqual(51)
})

test.each([
  ['the sums of a month', () => monthSums(db, person.id, 2026, 5), 700],
  ['the sums by material', () => monthSumsByMaterial(db, { userId: person.id, year: 2026, month: 5 }), 350],
])('%s read the entries of two months at most', async (_what, work, rows) => {
  const [plan = ''] = await plansOf(work)

  expect(plan).toContain('diary_entries_latest')
  expect(readsOf(plan)).toBeLessThanOrEqual(rows)
})

test.each([
  ['the streak', () => disposalStreak(db, person)],
  ['the number of all entries', () => countDiaryEntries(db, person.id, {})],
  ['the number of entries with a material', () => countDiaryEntries(db, person.id, { materialIds: ['mat_7'] })],
  ['a rare material', () => diaryPage(db, person.id, { materialIds: ['mat_none'] }, { size: 50, isBackward: false })],
])('%s reads the entries of one person only', async (_what, work) => {
  const [plan = ''] = await plansOf(work)

  expect(plan).toContain('diary_entries')
  expect(plan).not.toContain('Seq Scan on diary_entries')
  expect(readsOf(plan)).toBeLessThanOrEqual(20_000)
})

test('a new entry counts the entries of one person only', async () => {
  const input = { clientEntryId: 'new', materialId: 'mat_1' }

  const plans = await plansOf(() => logDisposal(db, aPerson(person.id, 'en'), input, { existing: allExist }))

  expect(plans.length).toBeGreaterThanOrEqual(2)
  for (const plan of plans) {
    expect(plan).not.toContain('Seq Scan on diary_entries')
  }
})
