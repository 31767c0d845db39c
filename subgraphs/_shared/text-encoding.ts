import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949' | 'windows-1252'

/**
 * The encoding of a file: the one of its byte order mark; otherwise UTF-16 if every other byte of its separators is 0; otherwise UTF-8 if the whole file is valid UTF-8; otherwise
 * CP949, the encoding that Korean offices publish in. iconv-lite decodes CP949 because Node's decoder for EUC-KR
 * supports only a part of it and corrupts the rest.
 * @param other the encoding of files that aren't Unicode; CP949 by default
 * @throws Error naming file and line if the file has none of these encodings, or an earlier conversion damaged it
 */
export async function detectEncoding(path: string, other: 'cp949' | 'windows-1252' = 'cp949'): Promise<Encoding> {
  const encoding =
    (await markedEncoding(path)) ?? (await unmarkedUtf16(path)) ?? ((await isUtf8(path)) ? 'utf-8' : other)
  const line = await firstReplacement(path, encoding)
  if (line === null) return encoding
  const what = encoding === other ? `neither UTF-8 nor ${other.toUpperCase()}` : `damaged ${encoding.toUpperCase()}`
  throw new Error(`${basename(path)}:${line} has characters that can't be read: the file is ${what}.`)
}

/** The text of a file in chunks, without its byte order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.write(chunk)
  yield decoder.end() ?? ''
}

async function markedEncoding(path: string): Promise<Encoding | null> {
  const start = (await firstBytes(path, 3)).toString('hex')
  if (start === 'efbbbf') return 'utf-8'
  if (start.startsWith('feff')) return 'utf-16be'
  return start.startsWith('fffe') ? 'utf-16le' : null
}

/** How much of a file is read to recognise it. */
const sampleBytes = 4_096

// Texts in the other encodings have no byte 0, or one by mistake. In UTF-16, separators and line breaks have one beside them.
async function unmarkedUtf16(path: string): Promise<Encoding | null> {
  const sample = await firstBytes(path, sampleBytes)
  const isSeparator = (byte: number | undefined) => byte !== undefined && '\n\t ,;"'.includes(String.fromCharCode(byte))
  let [little, big] = [0, 0]
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (isSeparator(sample[at]) && sample[at + 1] === 0) little += 1
    if (sample[at] === 0 && isSeparator(sample[at + 1])) big += 1
  }
  if (Math.max(little, big) < Math.max(2, sample.length / 200)) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

/** The beginning of a file. */
export const firstBytes = (path: string, count: number): Promise<Buffer> => bytesAt(path, count, 0)

/** The end of a file of `size` bytes. */
export const lastBytes = (path: string, count: number, size: number): Promise<Buffer> =>
  bytesAt(path, count, Math.max(size - count, 0))

async function bytesAt(path: string, count: number, position: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

// The line of the first U+FFFD, which decoders put in place of bytes that they can't decode; null if there is none.
async function firstReplacement(path: string, encoding: Encoding): Promise<number | null> {
  let line = 1
  for await (const text of readText(path, encoding)) {
    const position = text.indexOf('\uFFFD')
    line += (position < 0 ? text : text.slice(0, position)).split('\n').length - 1
    if (position >= 0) return line
  }
  return null
}
