import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { searchItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

/** Typical queries, each with its kind and the intended item. */
const golden: { query: string; kind: string; slug: string }[] = parse(
  readFileSync(new URL('golden.csv', import.meta.url)),
  { columns: true },
)

test('typical queries find the intended item first', async () => {
  const results = await Promise.all(
    golden.map(async ({ query, kind, slug }) => {
      const { hits } = await searchItems(db, query, { locale: kind.startsWith('english') ? 'en' : 'ko', first: 3 })
      const found = hits.slice(0, 3).map(({ item }) => item.slug)
      return { query, slug, found, rank: found.indexOf(slug) + 1 }
    }),
  )

  const shareWithin = (rankMax: number) =>
    results.filter(({ rank }) => rank > 0 && rank <= rankMax).length / results.length
  const missed = results.filter(({ rank }) => rank !== 1)
  const lines = missed.map(({ query, slug, found }) => `${query}: ${slug}, not ${found.join(', ') || 'nothing'}`)
  process.stdout.write(
    `${golden.length} queries: first ${percent(shareWithin(1))}, among three ${percent(shareWithin(3))}\n`,
  )
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(shareWithin(1)).toBeGreaterThanOrEqual(0.98)
  expect(shareWithin(3)).toBeGreaterThanOrEqual(0.99)
})

test.each([
  ['', 150],
  ['typo', 30],
  ['initials', 20],
  ['english', 20],
])('the table has enough queries of each kind: %s', (kind, minimum) => {
  expect(golden.filter((row) => row.kind.startsWith(kind)).length).toBeGreaterThanOrEqual(minimum)
  expect(new Set(golden.map(({ query }) => query)).size).toBe(golden.length)
})

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
