import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { openTable, type TableFormat } from './delimited-table.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-sources-'))
afterAll(() => rm(folder, { recursive: true }))

async function read(bytes: Buffer | string | Uint8Array, columns = ['이름', '주소'], format: TableFormat = {}) {
  const path = join(folder, 'file.csv')
  await writeFile(path, bytes)
  const { count, rows } = await openTable(path, columns, format)
  const found: [number, Record<string, string> | null][] = []
  for await (const { line, cells } of rows()) found.push([line, cells])
  expect(found).toHaveLength(count)
  return found
}

const bins = [
  { 이름: '가게', 주소: '서울 1' },
  { 이름: '약국', 주소: '서울 2' },
]

/** A spreadsheet as Excel saves it, with a title above the header. */
function aSpreadsheet(): Uint8Array {
  const row = (cells: string[], index: number) =>
    `<row r="${index + 1}">${cells.map((text, column) => `<c r="${'AB'[column]}${index + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
  const rows = [['수거함 현황'], ['이름', '주소'], ['가게', '서울 1'], ['약국', '서울 2']].map(row).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  return zipSync({
    '[Content_Types].xml': strToU8(`<Types xmlns="${packages}/content-types"></Types>`),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`),
  })
}

test.each<[string, Buffer | string | Uint8Array]>([
  ['CSV', '이름,주소\n가게,서울 1\n약국,서울 2\n'],
  ['CSV with semicolons', '이름;주소\n가게;서울 1\n약국;서울 2\n'],
  ['CSV with tabs', '이름\t주소\n가게\t서울 1\n약국\t서울 2\n'],
  [
    'UTF-16 without a byte order mark',
    iconv.encode('이름,주소\n가게,서울 1\n약국,서울 2\n', 'utf-16le', { addBOM: false }),
  ],
  ['a list of JSON', JSON.stringify(bins)],
  ['records of the portal', JSON.stringify({ fields: [{ id: '이름' }, { id: '주소' }], records: bins })],
  ['an answer of its API', JSON.stringify({ response: { header: {}, body: { items: bins, totalCount: 2 } } })],
  ['an answer of other services of its API', JSON.stringify({ response: { body: { items: { item: bins } } } })],
  ['a spreadsheet', aSpreadsheet()],
])('%s is read as a table', async (_name, bytes) => {
  expect((await read(bytes)).map(([, cells]) => cells)).toEqual(bins)
})

test('a feature of GeoJSON has its properties and the centre of its geometry as columns', async () => {
  const features = [
    { type: 'Feature', properties: { 이름: '가게' }, geometry: { type: 'Point', coordinates: [127, 37.5] } },
    {
      type: 'Feature',
      properties: { 이름: '마당' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [127, 37],
            [129, 37],
            [129, 39],
          ],
        ],
      },
    },
    { type: 'Feature', properties: { 이름: '어디' }, geometry: null },
  ]

  expect(await read(JSON.stringify({ type: 'FeatureCollection', features }), ['이름'])).toEqual([
    [1, { 이름: '가게', 'geometry.latitude': '37.5', 'geometry.longitude': '127' }],
    [2, { 이름: '마당', 'geometry.latitude': '38', 'geometry.longitude': '128' }],
    [3, { 이름: '어디', 'geometry.latitude': '', 'geometry.longitude': '' }],
  ])
})

test('one page of several is refused, and so is JSON that ends in the middle', async () => {
  const page = { response: { body: { items: bins, totalCount: 3_517 } } }

  await expect(read(JSON.stringify(page))).rejects.toThrow('file.csv has 2 of 3517 rows: one page of several.')
  expect(await read(JSON.stringify(page), undefined, { acceptCut: true })).toHaveLength(2)
  await expect(read(JSON.stringify(page).slice(0, -9))).rejects.toThrow(/^file\.csv is not complete JSON/)
  await expect(read('{"a": 1}')).rejects.toThrow('file.csv has no list of rows')
})

test('a file that is no spreadsheet although it begins like one is refused', async () => {
  await expect(read(Buffer.from('PK\u0003\u0004nothing'))).rejects.toThrow(/^file\.csv can't be read as a spreadsheet/)
})
