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

// Measures sequential completions, searches and fuzzy matches among 10,000 items, compared with a read by primary key:
//   npx tsx subgraphs/info/bench/search.ts
const [itemCount, rounds] = [10_000, 100]
const prefixes = ['종', '종이', '페ㅌ', 'ㅍㅌㅂ', 'ㅍ', '스티로', '전자레', 'paper', '상자 피자', '컵']
const mistyped = ['스치로퐁', '패트병', '후라이펜', '텔레비젼', 'umbrlela']

const folder = await mkdtemp(join(tmpdir(), 'bunri-bench-'))
const server = await startEmbeddedPostgres({ folder, databases: ['bunri_info'], durable: false })
const url = server.url('bunri_info')
try {
  await info.prepare({ INFO_DATABASE_URL: url })
  const { db, close } = connect(url, { max: 1 })
  await manyItems(db, itemCount)
  const byKey = await measure('a read by primary key', ['itm_paper-cup'], async (id) => {
    await db.select().from(items).where(eq(items.id, id))
  })
  const options = { locale: 'ko' as const, first: 8 }
  await measure('completions', prefixes, (text) => completeItems(db, text, options), byKey)
  await measure('searches', prefixes, (text) => searchItems(db, text, options), byKey)
  await measure('fuzzy matches', mistyped, (text) => searchItems(db, text, options), byKey)
  await close()
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Prints the median and the 99th percentile in milliseconds; returns the latter. The first ten rounds only warm up. */
async function measure(label: string, inputs: string[], run: (input: string) => Promise<unknown>, baselineMs?: number) {
  const timesMs: number[] = []
  for (let round = -10; round < rounds; round++) {
    for (const input of inputs) {
      const start = performance.now()
      await run(input)
      if (round >= 0) timesMs.push(performance.now() - start)
    }
  }
  timesMs.sort((one, two) => one - two)
  const percentile = (share: number) => timesMs[Math.floor(timesMs.length * share)] ?? 0
  const ratio = baselineMs ? `, ${(percentile(0.99) / baselineMs).toFixed(1)} times a read by primary key` : ''
  process.stdout.write(
    `${label}: median ${percentile(0.5).toFixed(2)} ms, p99 ${percentile(0.99).toFixed(2)} ms${ratio}\n`,
  )
  return percentile(0.99)
}
