import { join, resolve } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/postgres.ts'
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

/** The settings of databases that `env` lacks: none or all. @throws Error where it lacks some of them only */
export function missingDatabases(env: Env, subgraphs: readonly string[]): string[] {
  const missing = subgraphs.map(databaseSetting).filter((setting) => !env[setting])
  if (missing.length === 0 || missing.length === subgraphs.length) return missing
  throw new Error(`Set all four databases or none; missing: ${missing.join(', ')}.`)
}

const databaseName = (subgraph: string): string => `bunri_${subgraph}`
