import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../../embedded/postgres.ts'
import { connect, type Db } from '../../_shared/db.ts'
import { countFoundPlaces, searchPlaces } from '../domain/place-search.ts'
import { location } from '../server.ts'
import { insertSyntheticPlaces } from './synthetic-places.ts'

// How long the first page of a search takes among few and among many places, one after the other:
//   npx tsx subgraphs/location/bench/search.ts [places, 10,000 and 1,000,000 by default]
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 1_000_000]
const rounds = 20
const busan = { latitude: 35.1796, longitude: 129.0756 }

/** What people may type, by how much it finds. */
const queries = {
  'in most names': ['의류수거함', '의류 수거함', '수거함', '약국', '행정복지센터', 'ㅇㄹㅅㄱㅎ', 'clothing bin'],
  'in the addresses of a province': ['제주', '강원 의류수거함', '부산 약국', '서울시 강남구'],
  'in few names': ['가나약국', '다라마', '마바 행정복지센터', 'ㄱㄴㄷㄹ'],
  'one letter': ['약', 'ㅎ', 'c'],
  'two letters that are nowhere': ['뷁쉛', 'zz'],
  'more letters that are nowhere': ['울릉독도', 'zzz', '뷁쉛 약국'],
}

const folder = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
const server = await startEmbeddedPostgres({ folder, databases: ['bunri_location'], durable: false })
const url = server.url('bunri_location')
try {
  await location.prepare({ LOCATION_DATABASE_URL: url })
  const { db, close } = connect(url, { max: 1 })
  let made = 0
  for (const count of counts) {
    await insertSyntheticPlaces(db, count - made, counts.indexOf(count) + 1)
    made = count
    process.stdout.write(`${count.toLocaleString('en')} places\n`)
    for (const [sort, texts] of Object.entries(queries)) await time(db, sort, texts)
    await timeCounts(db)
  }
  await close()
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function time(db: Db, sort: string, texts: readonly string[]): Promise<void> {
  for (const near of [null, busan]) {
    const spans = await measure(texts, (query) => searchPlaces(db, { query, near }, { first: 20 }))
    process.stdout.write(`  ${sort}, ${near ? 'near Busan' : 'anywhere'}: ${spans}\n`)
  }
}

async function timeCounts(db: Db): Promise<void> {
  const spans = await measure(['수거함', '가나약국'], (query) => countFoundPlaces(db, { query }))
  process.stdout.write(`  totalCount: ${spans}\n`)
}

/** Median and slowest of the medians of each text, in milliseconds. */
async function measure(texts: readonly string[], work: (text: string) => Promise<unknown>): Promise<string> {
  const medians: number[] = []
  for (const text of texts) {
    const spans: number[] = []
    for (let round = -3; round < rounds; round++) {
      const start = performance.now()
      await work(text)
      if (round >= 0) spans.push(performance.now() - start)
    }
    medians.push(middle(spans))
  }
  return `median ${middle(medians).toFixed(1)} ms, slowest ${Math.max(...medians).toFixed(1)} ms`
}

function middle(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
