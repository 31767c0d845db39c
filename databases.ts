import { join, resolve } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/postgres.ts'
import { connect, type Db } from './subgraphs/_shared/db.ts'
import { databaseSetting, type Env } from './subgraphs/_shared/env.ts'

/** The folder for data of this machine: the embedded database, secrets, mail and reports of imports. */
export const dataFolder = (env: Env): string => resolve(env.BUNRI_FOLDER || join(import.meta.dirname, '.bunri'))

/**
 * The settings of the subgraphs' databases: those in `env`, or else those of an embedded PostgreSQL, which this starts.
 * @throws Error where `env` has some of the databases only
 */
export async function findDatabases(
  env: Env,
  subgraphs: readonly string[],
): Promise<{ settings: Env; postgres?: EmbeddedPostgres }> {
  const missing = missingDatabases(env, subgraphs)
  if (missing.length === 0) return { settings: {} }
  const postgres = await startEmbeddedPostgres({ folder: dataFolder(env), databases: subgraphs.map(databaseName) })
  const urls = subgraphs.map((name) => [databaseSetting(name), postgres.url(databaseName(name))])
  return { settings: Object.fromEntries(urls), postgres }
}

/**
 * Runs a command's work on the database of one subgraph: that of the settings, or else the embedded one, which is started for it.
 * @param work.isEmbedded whether it is the embedded one
 */
export async function withDatabase<T>(
  env: Env,
  subgraph: string,
  work: (db: Db, isEmbedded: boolean) => Promise<T>,
): Promise<T> {
  const { settings, postgres } = await findDatabases(env, [subgraph])
  const setting = databaseSetting(subgraph)
  const { db, close } = connect(String(settings[setting] ?? env[setting]), { max: 1 })
  try {
    return await work(db, postgres !== undefined)
  } finally {
    await close()
    await postgres?.stop()
  }
}

/** The settings of databases that `env` lacks: none or all. @throws Error where it lacks some of them only */
export function missingDatabases(env: Env, subgraphs: readonly string[]): string[] {
  const missing = subgraphs.map(databaseSetting).filter((setting) => !env[setting])
  if (missing.length === 0 || missing.length === subgraphs.length) return missing
  throw new Error(`Set all four databases or none; missing: ${missing.join(', ')}.`)
}

const databaseName = (subgraph: string): string => `bunri_${subgraph}`
