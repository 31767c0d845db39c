import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { type Importer, runImport } from '../../../_shared/import.ts'
import { hasOpenData, openDataFile, unlessMissing } from '../../../_shared/open-data.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { clothingBins } from '../../imports/bins/clothing-bins.ts'
import { lampBatteryBins } from '../../imports/bins/lamp-battery-bins.ts'
import { medicineBins } from '../../imports/bins/medicine-bins.ts'
import { recyclingCentres } from '../../imports/bins/recycling-centres.ts'
import { osmOverpass } from '../../imports/osm/osm.ts'
import { searchPlaces } from './search.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

/** Queries with the person's position and the intended place. They were written before the search. */
const golden: Record<'query' | 'latitude' | 'longitude' | 'name' | 'address', string>[] = parse(
  readFileSync(new URL('golden-queries.csv', import.meta.url)),
  { columns: true },
)

describe.skipIf(!hasOpenData)(`among the imported places${unlessMissing}`, () => {
  beforeAll(async () => {
    const files: [Importer, string][] = [
      [recyclingCentres, 'kr_recycling_centres_2026.cp949.csv'],
      [lampBatteryBins, 'kr_lamp_battery_bins_2026.cp949.csv'],
      [medicineBins, 'kr_medicine_bins_2026.cp949.csv'],
      [clothingBins, 'kr_clothing_bins_2026.cp949.csv'],
      [osmOverpass, 'osm_germany_recycling_2013.json'],
    ]
    for (const [importer, file] of files) {
      await runImport(db, importer, { path: openDataFile(file), day: '2026-11-24', report: async () => {} })
    }
  }, 180_000)

  test('at least 90 % of the queries find the intended place first', async () => {
    const rows: { at: number; account: string }[] = []
    for (const { query, latitude, longitude, name, address } of golden) {
      const near = latitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null
      const found = (await searchPlaces(db, { query, near }, { first: 5 })).slice(0, 5).map(({ place }) => place)
      const at = found.findIndex(({ nameKo, address: where }) => nameKo === name && where.startsWith(address)) + 1
      rows.push({ at, account: `${query}: ${name}, not ${found[0]?.nameKo ?? 'nothing'}` })
    }

    const rate = (last: number) => rows.filter(({ at }) => at > 0 && at <= last).length / rows.length
    const missed = rows
      .filter(({ at }) => at !== 1)
      .map(({ at, account }) => `${account} (it is number ${at || 'none'})`)
    process.stdout.write(`${rows.length} queries: first ${percent(rate(1))}, among five ${percent(rate(5))}\n`)
    process.stdout.write(`${missed.join('\n')}\n`)
    expect(rate(1)).toBeGreaterThanOrEqual(0.9)
  })
})

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
