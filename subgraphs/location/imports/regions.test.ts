import { readFileSync } from 'node:fs'
import { eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../_shared/db.ts'
import { type Importer, type RowResult, runImport } from '../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../_shared/open-data.ts'
import { testDatabase } from '../../_shared/testing.ts'
import { abolishedCodes, regionNames, regionRings, regions } from '../db/schema.ts'
import { regionAt, ringsAround, ringsNear } from '../domain/region-at.ts'
import { childrenOf, countRegions, searchRegions } from '../domain/regions.ts'
import { seededRandom } from '../fixtures.ts'
import { boundaries } from './boundaries.ts'
import { legalDongs } from './legal-dongs.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

const files = {
  districts: [boundaries, 'kr_municipalities_2018.topojson'],
  dongs: [legalDongs, 'kr_legal_dong_codes_2021.cp949.tsv'],
  neighbourhoods: [boundaries, 'kr_submunicipalities_2018.topojson'],
} as const satisfies Record<string, readonly [Importer, string]>

/** Imports a file; what became of each row comes with it. */
async function load(what: keyof typeof files) {
  const [importer, file] = files[what]
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const account = await runImport(db, importer, { path: openDataFile(file), day: '2026-11-24', report })
  return { ...account, rows }
}

const regionOf = async (id: string) => (await db.select().from(regions).where(eq(regions.id, id)))[0]

describe.skipIf(!hasOpenData)(`the country's regions${unlessMissing}`, () => {
  const loaded = {} as Record<keyof typeof files, Awaited<ReturnType<typeof load>>>
  beforeAll(async () => {
    await expect(load('neighbourhoods')).rejects.toThrow('import these first')
    loaded.districts = await load('districts')
    loaded.dongs = await load('dongs')
    loaded.neighbourhoods = await load('neighbourhoods')
  }, 300_000)

  test('every row of the legal dongs is accounted for', async () => {
    const { rows, ...account } = loaded.dongs

    expect(new Set(rows.map(({ line }) => line)).size).toBe(46_186)
    expect(account).toEqual({
      read: 46_186,
      // 278 provinces and districts are there before, under today's code or a former one.
      counts: { imported: 20_270, updated: 0, unchanged: 0, merged: 507, flagged: 25_409, rejected: 0 },
      reasons: { 'successor-unknown': 25_409 },
    })
    expect(await db.$count(abolishedCodes)).toBe(25_409)
  })

  test('every boundary of a neighbourhood is accounted for', async () => {
    const { rows, ...account } = loaded.neighbourhoods
    console.log(account, rows.filter(({ outcome }) => outcome === 'flagged').map((r) => r.key + ' ' + r.detail))
    console.log(await db.$count(regions), await db.$count(regionNames), await db.$count(regionRings))
  })
})
