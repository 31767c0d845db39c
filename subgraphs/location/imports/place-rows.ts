import type { ImportJob, RowResult } from '../../_shared/import.ts'
import { createClusters } from './clusters.ts'
import type { Reading } from './read-row.ts'

/** A row of a file with what it was understood to say; a text is the reason why nothing can be kept of it. */
export interface ReadRow {
  line: number
  reading: Reading | string
}

const batchSize = 1_000

/** Puts the rows of a file to places, a batch at a time; returns how many there were. */
export async function* importPlaces(
  { tx, day }: ImportJob,
  dataSet: string,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
): AsyncGenerator<RowResult[], number> {
  const clusters = await createClusters(tx, dataSet, day)
  let batch: RowResult[] = []
  let read = 0
  for await (const { line, reading } of rows) {
    read += 1
    const rejected = typeof reading === 'string'
    batch.push(rejected ? { line, outcome: 'rejected', reason: reading } : clusters.take(reading, line))
    if (batch.length < batchSize) continue
    await clusters.write()
    yield batch
    batch = []
  }
  await clusters.write()
  await clusters.removeEmpty()
  yield batch
  return read
}
