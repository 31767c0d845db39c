import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows } from '../../../_shared/import-ledger.ts'
import { openLegalDongs } from '../../../_shared/legal-dongs.ts'
import { createDongLedger } from './dong-ledger.ts'

/**
 * Legal dongs: neighbourhoods, and villages inside townships. The importer reads the existing dongs first, so that
 * abolished dongs find their successors.
 */
export const legalDongs: Importer = {
  name: 'legal-dongs',
  title: '법정동코드 전체자료 (행정안전부)',
  attribution: { publisher: '행정안전부' },
  isReplacedAsWhole: true,
  run: importDongs,
}

async function* importDongs({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const { count, existing, abolished } = await openLegalDongs(path)
  expect(count)
  const ledger = await createDongLedger(tx)
  const current = yield* enterRows(existing(), ledger)
  return current + (yield* enterRows(abolished(), ledger))
}
