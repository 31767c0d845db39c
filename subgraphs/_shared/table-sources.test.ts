import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { openTable, type TableFormat } from './delimited-table.ts'
import { aSpreadsheet } from './testing-spreadsheet.ts'

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
  [
    'a spreadsheet with a title and a day above the header',
    aSpreadsheet([
      {
        name: '목록',
        rows: [
          ['수거함 현황', '2026.6.1. 기준'],
          [],
          ['이름', '주소'],
          ['가게', '서울 1'],
          ['', ''],
          ['약국', '서울 2'],
        ],
      },
    ]),
  ],
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

test('a spreadsheet keeps its line numbers, and shows days, results of formulas and each merged cell as a person reads them', async () => {
  const sheet = aSpreadsheet([
    {
      name: '목록',
      rows: [
        ['수거함 현황'],
        ['이름', '주소', '날짜', '개수'],
        [{ xml: '<f>A1</f><v>가게</v>', type: 'str' }, '서울 1', { xml: '<v>46174</v>', style: 1 }, 3],
        ['', '서울 2', '', 0.5],
        ['약국', '서울 3', '2026-06-01', { xml: '<v>#N/A</v>', type: 'e' }],
      ],
      merged: ['A1:D1', 'A3:A4'],
    },
  ])

  expect(await read(sheet)).toEqual([
    [3, { 이름: '가게', 주소: '서울 1', 날짜: '2026-06-01', 개수: '3' }],
    [4, { 이름: '가게', 주소: '서울 2', 날짜: '', 개수: '0.5' }],
    [5, { 이름: '약국', 주소: '서울 3', 날짜: '2026-06-01', 개수: '' }],
  ])
})

test('all sheets with the columns are read, whatever sheets are between them and in whatever order their columns are', async () => {
  const sheets = aSpreadsheet([
    {
      name: '표지',
      rows: [
        ['안내', '담당자'],
        ['자료', '홍길동'],
      ],
    },
    {
      name: '종로구',
      rows: [
        ['이름', '주소'],
        ['가게', '서울 1'],
      ],
    },
    {
      name: '합계',
      rows: [
        ['구', '개수'],
        ['종로구', 1],
      ],
    },
    {
      name: '중구',
      rows: [
        ['주소', '이름'],
        ['서울 2', '약국'],
      ],
    },
  ])

  expect((await read(sheets)).map(([, cells]) => cells)).toEqual(bins)
  await expect(read(sheets, ['위도'])).rejects.toThrow('file.csv has no column 위도. It has: 안내, 담당자.')
})

test('a spreadsheet that is huge once it is unpacked is refused before it fills the memory', async () => {
  const part = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(20_000_000), { level: 9 }] })
  // The part before the directory of the archive.
  const entry = Buffer.from(part.subarray(0, Buffer.from(part).indexOf('PK\u0001\u0002')))
  const bomb = Buffer.concat([...Array.from({ length: 11 }, () => entry), part])

  expect(bomb.length).toBeLessThan(300_000)
  await expect(read(bomb)).rejects.toThrow('file.csv has more than 200 MB once it is unpacked.')
})

test('a file that ends in the middle of its last cell is refused', async () => {
  const rows = '이름,주소\n가게,서울특별시 중구\n약국,서울특별시 종로구\n'

  await expect(read(`${rows}집,서울특별시 종`)).rejects.toThrow(
    'file.csv:4 ends in the middle of its last cell: 서울특별시 종, after 서울특별시 종로구 in the row before.',
  )
  await expect(read(`${rows}집,`)).rejects.toThrow('ends in the middle of its last cell: nothing')
  expect(await read(`${rows}집,서울특별시 중구`)).toHaveLength(3)
  expect(await read(`${rows}집,서울특별시 종\n`)).toHaveLength(3)
  expect(await read(`${rows}집,""`)).toHaveLength(3)
  expect(await read(`${rows}집,서울특별시 종`, undefined, { acceptCut: true })).toHaveLength(3)
})
