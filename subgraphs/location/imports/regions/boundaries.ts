import { type Boundary, readBoundaries } from '../../../_shared/boundaries.ts'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type FileRow } from '../../../_shared/import-ledger.ts'
import { placeImporters } from '../place-importers.ts'
import { rereadRecords } from '../reread-records.ts'
import { createBoundaryLedger } from './boundary-ledger.ts'

/**
 * Boundaries of provinces, districts or neighbourhoods, as TopoJSON. The line of a result is the number of the feature.
 */
export const boundaries: Importer = {
  name: 'boundaries',
  title: '센서스용 행정구역경계 (시도, 시군구, 읍면동; TopoJSON)',
  attribution: { publisher: '통계청', license: '공공누리 제1유형' },
  run: importBoundaries,
}

async function* importBoundaries({ tx, path, day, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const found = await readBoundaries(path)
  expect(found.length)
  async function* rows(): AsyncGenerator<FileRow<Boundary>> {
    for (const [position, boundary] of found.entries()) {
      yield { line: position + 1, parsed: boundary.rings.length > 0 ? boundary : 'no-boundary' }
    }
  }
  let isOfDistricts = false
  const batches = enterRows(rows(), await createBoundaryLedger(tx), 250)
  let batch = await batches.next()
  while (!batch.done) {
    isOfDistricts ||= batch.value.some(changesDistrict)
    yield batch.value
    batch = await batches.next()
  }
  // The points of places are compared with them.
  if (isOfDistricts) yield* rereadRecords(tx, placeImporters, { day })
  return batch.value
}

const changesDistrict = ({ outcome, key = '' }: RowResult) =>
  (outcome === 'imported' || outcome === 'updated') && !/^\d{7} /.test(key)
