import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll } from 'vitest'
import type { Db } from './db.ts'
import { readTable } from './delimited-table.ts'
import { takeBackImport } from './editions/take-back.ts'
import { type Importer, runImport } from './import.ts'
import { openDataFile } from './open-data-files.ts'
import type { Row } from './testing-imports.ts'
import { aSpreadsheet } from './testing-spreadsheet.ts'
import { detectEncoding } from './text-encoding.ts'

/** A data set with its editions, the newest first. */
export interface EditionedFile {
  importer: Importer
  unitOf(row: Row): string
  editions: Row[][]
}

/** The day of the newest edition; the others are one and two years older. */
const days = ['2026-06-01', '2025-06-01', '2024-06-01'] as const

/** The rows of a file of the open data that `isWanted` takes, at most `most` per unit. */
export async function rowsOf(
  file: string,
  unitOf: (row: Row) => string,
  isWanted: (row: Row) => boolean,
  most = 60,
): Promise<Row[]> {
  const path = openDataFile(file)
  const rows: Row[] = []
  const counts = new Map<string, number>()
  for await (const { cells } of readTable(path, await detectEncoding(path), [])) {
    if (!cells || !isWanted(cells)) continue
    const count = (counts.get(unitOf(cells)) ?? 0) + 1
    counts.set(unitOf(cells), count)
    if (count <= most) rows.push(cells)
  }
  return rows
}

/**
 * Makes editions of real rows: each older one lacks some rows, has some that disappear later, and says something else in others.
 * @param change what an older row says, such as another weekday
 * @param rename makes another row of it, with another key
 */
export function editionsOf(
  rows: readonly Row[],
  random: () => number,
  { change, rename }: { change(row: Row): Row; rename(row: Row): Row },
): Row[][] {
  return days.map((day, age) =>
    rows
      .filter(() => age === 0 || random() > 0.1)
      .flatMap((row) => {
        const own = age > 0 && random() < 0.2 ? change(row) : row
        return age > 0 && random() < 0.15 ? [own, rename(row)] : [own]
      })
      .map((row) => ({ ...row, ...dated(row, day, age) })),
  )
}

// Real days stay in their order, so that a region with rows of several days keeps them.
function dated(row: Row, day: string, age: number): Row {
  const back = (text = '') => text.replace(/^\d{4}/, (year) => String(Number(year) - age))
  return {
    데이터기준일자: row.데이터기준일자 ? back(row.데이터기준일자) : day,
    ...(row.최종수정시점 && { 최종수정시점: back(row.최종수정시점) }),
  }
}

/** The ways in which offices and operators save a table. */
const forms = ['quoted', 'plain', 'semicolons', 'utf-16', 'cp949', 'json', 'spreadsheet'] as const

export interface Step {
  what: string
  importer: Importer
  rows: Row[]
  /** How the file is saved; with all cells in quotes by default. */
  form?: (typeof forms)[number]
  /** The name of the file. */
  file?: string
  /** A file that isn't a table, instead of the rows. */
  path?: string
  /** The file is cut off after this share. */
  cutAt?: number
  isInterrupted?: boolean
  acceptShrinking?: boolean
  /** The import is taken back at once. */
  isTakenBack?: boolean
}

/** A random sequence of loads in which each newest edition comes once as a whole, at any place, and so do other files. */
export function randomSequence(
  files: readonly EditionedFile[],
  random: () => number,
  others: readonly Step[] = [],
): Step[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const steps = files.map((file): Step => {
    const form = pick(forms)
    return { what: `newest, ${form}`, importer: file.importer, rows: file.editions[0] ?? [], form }
  })
  const count = 3 + Math.floor(random() * 6)
  for (let step = 0; step < count; step += 1) steps.push(disturbance(pick(files), files, random, pick))
  return shuffled([...steps, ...others], random)
}

