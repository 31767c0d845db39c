import { type OpenTable, openTable } from './delimited-table.ts'
import { type FileRow, readRows } from './import-ledger.ts'
import { cell, plainCell } from './korea/cells.ts'
import { kindOfTable } from './table-sources.ts'
import { detectEncoding, readText } from './text-encoding.ts'

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

/** The columns of files with a header: of the ministry's, and of the portal's, which has the parts of the name. */
const ministryColumns = ['법정동코드', '법정동명', '폐지여부']
const portalColumns = ['법정동코드', '시도명', '시군구명', '읍면동명', '리명', '삭제일자']

async function openDongs(path: string): Promise<OpenTable> {
  const header = await headerOf(path)
  if (!header.includes('법정동코드')) return openTable(path, columns, { header: columns })
  const isOfPortal = header.includes('읍면동명')
  const { count, rows } = await openTable(path, isOfPortal ? portalColumns : ministryColumns)
  async function* renamed() {
    for await (const { cells, ...row } of rows())
      yield { ...row, cells: cells && (isOfPortal ? fromPortal(cells) : fromMinistry(cells)) }
  }
  return { count, rows: renamed }
}

async function headerOf(path: string): Promise<string> {
  if ((await kindOfTable(path)) !== 'csv') return ministryColumns.join()
  for await (const text of readText(path, await detectEncoding(path))) return text.split('\n', 1)[0] ?? ''
  return ''
}

const fromMinistry = (cells: Record<string, string>) => ({
  code: cells.법정동코드 ?? '',
  name: cells.법정동명 ?? '',
  status: cells.폐지여부 ?? '',
})

const fromPortal = (cells: Record<string, string>) => ({
  code: cells.법정동코드 ?? '',
  name: ['시도명', '시군구명', '읍면동명', '리명'].flatMap((column) => cell(cells[column]) ?? []).join(' '),
  status: cell(cells.삭제일자) ? '폐지' : '존재',
})

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
