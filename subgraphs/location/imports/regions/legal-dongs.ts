import { countRows, openTable } from '../../../_shared/delimited-table.ts'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type FileRow, readRows } from '../../../_shared/import-ledger.ts'
import { cell, plainCell } from '../../../_shared/korea/cells.ts'
import { createDongLedger } from './dong-ledger.ts'

/** A row of the file. */
export interface Dong {
  /** Ten digits. */
  code: string
  /** The name after those of its ancestors, such as `경기도 남양주시 화도읍 마석우리`. */
  fullName: string
  exists: boolean
}

const columns = ['code', 'name', 'status']

/**
 * Legal dongs: neighbourhoods, and villages inside townships. The importer reads the existing dongs first, so that
 * abolished dongs find their successors.
 */
export const legalDongs: Importer = {
  name: 'legal-dongs',
  title: '법정동코드 전체자료 (행정안전부)',
  run: importDongs,
}

async function* importDongs({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const rows = await openTable(path, columns, { header: columns, delimiter: '\t' })
  async function* rowsWhere(isWanted: (parsed: Dong | string) => boolean): AsyncGenerator<FileRow<Dong>> {
    for await (const row of readRows(rows(), readDong)) if (isWanted(row.parsed)) yield row
  }
  expect(await countRows(rows()))
  const ledger = await createDongLedger(tx)
  const isAbolished = (parsed: Dong | string) => typeof parsed !== 'string' && !parsed.exists
  const existing = yield* enterRows(
    rowsWhere((parsed) => !isAbolished(parsed)),
    ledger,
  )
  const abolished = yield* enterRows(rowsWhere(isAbolished), ledger)
  return existing + abolished
}

function readDong(cells: Record<string, string>): Dong | string {
  const [code = '', status] = [cells.code, cells.status].map((text) => plainCell(text) ?? '')
  const fullName = cell(cells.name) ?? ''
  if (!/^\d{10}$/.test(code) || fullName === '') return 'unreadable'
  if (status !== '존재' && status !== '폐지') return 'unknown-status'
  return { code, fullName, exists: status === '존재' }
}
