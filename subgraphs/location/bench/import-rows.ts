import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { startEmbeddedPostgres } from '../../../embedded/postgres.ts'
import { connect, type Db } from '../../_shared/db.ts'
import { runImport } from '../../_shared/import.ts'
import { seededRandom } from '../../_shared/testing-random.ts'
import { regions } from '../db/schema.ts'
import { clothingBins } from '../imports/bins/clothing-bins.ts'
import { location } from '../server.ts'

// Loads files of synthetic clothing bins, in the form of the national standard and all over the country, each into an empty database, then the
// next edition of the same bins. Prints the time per row, of which what this process and PostgreSQL computed (the rest is waiting, on a busy
// machine for others), and the largest memory of this process:
//   npx tsx --max-old-space-size=512 subgraphs/location/bench/import-rows.ts 10000 1000000
//   npx tsx --max-old-space-size=512 subgraphs/location/bench/import-rows.ts --first-only 1000000
const { values, positionals } = parseArgs({ options: { 'first-only': { type: 'boolean' } }, allowPositionals: true })
const sizes = (positionals.length > 0 ? positionals : ['10000', '1000000']).map(Number)

const header =
  '관리번호,설치장소명,시도명,시군구명,소재지도로명주소,소재지지번주소,위도,경도,상세위치,관리기관명,관리기관전화번호,데이터기준일자,제공기관코드,제공기관명'

async function writeRows(db: Db, path: string, size: number, day: string): Promise<void> {
  const districts = (await db.select().from(regions).where(eq(regions.level, 'DISTRICT'))).filter(
    ({ fullNameKo, abolishedOn }) => fullNameKo.split(' ').length === 2 && abolishedOn === null,
  )
  const random = seededRandom(1)
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  for (let row = 0; row < size; row += 1) {
    const district = districts[row % districts.length]
    const [province, name] = district?.fullNameKo.split(' ') ?? []
    const latitude = (district?.latitude ?? 0) + (random() - 0.5) / 10
    const longitude = (district?.longitude ?? 0) + (random() - 0.5) / 10
    const number = Math.floor(row / districts.length) + 1
    const address = `${province} ${name} 시험${number % 50}로 ${number}`
    const line = `${row},빌라 ${number} 앞,${province},${name},${address},,${latitude.toFixed(6)},${longitude.toFixed(6)},골목,,,${day},${district?.officialCode},${province} ${name}\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

async function measure(db: Db, path: string, size: number, what: string): Promise<void> {
  let memory = 0
  const watch = setInterval(() => (memory = Math.max(memory, process.memoryUsage().rss)), 200)
  const start = performance.now()
  const cpu = process.cpuUsage()
  const ofDatabase = await databaseMicroseconds(db)
  const { counts } = await runImport(db, clothingBins, { path, day: '2026-11-24', acceptShrinking: true })
  clearInterval(watch)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  const inDatabase = (await databaseMicroseconds(db)) - ofDatabase
  const outcomes = Object.entries(counts).filter(([, count]) => count > 0)
  process.stdout.write(
    `${what} of ${size} rows: ${(ms / 1_000).toFixed(1)} s, ${((ms * 1_000) / size).toFixed(0)} µs a row, computing ${((user + system) / size).toFixed(0)} µs here and ${(inDatabase / size).toFixed(0)} µs in PostgreSQL; ` +
      `memory up to ${Math.round(memory / 1e6)} MB; ${outcomes.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}\n`,
  )
}

/** The CPU time of the connection's server process so far; 0 on systems without /proc. */
async function databaseMicroseconds(db: Db): Promise<number> {
  const [backend] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  const path = `/proc/${backend?.pid}/stat`
  if (!existsSync(path)) return 0
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? []
  // User and system time in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

for (const size of sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-import-rows-'))
  const postgres = await startEmbeddedPostgres({ folder, databases: ['bunri_location'] })
  try {
    const url = postgres.url('bunri_location')
    await location.prepare({ LOCATION_DATABASE_URL: url })
    const { db, close } = connect(url, { max: 1 })
    const path = join(folder, 'rows.csv')
    await writeRows(db, path, size, '2026-06-01')
    await measure(db, path, size, 'First edition')
    if (!values['first-only']) {
      await writeRows(db, path, size, '2026-10-01')
      await measure(db, path, size, 'Next edition')
    }
    await close()
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
