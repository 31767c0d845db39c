import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { detectEncoding, readText } from './text-encoding.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-decode-'))
afterAll(() => rm(folder, { recursive: true }))

async function aFile(bytes: Buffer): Promise<string> {
  const path = join(folder, 'file.csv')
  await writeFile(path, bytes)
  return path
}

async function read(bytes: Buffer): Promise<string> {
  const path = await aFile(bytes)
  let text = ''
  for await (const piece of readText(path, await detectEncoding(path))) text += piece
  return text
}

// CP949 has 홥 and 샆, EUC-KR doesn't: Node's own decoder turns them into other characters.
const text = '이름,주소\n홥노리,순화동포스코더샆\n'

test.each([
  ['UTF-8', iconv.encode(text, 'utf-8')],
  ['UTF-8 with a byte order mark', iconv.encode(text, 'utf-8', { addBOM: true })],
  ['UTF-16 as spreadsheets save it', iconv.encode(text, 'utf-16le', { addBOM: true })],
  ['UTF-16 without a byte order mark', iconv.encode(text, 'utf-16le', { addBOM: false })],
  ['UTF-16 of the other byte order', iconv.encode(text, 'utf-16be', { addBOM: true })],
  ['UTF-16 of the other byte order without a mark', iconv.encode(text, 'utf-16be', { addBOM: false })],
  ['CP949', iconv.encode(text, 'cp949')],
])('a file in %s is decoded without loss', async (_name, bytes) => {
  expect(await read(bytes)).toBe(text)
})

test('characters that span two chunks of a long file are decoded whole', async () => {
  const long = '가나다라마바사'.repeat(20_000)

  expect(await read(iconv.encode(`x${long}`, 'cp949'))).toBe(`x${long}`)
  expect(await read(iconv.encode(`x${long}`, 'utf-8'))).toBe(`x${long}`)
})

test('bytes that no encoding allows are refused, naming file and line', async () => {
  const bytes = Buffer.concat([iconv.encode('이름\n가\n', 'cp949'), Buffer.from([0xff, 0xff, 0x0a])])

  await expect(read(bytes)).rejects.toThrow(
    "file.csv:3 has characters that can't be read: the file is neither UTF-8 nor CP949.",
  )
})

test('a file that an earlier conversion damaged is refused', async () => {
  await expect(read(Buffer.from('이름\n순화동포스코더\uFFFD\n'))).rejects.toThrow(
    "file.csv:2 has characters that can't be read: the file is damaged UTF-8.",
  )
})
