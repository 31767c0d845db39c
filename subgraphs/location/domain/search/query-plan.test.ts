import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { aPlaceRow, atSea, moved, seededRandom } from '../../fixtures.ts'
import { writePlaces } from '../places/records.ts'
import { parseQuery } from './query.ts'
import { type PlaceSearch, rankQuery, type SearchPosition, searchPlaces } from './search.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const syllables = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'

describe('among 20,000 places', () => {
  beforeAll(async () => {
    const random = seededRandom(11)
    const name = () => Array.from({ length: 3 }, () => syllables[Math.floor(random() * syllables.length)]).join('')
    for (let written = 0; written < 20_000; written += 1_000) {
      const rows = Array.from({ length: 1_000 }, () =>
        aPlaceRow({
          ...moved(atSea, (random() - 0.5) * 300_000, (random() - 0.5) * 300_000),
          nameKo: random() < 0.3 ? '의류수거함' : `${name()}약국`,
          address: `경상북도 ${name()}시 ${name()}로 ${Math.floor(random() * 300)}`,
        }),
      )
      await writePlaces(db, rows)
    }
    await db.execute(sql`analyze places`)
  }, 120_000)

  test.each<[string, PlaceSearch]>([
    ['in most names', { query: '수거함' }],
    ['in every address', { query: '경상북도' }],
    ['in hardly any name', { query: '가나다' }],
    ['in none', { query: '뷁쉛' }],
    ['that are many', { query: '경상북도 약국 가나 다라 마바' }],
    ['of initial consonants', { query: 'ㅇㄹㅅㄱㅎ' }],
    ['of one letter', { query: '의' }],
    ['beside a filter', { query: '수거함', filter: { kinds: ['REPAIR_SHOP'], materialIds: ['mat_paper'] } }],
    ['and a point', { query: '수거함', near: moved(atSea, 100_000) }],
  ])('one index finds the nearest places for words %s', async (_what, search) => {
    const { query, ...rest } = search
    const rules = await parseQuery(db, query)
    const after: SearchPosition = [0, 0.01, 'plc_x']

    for (const rank of rules.keys()) {
      for (const more of [{}, { after }]) {
        const explained = await db.execute(sql`explain ${rankQuery(db, rules, rank, { ...rest, ...more, limit: 21 })}`)
        const plan = explained.map((row) => row['QUERY PLAN']).join('\n')
        expect(plan).toMatch(
          /Index Scan using places_search on places.*\n +Index Cond: .*by_index[\s\S]*Order By: \(pos <->/,
        )
        expect(plan).not.toMatch(/(Seq|Bitmap Heap) Scan on places\b/)
      }
    }
  })

  test('a page for a word in thousands of names reads less than a tenth of the table', async () => {
    const rules = await parseQuery(db, '수거함')
    const [row] = await db.execute<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      sql`explain (analyze, buffers, format json) ${rankQuery(db, rules, 2, { limit: 21 })}`,
    )
    const [pages] = await db.execute<{ pages: number }>(
      sql`select relpages as pages from pg_class where relname = 'places'`,
    )

    const { Plan: plan } = row?.['QUERY PLAN'][0] ?? { Plan: {} }
    expect(plan['Actual Rows']).toBe(21)
    expect(Number(plan['Shared Hit Blocks']) + Number(plan['Shared Read Blocks'])).toBeLessThan(
      Number(pages?.pages) / 10,
    )
    expect(await searchPlaces(db, { query: '수거함' }, { first: 20 })).toHaveLength(21)
  })
})
