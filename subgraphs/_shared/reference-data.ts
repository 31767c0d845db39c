import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Db } from './db.ts'
import { codePattern, slugPattern } from './slugs.ts'

/** The content hash of each set of reference files in the database, so that a start loads only changed files. */
export const referenceLoads = pgTable('reference_loads', {
  name: text().primaryKey(),
  contentHash: text().notNull(),
})

/** A row with the line of its file on which it ends. */
export type Located<T> = T & { line: number }

export const textCell = z.string().trim().min(1)
/** Null for an empty cell. */
export const optionalCell = z.string().transform((cell) => cell.trim() || null)
/** A list separated by `|`; empty for an empty cell. */
export const listCell = z.string().transform((cell) =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean),
)
export const slugCell = z.string().regex(slugPattern, 'a slug has small letters, digits and single hyphens')
export const codeCell = z.string().regex(codePattern, 'a code has capital letters and single underscores')
/** Degrees. */
export const latitudeCell = textCell.transform(Number).pipe(z.number().min(-90).max(90))
export const longitudeCell = textCell.transform(Number).pipe(z.number().min(-180).max(180))

/** The rows of a CSV file that we ship, each with its line. @throws Error naming file, line and rule */
export function readReference<T extends object>(file: URL, row: z.ZodType<T>): Located<T>[] {
  const records: { record: unknown; info: { lines: number } }[] = parse(readFileSync(file), {
    columns: true,
    info: true,
  })
  return records.map(({ record, info }) => {
    const result = row.safeParse(record)
    if (result.success) return { ...result.data, line: info.lines }
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw ruleBroken(file, info.lines, problems.join('; '))
  })
}

/** The error for a row that breaks a rule of the reference data. */
export const ruleBroken = (file: URL, line: number, rule: string): Error =>
  new Error(`${basename(fileURLToPath(file))}:${line} ${rule}`)

/** @throws Error for the first row with the key of an earlier row */
export function requireUnique<T>(
  file: URL,
  rows: readonly Located<T>[],
  what: string,
  keyOf: (row: T) => string,
): void {
  const lines = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row)
    const first = lines.get(key)
    if (first !== undefined) throw ruleBroken(file, row.line, `${what} "${key}" is on line ${first} already`)
    lines.set(key, row.line)
  }
}

/** @throws Error for the first of `values` that isn't known */
export function requireKnown(
  file: URL,
  { line }: Located<object>,
  what: string,
  values: readonly string[],
  known: { has(value: string): boolean },
): void {
  const unknown = values.find((value) => !known.has(value))
  if (unknown !== undefined) throw ruleBroken(file, line, `${what} "${unknown}" isn't known`)
}

/**
 * Runs `load` in a transaction if the files changed since the last load. Raise `version` when `load` changes, so that
 * the same files are loaded again.
 */
export async function loadReferenceOnce(
  db: Db,
  { name, version, files }: { name: string; version: number; files: readonly URL[] },
  load: (tx: Db) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256').update(String(version))
  for (const file of files) hash.update(readFileSync(file))
  const contentHash = hash.digest('hex')
  await db.transaction(async (tx) => {
    const changed = await tx
      .insert(referenceLoads)
      .values({ name, contentHash })
      .onConflictDoUpdate({
        target: referenceLoads.name,
        set: { contentHash },
        setWhere: sql`${referenceLoads.contentHash} <> excluded.content_hash`,
      })
      .returning()
    if (changed.length > 0) await load(tx)
  })
}
