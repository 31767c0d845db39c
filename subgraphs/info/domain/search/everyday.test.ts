import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { searchItems } from './search.ts'

const { db, close } = connect(await testDatabase('info'))
afterAll(close)

/** What residents type, each with the items that are a good answer; `-` if the catalogue has none. */
const read = (file: string): { query: string; kind: string; slugs: string }[] =>
  parse(readFileSync(new URL(file, import.meta.url)), { columns: true })

test.each([
  ['on which the rules were tuned', 'everyday.csv', 1],
  ['that nobody had seen before the rules were finished', 'everyday-held-out.csv', 0.85],
])(
  'everyday queries %s find a good item first, and no sure match if there is none',
  async (_which, file, unsureMin) => {
    const everyday = read(file)
    const results = await Promise.all(
      everyday.map(async ({ query, kind, slugs }) => {
        const { hits, isSure } = await searchItems(db, query, { locale: kind === 'english' ? 'en' : 'ko', first: 3 })
        const found = hits.slice(0, 3).map(({ item }) => item.slug)
        const rank = found.findIndex((slug) => slugs.split('|').includes(slug)) + 1
        return { query, slugs, found, isSure, rank }
      }),
    )

    const known = results.filter(({ slugs }) => slugs !== '-')
    const unknown = results.filter(({ slugs }) => slugs === '-')
    const first = known.filter(({ rank }) => rank === 1)
    const amongThree = known.filter(({ rank }) => rank > 0)
    const sure = first.filter(({ isSure }) => isSure)
    const wrong = known.filter(({ rank, isSure }) => rank !== 1 && isSure)
    const unsure = unknown.filter(({ isSure }) => !isSure)
    const share = (part: unknown[], whole: unknown[]) => `${part.length} of ${whole.length}`
    process.stdout.write(
      `first ${share(first, known)} (${share(sure, first)} sure), among three ${share(amongThree, known)}, ` +
        `a wrong one first and sure ${share(wrong, known)}, no sure match if there is none ${share(unsure, unknown)}\n`,
    )
    const missed = known.filter(({ rank }) => rank !== 1)
    process.stdout.write(
      missed.map(({ query, slugs, found }) => `${query}: ${slugs}, not ${found.join(', ')}\n`).join(''),
    )
    expect(unsure.length / unknown.length).toBeGreaterThanOrEqual(unsureMin)
    expect(wrong.length / known.length).toBeLessThanOrEqual(0.02)
    expect(first.length / known.length).toBeGreaterThanOrEqual(0.93)
  },
)
