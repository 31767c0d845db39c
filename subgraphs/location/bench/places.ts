import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { startEmbeddedPostgres } from '../../../embedded/postgres.ts'
import { connect, type Db } from '../../_shared/db.ts'
import { type Bounds, circle, rectangle } from '../domain/geo/areas.ts'
import type { Coordinates } from '../domain/geo/earth.ts'
import { refreshMapCells } from '../domain/map/cells.ts'
import { mapMarkers } from '../domain/map/markers.ts'
import type { PlaceFilter } from '../domain/places/filter.ts'
import { lastCheckedPlaces, nearestPlaces } from '../domain/places/place-lists.ts'
import { searchPlaces } from '../domain/search/search.ts'
import { location } from '../server.ts'
import { insertSyntheticPlaces } from './synthetic-places.ts'

// Measures lists of places, markers and searches in databases of increasing size, with places as dense as in cities,
// and how the time grows from the smallest to the largest. It runs for a quarter of an hour and needs 3 GB of disk:
//   npx tsx subgraphs/location/bench/places.ts [number of places …]
const sizes = (process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['10000', '100000', '1000000']).map(Number)
const rounds = 21

const seoul: Coordinates = { latitude: 37.567, longitude: 126.978 }
const busan: Coordinates = { latitude: 35.18, longitude: 129.075 }
const jeju: Coordinates = { latitude: 33.5, longitude: 126.531 }
const first = 20

/** A query to measure; returns the rows it found. */
type Work = (db: Db) => Promise<readonly unknown[]>
const filters: [string, PlaceFilter | undefined][] = [
  ['', undefined],
  [', a frequent kind', { kinds: ['DROP_OFF_BIN'] }],
  [', two rare kinds', { kinds: ['REPAIR_SHOP', 'REFILL_SHOP'] }],
  [', a frequent material', { materialIds: ['mat_battery'] }],
  [', a rare material', { materialIds: ['mat_glass'] }],
  [', two materials', { materialIds: ['mat_battery', 'mat_medicine'] }],
]
const cases: [string, Work][] = [
  ...filters.map(([name, filter]): [string, Work] => [
    `placesNearby, 20 km around Seoul${name}`,
    (db) => nearestPlaces(db, { area: circle(seoul, 20_000), filter }, { first }),
  ]),
  ['placesNearby, 2 km around Jeju', (db) => nearestPlaces(db, { area: circle(jeju, 2_000) }, { first })],
  ['placesNearby, last checked first, 2 km', (db) => lastCheckedPlaces(db, { area: circle(seoul, 2_000) }, { first })],
  [
    'placesNearby, last checked first, 20 km',
    (db) => lastCheckedPlaces(db, { area: circle(seoul, 20_000) }, { first }),
  ],
  ...[8, 12, 16].map((zoom): [string, Work] => [
    `placesInBounds, a screen at zoom ${zoom}`,
    (db) => nearestPlaces(db, { area: rectangle(screen(seoul, zoom)) }, { first }),
  ]),
  ...[5, 8, 10, 12, 14, 15, 16, 17, 18].map((zoom): [string, Work] => [
    `mapMarkers, a screen at zoom ${zoom}`,
    (db) => mapMarkers(db, screen(seoul, zoom), zoom),
  ]),
  ...filters
    .slice(2)
    .map(([name, filter]): [string, Work] => [
      `mapMarkers, a screen at zoom 10${name}`,
      (db) => mapMarkers(db, screen(seoul, 10), 10, filter),
    ]),
  ...['의류수거함', '수거함', 'ㅇㄹㅅㄱㅎ', '약국 해운대', '제주 약국', '뷁쉛'].map((query): [string, Work] => [
    `searchPlaces, ${query}, near Busan`,
    (db) => searchPlaces(db, { query, near: busan }, { first }),
  ]),
]

/** The rectangle that a web map shows on a screen of 1,024 by 768 pixels. */
function screen({ latitude, longitude }: Coordinates, zoom: number): Bounds {
  const degreesOfTile = 360 / 2 ** zoom
  const height = ((degreesOfTile * 768) / 256 / 2) * Math.cos((latitude * Math.PI) / 180)
  const width = (degreesOfTile * 1024) / 256 / 2
  return {
    southWest: { latitude: latitude - height, longitude: longitude - width },
    northEast: { latitude: latitude + height, longitude: longitude + width },
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
const databases = sizes.map((size) => `bunri_location_${size}`)
const server = await startEmbeddedPostgres({ folder, databases, durable: false })
try {
  const connections: ReturnType<typeof connect>[] = []
  for (const [index, size] of sizes.entries()) {
    const url = server.url(databases[index] ?? '')
    await location.prepare({ LOCATION_DATABASE_URL: url })
    const connection = connect(url, { max: 1 })
    connections.push(connection)
    await fill(connection.db, size)
  }
  process.stdout.write(`${''.padEnd(62)}${sizes.map((size) => `${size}`.padStart(11)).join('')}     growth  rows\n`)
  for (const [name, work] of cases) await compare(name, work, connections)
  await Promise.all(connections.map(({ close }) => close()))
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Inserts the places, then builds the indexes on points: half the time of the other order. */
async function fill(db: Db, size: number): Promise<void> {
  await db.execute(sql`set statement_timeout = 0`)
  const start = performance.now()
  const indexes = await db.execute<{ name: string; definition: string }>(
    sql`select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename like 'place%' and indexdef like '%USING gist%'`,
  )
  for (const { name } of indexes) await db.execute(sql`drop index ${sql.identifier(name)}`)
  await insertSyntheticPlaces(db, size)
  for (const { definition } of indexes) await db.execute(sql.raw(definition))
  const inserted = performance.now()
  await refreshMapCells(db)
  const counted = performance.now()
  await db.execute(sql`vacuum analyze`)
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  process.stderr.write(
    `${size} places: ${seconds(start, inserted)} s to insert, ${seconds(inserted, counted)} s to count cells\n`,
  )
}

/** Prints the medians in milliseconds, the last as a multiple of the first, and the numbers of rows found. */
async function compare(name: string, work: Work, connections: readonly { db: Db }[]): Promise<void> {
  const spans = connections.map((): number[] => [])
  const found: number[] = []
  // The databases take turns, so that other load on the machine affects all of them alike. Negative rounds are for
  // warming up.
  for (let round = -5; round < rounds; round++) {
    for (const [index, { db }] of connections.entries()) {
      const start = performance.now()
      found[index] = (await work(db)).length
      if (round >= 0) spans[index]?.push(performance.now() - start)
    }
  }
  const medians = spans.map((each) => each.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN)
  const growth = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN)
  process.stdout.write(
    `${name.padEnd(62)}${medians.map((span) => span.toFixed(2).padStart(11)).join('')}${growth.toFixed(1).padStart(11)}  ${found.join(' / ')}\n`,
  )
}
