import { strToU8, zipSync } from 'fflate'

/** A sheet of a spreadsheet. A number is stored as one, and text as text; `{ xml }` is the inside of a cell as it is. */
export interface Sheet {
  name: string
  rows: readonly (readonly (string | number | { xml: string; type?: string; style?: number })[])[]
  /** Ranges of merged cells, such as `A2:A4`. */
  merged?: readonly string[]
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** A spreadsheet (.xlsx) as Excel saves it. Style 1 is a date. */
export function aSpreadsheet(sheets: readonly Sheet[]): Uint8Array {
  const each = (text: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, index) => text(sheet, index + 1)).join('')
  const files = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(sheetXml(sheet))]),
  )
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${packages}/content-types"></Types>`),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, number) => `<sheet name="${name}" sheetId="${number}" r:id="r${number}"/>`)}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships">${each((_, number) => `<Relationship Id="r${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...files,
  })
}

function sheetXml({ rows, merged = [] }: Sheet): string {
  const cells = rows.map((row, index) => {
    const inside = row.map((value, column) => cellXml(value, `${letters(column)}${index + 1}`)).join('')
    return `<row r="${index + 1}">${inside}</row>`
  })
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData>${ranges && `<mergeCells>${ranges}</mergeCells>`}</worksheet>`
}

function cellXml(value: Sheet['rows'][number][number], at: string): string {
  if (value === '') return ''
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
  if (typeof value === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  return `<c r="${at}"${value.type ? ` t="${value.type}"` : ''}${value.style ? ` s="${value.style}"` : ''}>${value.xml}</c>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The name of a column: A, …, Z, AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
