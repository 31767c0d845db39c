import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTable, type TableRow } from './delimited-table.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-table-'))
afterAll(() => rm(folder, { recursive: true }))

async function read(text: string, columns: string[] = []): Promise<Omit<TableRow, 'isShort'>[]> {
  const path = join(folder, 'bins.csv')
  await writeFile(path, text)
  const rows: Omit<TableRow, 'isShort'>[] = []
  for await (const { line, cells } of readTable(path, 'utf-8', columns)) rows.push({ line, cells })
  return rows
}

test('rows have cells by column name, and the line on which they begin', async () => {
  expect(await read('이름, 주소 \r\n"가\n나",다\r\n\r\n라,마', ['주소'])).toEqual([
    { line: 2, cells: { 이름: '가\n나', 주소: '다' } },
    { line: 5, cells: { 이름: '라', 주소: '마' } },
  ])
})

test('a row with more or fewer cells than the header has no cells', async () => {
  expect(await read('a,b\n1\n1,2,3\n1,2')).toEqual([
    { line: 2, cells: null },
    { line: 3, cells: null },
    { line: 4, cells: { a: '1', b: '2' } },
  ])
})

test('an error names the file and its missing columns', async () => {
  await expect(read('이름,위도\n가,37', ['이름', '경도', '주소'])).rejects.toThrow(
    'bins.csv has no columns 경도, 주소. It has: 이름, 위도.',
  )
})

test('an empty file and an unclosed quote are refused', async () => {
  await expect(read('')).rejects.toThrow('bins.csv is empty.')
  await expect(read('a,b\n"1,2\n')).rejects.toThrow(/quote/i)
})

test('a column has its name whatever the width of its letters', async () => {
  const rows = await read('\ufeff위도\u3000,２０l가격,Ｎote\n1,2,3', ['위도', '20ℓ가격'])

  expect(rows).toEqual([{ line: 2, cells: { 위도: '1', '20ℓ가격': '2', Ｎote: '3' } }])
})
