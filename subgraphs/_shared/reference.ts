import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Db } from './db.ts'

/** Which reference data a database holds, so that a start loads only what changed. */
export const referenceLoads = pgTable('reference_loads', {
  name: text().primaryKey(),
  contentHash: text().notNull(),
})

export type Located<T> = T & { line: number }

/** A list inside a cell, separated by `|`. */
export const listCell = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)

/** The rows of a CSV file we ship, each with its line. @throws Error that names file, line and rule */
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

/** The error for a row of reference data that breaks a rule. */
export const ruleBroken = (file: URL, line: number, rule: string): Error =>
  new Error(`${basename(fileURLToPath(file))}:${line} ${rule}`)

/** Throws for the first row whose key another row has already. */
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
    if (first !== undefined) throw ruleBroken(file, row.line, `${what} "${key}" stands on line ${first} already`)
    lines.set(key, row.line)
  }
}

/** Runs `load` in a transaction unless exactly these files, read by this version of it, are in the database already. */
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
