import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findDatabases } from './databases.ts'
import { connect, type Db } from './subgraphs/_shared/db.ts'
import { databaseSetting, type Env } from './subgraphs/_shared/env.ts'
import type { Importer } from './subgraphs/_shared/import.ts'
import type { SubgraphModule } from './subgraphs/_shared/subgraph.ts'
import { subgraphs } from './subgraphs/all.ts'

export interface FoundImporter {
  module: SubgraphModule
  importer: Importer
}

/** The importer of a subgraph, then those of other subgraphs for the same data set; null if the subgraph has none. */
export async function findImporters(subgraph: string, dataSet: string): Promise<FoundImporter[] | null> {
  const found = (await allImporters()).filter(({ importer }) => importer.name === dataSet)
  const named = found.find(({ module }) => module.name === subgraph)
  return named ? [named, ...found.filter((other) => other !== named)] : null
}

/** The importers of all subgraphs. */
export async function allImporters(): Promise<FoundImporter[]> {
  const lists = await Promise.all(
    subgraphs.map(async (module) => (await importersOf(module)).map((importer) => ({ module, importer }))),
  )
  return lists.flat()
}

export async function importersOf({ name }: SubgraphModule): Promise<readonly Importer[]> {
  const path = join(import.meta.dirname, 'subgraphs', name, 'imports', 'index.ts')
  return existsSync(path) ? (await import(path)).importers : []
}

export const usageOfDataSets = async (): Promise<string> =>
  (await allImporters())
    .map(({ module, importer: { name, title } }) => `  ${module.name} ${name.padEnd(20)} ${title}`)
    .join('\n')

/** The subgraphs with data sets whose databases can be reached with these settings. */
export async function reachableSubgraphs(env: Env): Promise<SubgraphModule[]> {
  const lists = await Promise.all(
    subgraphs.map(async (module) => ((await importersOf(module)).length > 0 ? [module] : [])),
  )
  const withData = lists.flat()
  const isSet = (module: SubgraphModule) => Boolean(env[databaseSetting(module.name)])
  return withData.some(isSet) ? withData.filter(isSet) : withData
}

/**
 * Runs work on the subgraph's database, migrated: that of the settings, or else the embedded one. The embedded server stops with the
 * process that started it, such as another import; the work, which keeps nothing until its end, then starts again.
 */
export async function withMigrated<T>(env: Env, module: SubgraphModule, work: (db: Db) => Promise<T>): Promise<T> {
  const { settings, postgres } = await findDatabases(env, [module.name])
  try {
    await module.prepare({ ...env, ...settings })
    const setting = databaseSetting(module.name)
    const { db, close } = connect(String(settings[setting] ?? env[setting]), { max: 1 })
    try {
      return await work(db)
    } finally {
      await close()
    }
  } catch (error) {
    if (!postgres?.adopted || !isConnectionLost(error)) throw error
  } finally {
    await postgres?.stop()
  }
  return withMigrated(env, module, work)
}

/** Whether an error is that of a database that can't be reached, or stopped. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(CONNECTION_\w+|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|57P01|57P03)$/.test(code) ||
    isConnectionLost(error.cause)
  )
}