function disturbance(
  { importer, editions, unitOf }: EditionedFile,
  files: readonly EditionedFile[],
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): Step {
  const age = Math.floor(random() * editions.length)
  const rows = editions[age] ?? []
  const newest = editions[0] ?? []
  const older = pick(editions.slice(1))
  const units = [...new Set(newest.map(unitOf))]
  const fromNewest = new Set(units.filter(() => random() < 0.5))
  const kinds: (() => Step)[] = [
    () => ({ what: `edition ${age}`, importer, rows }),
    () => ({ what: `edition ${age} again`, importer, rows: [...rows] }),
    () => ({ what: `first half of edition ${age}`, importer, rows: rows.slice(0, Math.ceil(rows.length / 2)) }),
    () => ({ what: `some rows of edition ${age}`, importer, rows: rows.filter(() => random() < 0.7) }),
    () => ({ what: `edition ${age} in another order`, importer, rows: shuffled(rows, random) }),
    () => ({ what: `edition ${age} twice in one file`, importer, rows: [...rows, ...rows] }),
    () => ({ what: 'old and new in one file', importer, rows: shuffled([...older, ...newest], random) }),
    () => ({
      what: 'some units old, some new',
      importer,
      rows: units.flatMap((unit) => (fromNewest.has(unit) ? newest : older).filter((row) => unitOf(row) === unit)),
    }),
    () => ({ what: 'rows of another data set', importer, rows: pick(files).editions[0] ?? [] }),
    () => ({
      what: `edition ${age} with doubled rows`,
      importer,
      rows: rows.flatMap((row) => (random() < 0.2 ? [row, row] : [row])),
    }),
    () => ({ what: `edition ${age} cut off`, importer, rows, cutAt: 0.3 + random() * 0.65 }),
    () => ({ what: `edition ${age} interrupted`, importer, rows, isInterrupted: true }),
    () => ({ what: `edition ${age} taken back`, importer, rows, isTakenBack: true }),
    () => ({
      what: `half of edition ${age}, accepted`,
      importer,
      rows: rows.slice(0, Math.ceil(rows.length / 2)),
      acceptShrinking: true,
    }),
    () => ({
      what: `half of edition ${age}, accepted and taken back`,
      importer,
      rows: rows.slice(Math.ceil(rows.length / 2)),
      acceptShrinking: true,
      isTakenBack: true,
    }),
    () => ({ what: 'an old edition without days', importer, rows: withDay(older, '') }),
    () => ({
      what: 'an old edition without days, under a name with one',
      importer,
      rows: withDay(older, ''),
      file: '자료_20100101.csv',
    }),
    () => ({ what: 'an old edition with days that are to come', importer, rows: withDay(older, '2027-01-01') }),
    () => ({ what: 'an old edition that claims to be still older', importer, rows: withDay(older, '2009-03-01') }),
  ]
  const step = pick(kinds)()
  const form = pick(forms)
  return { ...step, what: `${step.what}, ${form}`, form }
}

const withDay = (rows: readonly Row[], day: string): Row[] =>
  rows.map((row) => ({ ...row, 데이터기준일자: day, ...(row.최종수정시점 && { 최종수정시점: day }) }))

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[result[last], result[other]] = [result[other] as T, result[last] as T]
  }
  return result
}

/** The first lines that only one of two lists has, in short. */
export function difference(expected: readonly string[], found: readonly string[]): string[] {
  const [before, after] = [new Set(expected), new Set(found)]
  const missing = expected.filter((line) => !after.has(line)).map((line) => `- ${line.slice(0, 900)}`)
  const more = found.filter((line) => !before.has(line)).map((line) => `+ ${line.slice(0, 900)}`)
  return [...missing.slice(0, 4), ...more.slice(0, 4)]
}

/** What the command says of files that it refuses, besides interruptions. */
const refusals =
  /^(These have less|Exports end|The file ends here|Rows of the edition|None of the|.* (has no columns?|has .* which|can't be read|is not complete|has the columns|is the last row|ends in the middle|has no rows))|interrupted/

/** Loads steps into a database; a refused file is a step that changes nothing. */
export async function editionLoader(db: Db) {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-editions-'))
  afterAll(() => rm(folder, { recursive: true }))

  return async (step: Step): Promise<string> => {
    const { importer, cutAt = 1, isInterrupted, acceptShrinking, isTakenBack, file = 'file.csv' } = step
    const path = step.path ?? join(folder, file)
    if (!step.path) {
      const bytes = bytesOf(step)
      await writeFile(path, bytes.subarray(0, Math.ceil(bytes.length * cutAt)))
    }
    const report = async () => {
      if (isInterrupted) throw new Error('interrupted')
    }
    try {
      const { counts, id } = await runImport(db, importer, { path, day, report, acceptShrinking })
      if (isTakenBack) await takeBackImport(db, [importer], { id: id ?? 0, name: importer.name, day })
      return JSON.stringify(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)))
    } catch (error) {
      if (error instanceof Error && refusals.test(error.message)) return `refused: ${error.message.slice(0, 80)}`
      throw error
    }
  }
}

/** The day of all imports. */
const day = '2026-11-24'

/** A file with the rows of a step, in its form. */
function bytesOf({ rows, form = 'quoted' }: Step): Buffer {
  const header = Object.keys(rows[0] ?? {})
  const table = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const plain = (text: string) => (/[",;\t\r\n]/.test(text) ? quoted(text) : text)
  const text = (separator: string, cell: (text: string) => string) =>
    table.map((cells) => `${cells.map(cell).join(separator)}\n`).join('')
  if (form === 'json') return Buffer.from(JSON.stringify({ records: rows }))
  if (form === 'spreadsheet') return Buffer.from(aSpreadsheet([{ name: '자료', rows: table }]))
  if (form === 'semicolons') return Buffer.from(text(';', quoted))
  if (form === 'utf-16') return iconv.encode(text(',', quoted), 'utf-16le', { addBOM: false })
  const bytes = Buffer.from(text(',', form === 'plain' ? plain : quoted))
  const korean = form === 'cp949' ? iconv.encode(bytes.toString(), 'cp949') : null
  // Some letters don't exist in it.
  return korean && iconv.decode(korean, 'cp949') === bytes.toString() ? korean : bytes
}
