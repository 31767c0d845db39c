import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, connect } from '../../../_shared/db.ts'
import { hasOpenData, unlessMissing } from '../../../_shared/open-data-files.ts'
import { osmOverpass } from '../../imports/osm/osm.ts'
import { importNationalFile, nationalPlaces } from '../../imports/testing.ts'
import { searchPlaces } from './search.ts'

/** Queries with the person's position and the intended place. They were written before the search. */
const golden: Record<'query' | 'latitude' | 'longitude' | 'name' | 'address', string>[] = parse(
  readFileSync(new URL('golden-queries.csv', import.meta.url)),
  { columns: true },
)

describe.skipIf(!hasOpenData)(`among the imported places${unlessMissing}`, () => {
  let connection: Connection
  beforeAll(async () => {
    const { url } = await nationalPlaces()
    connection = connect(url, { max: 2 })
    await importNationalFile(connection.db, osmOverpass, 'osm_germany_recycling_2013.json')
  }, 180_000)
  afterAll(() => connection.close())

  test('at least 90 % of the queries find the intended place first', async () => {
    const rows: { at: number; account: string }[] = []
    for (const { query, latitude, longitude, name, address } of golden) {
      const near = latitude ? { latitude: Number(latitude), longitude: Number(longitude) } : null
      const found = (await searchPlaces(connection.db, { query, near }, { first: 5 }))
        .slice(0, 5)
        .map(({ place }) => place)
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
