import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import { appendEvents } from '../events/append.ts'
import { imports } from './tables.ts'

/** A data set that is loaded. */
export interface LoadedDataSet {
  /** Its name on the command line. */
  name: string
  title: string
  publisher: string
  url: string | null
  license: string | null
  /** The day of its newest edition; null if that is not dated. */
  edition: string | null
  /** How many of its rows are part of the data. */
  rows: number
  loadedAt: Date
}

/** The data sets that are loaded, by title. @param dataSet only this one */
export async function loadedDataSets(db: Db, dataSet?: string): Promise<LoadedDataSet[]> {
  const { title, publisher, url, license, keptRows: rows, loadedAt } = imports
  // The file that was loaded last may have been an older one, which changed nothing.
  const edition = sql<string | null>`max(${imports.edition}) over (partition by ${imports.dataSet})`
  const found = await db
    .selectDistinctOn([imports.dataSet], {
      ...{ name: imports.dataSet, title, publisher, url, license, edition, rows, loadedAt },
    })
    .from(imports)
    .where(and(isNull(imports.undoneAt), dataSet ? eq(imports.dataSet, dataSet) : undefined))
    .orderBy(imports.dataSet, desc(imports.id))
  return found.sort((a, b) => (a.title < b.title ? -1 : 1))
}

/** Tells the other subgraphs and the routers what is loaded of a data set, after an import or after one was taken back. */
export async function tellDataSet(tx: Db, dataSet: string): Promise<void> {
  const [found] = await loadedDataSets(tx, dataSet)
  const loaded = found ? { ...found, loadedAt: found.loadedAt.toISOString() } : null
  await appendEvents(tx, [{ type: 'data.imported.v1', data: { dataSet, loaded } }])
}
