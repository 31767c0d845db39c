import { type OpenTable, openTable } from './delimited-table.ts'
import { type FileRow, readRows } from './import-ledger.ts'
import { cell, plainCell } from './korea/cells.ts'

/** A row of the file of legal dongs (법정동코드 전체자료 of 행정안전부). */
export interface Dong {
  /** Ten digits. */
  code: string
  /** The name after those of its ancestors, such as `경기도 남양주시 화도읍 마석우리`. */
  fullName: string
  exists: boolean
}

const columns = ['code', 'name', 'status']

/** How the file differs from a CSV file: it has no header row. */
export const legalDongsFormat = { header: columns, delimiter: '\t' }

/** The number of rows of a file of legal dongs, and its rows: first those that exist, then the abolished ones. */
export async function openLegalDongs(path: string): Promise<{
  count: number
  existing: () => AsyncGenerator<FileRow<Dong>>
  abolished: () => AsyncGenerator<FileRow<Dong>>
}> {
  const { rows } = await openDongs(path)
  // Parsing takes longer than anything else about a row, and the country has only 50,000 of these short rows.
  const all: FileRow<Dong>[] = []
  for await (const row of readRows(rows(), readDong)) all.push(row)
  async function* rowsWhere(isWanted: (parsed: Dong | string) => boolean): AsyncGenerator<FileRow<Dong>> {
    for (const row of all) if (isWanted(row.parsed)) yield row
  }
  const isAbolished = (parsed: Dong | string) => typeof parsed !== 'string' && !parsed.exists
  return {
    count: all.length,
    existing: () => rowsWhere((parsed) => !isAbolished(parsed)),
    abolished: () => rowsWhere(isAbolished),
  }
}

// The portal offers the codes as CSV with a header, too, with more columns in its later versions.
async function openDongs(path: string): Promise<OpenTable> {
  const withHeader = await openTable(path, ['법정동코드', '법정동명', '폐지여부']).catch(() => null)
  if (!withHeader) return openTable(path, columns, { header: columns })
  async function* rows() {
    for await (const { cells, ...row } of withHeader?.rows() ?? [])
      yield {
        ...row,
        cells: cells && { code: cells.법정동코드 ?? '', name: cells.법정동명 ?? '', status: cells.폐지여부 ?? '' },
      }
  }
  return { count: withHeader.count, rows }
}

/** The dong's own name. */
export const dongName = ({ fullName }: Dong): string => fullName.split(' ').at(-1) ?? fullName

/** The code of a dong's parent: a township for a village, otherwise a district. */
export const parentCodeOf = (code: string): string => code.slice(0, code.endsWith('00') ? 5 : 8).padEnd(10, '0')

function readDong(cells: Record<string, string>): Dong | string {
  const [code = '', status] = [cells.code, cells.status].map((text) => plainCell(text) ?? '')
  const fullName = cell(cells.name) ?? ''
  if (!/^\d{10}$/.test(code) || fullName === '') return 'unreadable'
  if (status !== '존재' && status !== '폐지') return 'unknown-status'
  return { code, fullName, exists: status === '존재' }
}
