import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { startEmbeddedPostgres } from '../../../embedded/postgres.ts'
import { connect } from '../../_shared/db.ts'
import { items } from '../db/schema.ts'
import { completeItems, searchItems } from '../domain/search/search.ts'
import { manyItems } from '../fixtures.ts'
import { info } from '../server.ts'

// How long completions, searches and guesses take among 10,000 items, one after the other, beside a read by primary key:
//   npx tsx subgraphs/info/bench/search.ts
const [itemCount, rounds] = [10_000, 100]
const beginnings = ['종', '종이', '페ㅌ', 'ㅍㅌㅂ', 'ㅍ', '스티로', '전자레', 'paper', '상자 피자', '컵']
const mistyped = ['스치로퐁', '패트병', '후라이펜', '텔레비젼', 'umbrlela']

const folder = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
const server = await startEmbeddedPostgres({ folder, databases: ['bunri_info'], durable: false })
const url = server.url('bunri_info')
try {
  await info.prepare({ INFO_DATABASE_URL: url })
  const { db, close } = connect(url, { max: 1 })
  await manyItems(db, itemCount)
  const byKey = await time('a read by primary key', ['itm_paper-cup'], async (id) => {
    await db.select().from(items).where(eq(items.id, id))
  })
  const options = { locale: 'ko' as const, first: 8 }
  await time('completions', beginnings, (typed) => completeItems(db, typed, options), byKey)
  await time('searches', beginnings, (typed) => searchItems(db, typed, options), byKey)
  await time('guesses at typing errors', mistyped, (typed) => searchItems(db, typed, options), byKey)
  await close()
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Prints median and 99th percentile in milliseconds; returns the latter. */
async function time(what: string, inputs: string[], work: (input: string) => Promise<unknown>, unit?: number) {
  const spans: number[] = []
  for (let round = -10; round < rounds; round++) {
    for (const input of inputs) {
      const start = performance.now()
      await work(input)
      if (round >= 0) spans.push(performance.now() - start)
    }
  }
  spans.sort((one, two) => one - two)
  const at = (share: number) => spans[Math.floor(spans.length * share)] ?? 0
  const ratio = unit ? `, ${(at(0.99) / unit).toFixed(1)} times a read by key` : ''
  process.stdout.write(`${what}: median ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms${ratio}\n`)
  return at(0.99)
}
