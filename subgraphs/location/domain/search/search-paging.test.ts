import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { propertyRuns, testDatabase } from '../../../_shared/testing.ts'
import { type PlaceRow, places, sourceRecords } from '../../db/schema.ts'
import { aPlaceRow, atSea, moved } from '../../fixtures.ts'
import { distanceMeters } from '../geo/earth.ts'
import { writePlaces } from '../places/records.ts'
import { type SearchPosition, searchPlaces } from './search.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)
beforeAll(() => db.delete(sourceRecords))

describe('paging through a search', () => {
  const word = fc.stringMatching(/^[가각나ab1ㄱ]{1,3}$/)
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
  const row = fc.record({
    nameKo: text,
    nameEn: fc.option(text),
    address: text,
    kind: fc.constantFrom('CLOTHING_BIN' as const, 'REPAIR_SHOP' as const),
    north: fc.integer({ min: 0, max: 5 }),
  })
  const rowOf = ({ north, ...values }: { north: number } & Partial<PlaceRow>) =>
    aPlaceRow({ ...values, ...moved(atSea, north * 100) })
  const search = fc.record({ query: text, filter: fc.option(fc.constant({ kinds: ['CLOTHING_BIN' as const] })) })

  test('returns the same places as a naive search, each once, also while others are added', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 25 }),
        fc.array(row, { maxLength: 4 }),
        search,
        fc.integer({ min: 1, max: 7 }),
        async (there, added, { query, filter }, first) => {
          await db.delete(places)
          const [before, later] = [there.map(rowOf), added.map(rowOf)]
          await writePlaces(db, before)
          const pages: string[] = []
          let after: SearchPosition | undefined
          for (;;) {
            const hits = await searchPlaces(db, { query, filter, near: atSea }, { first, after })
            pages.push(...hits.slice(0, first).map(({ place }) => place.id))
            if (hits.length <= first) break
            after = hits[first - 1]?.position
            await writePlaces(db, later.splice(0, 1))
          }

          const old = new Set(before.map(({ id }) => id))
          expect(pages.filter((id) => old.has(id))).toEqual(naively(before, query, filter?.kinds))
          expect(new Set(pages).size).toBe(pages.length)
        },
      ),
      { numRuns: propertyRuns(60), seed: 20261128 },
    )
  }, 300_000)

  /** The ids that a search around the point at sea should return, by comparing every place. */
  function naively(rows: ReturnType<typeof aPlaceRow>[], query: string, kinds?: readonly string[]): string[] {
    const typed = query.split(' ').map(searchKey)
    const key = typed.join('')
    const words = typed.every((one) => one.length === 1) ? [key] : typed
    const rankOf = ({ nameKo, nameEn, address }: (typeof rows)[number]) => {
      const names = [searchKey(nameKo), initials(searchKey(nameKo)), searchKey(nameEn ?? '')]
      const isIn = (...texts: string[]) => words.every((one) => texts.some((part) => part.includes(one)))
      if (names.includes(key)) return 0
      if (names.some((name) => name.startsWith(key))) return 1
      if (key.length === 1) return null
      if (isIn(...names)) return 2
      return isIn(...names, searchKey(address)) ? 3 : null
    }
    return rows
      .map((row) => ({ id: row.id, rank: rankOf(row), meters: Math.round(distanceMeters(atSea, row)), kind: row.kind }))
      .filter(({ rank, kind }) => rank !== null && (!kinds || kinds.includes(kind)))
      .sort((a, b) => Number(a.rank) - Number(b.rank) || a.meters - b.meters || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id)
  }

  const initials = (key: string) => key.replace(/[가각]/g, 'ㄱ').replace(/나/g, 'ㄴ')
})
