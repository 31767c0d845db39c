import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { connect, prepareDatabase } from './db.ts'
import { emptyDatabase } from './testing.ts'

/** Applies all migrations of a subgraph to a database. */
export const migrateDatabase = (subgraph: string, url: string): Promise<void> =>
  prepareDatabase(url, new URL(`../${subgraph}/db/migrations/`, import.meta.url), async () => {})

/** Rows by table, as an earlier version of this project stored them. */
export type StoredTables = Readonly<Record<string, readonly Record<string, unknown>[]>>

/**
 * URL of a new database as it was before a migration, with rows that the version before it stored, dropped after the test file.
 * @param migration the name of its file, such as `0012_editions`
 */
export async function databaseBefore(subgraph: string, migration: string, tables: StoredTables): Promise<string> {
  const url = await emptyDatabase()
  const earlier = await mkdtemp(join(tmpdir(), 'bunri-migrations-'))
  try {
    await cp(fileURLToPath(new URL(`../${subgraph}/db/migrations/`, import.meta.url)), earlier, { recursive: true })
    const path = join(earlier, 'meta', '_journal.json')
    const journal: { entries: { tag: string }[] } = JSON.parse(await readFile(path, 'utf8'))
    const position = journal.entries.findIndex(({ tag }) => tag === migration)
    if (position < 1) throw new Error(`${subgraph} has no migration ${migration}.`)
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, position) }))
    await prepareDatabase(url, pathToFileURL(`${earlier}/`), async () => {})
  } finally {
    await rm(earlier, { recursive: true })
  }
  const { db, close } = connect(url, { max: 1 })
  // What the rows refer to is loaded when the subgraph starts.
  await db.execute(sql`set session_replication_role = replica`)
  for (const [name, rows] of Object.entries(tables)) {
    const columns = sql.raw(Object.keys(rows[0] ?? {}).join(', '))
    await db.execute(sql`
      insert into ${sql.identifier(name)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.identifier(name)}, ${JSON.stringify(rows)}::json)`)
  }
  await close()
  return url
}
