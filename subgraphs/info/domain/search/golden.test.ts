import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { searchItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

/** Typical queries, each with its category and the intended item. */
const golden: { query: string; sort: string; slug: string }[] = parse(
  readFileSync(new URL('golden.csv', import.meta.url)),
  { columns: true },
)

test('typical queries find the intended item first', async () => {
  const places = await Promise.all(
    golden.map(async ({ query, sort, slug }) => {
      const { hits } = await searchItems(db, query, { locale: sort.startsWith('english') ? 'en' : 'ko', first: 3 })
      const found = hits.slice(0, 3).map(({ item }) => item.slug)
      return { query, sort, slug, found, place: found.indexOf(slug) + 1 }
    }),
  )

  const rate = (place: number) => places.filter((row) => row.place > 0 && row.place <= place).length / places.length
  const missed = places.filter(({ place }) => place !== 1)
  const misses = missed.map(({ query, slug, found }) => `${query}: ${slug}, not ${found.join(', ') || 'nothing'}`)
  process.stdout.write(`${golden.length} queries: first ${percent(rate(1))}, among three ${percent(rate(3))}\n`)
  process.stdout.write(`${misses.join('\n')}\n`)
  expect(rate(1)).toBeGreaterThanOrEqual(0.98)
  expect(rate(3)).toBeGreaterThanOrEqual(0.99)
})

test.each([
  ['', 150],
  ['typo', 30],
  ['initials', 20],
  ['english', 20],
])('the table has enough queries of each category: %s', (sort, minimum) => {
  expect(golden.filter((row) => row.sort.startsWith(sort)).length).toBeGreaterThanOrEqual(minimum)
  expect(new Set(golden.map(({ query }) => query)).size).toBe(golden.length)
})

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
