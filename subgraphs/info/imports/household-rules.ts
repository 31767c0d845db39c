import { detectEncoding } from '../../_shared/decode.ts'
import type { Importer, ImportJob, RowResult } from '../../_shared/import.ts'
import { readTable } from '../../_shared/table.ts'
import { createRegionNames } from '../reference/regions.ts'
import { readRow, ruleColumns } from './read-row.ts'
import { createRuleBook } from './rule-book.ts'

const batchSize = 1_000

/** When and how each region collects what. The file comes with 31 columns or, without numbers and changes, with 28. */
export const householdRules: Importer = {
  name: 'household-rules',
  title: '전국생활쓰레기배출정보',
  run: importRules,
}

async function* importRules({ tx, path, day, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const encoding = await detectEncoding(path)
  expect(await countRows(readTable(path, encoding, ruleColumns)))
  const regionNamed = createRegionNames()
  const book = await createRuleBook(tx, day)
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, cells } of readTable(path, encoding, ruleColumns)) {
    read += 1
    const reading = cells ? readRow(cells, regionNamed) : 'wrong-number-of-cells'
    batch.push(typeof reading === 'string' ? { line, outcome: 'rejected', reason: reading } : book.take(reading, line))
    if (batch.length < batchSize) continue
    await book.write()
    yield batch
    batch = []
  }
  await book.write()
  await book.finish()
  yield batch
  return read
}

async function countRows(rows: ReturnType<typeof readTable>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}
