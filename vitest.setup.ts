import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from './embedded/postgres.ts'
import { databaseSetting } from './subgraphs/_shared/env.ts'
import { searchLogs } from './subgraphs/_shared/testing-secrets.ts'
import { subgraphs } from './subgraphs/all.ts'
import { testSettings } from './subgraphs/auth/fixtures.ts'

/** One throw-away PostgreSQL for all tests, with a migrated database of each subgraph to be cloned. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-test-'))
  const databases = subgraphs.map(({ name }) => `bunri_${name}`)
  const server = await startEmbeddedPostgres({ folder, databases, durable: false })
  const logFolder = join(folder, 'logs')
  await mkdir(logFolder)
  const teardown = async () => {
    await server.stop()
    const { found } = searchLogs(logFolder)
    for (const left of [folder, testSettings.AUTH_MAIL_FOLDER]) await rm(left, { recursive: true, force: true })
    if (found.length === 0) return
    const shown = found.slice(0, 20).join('\n')
    process.stderr.write(`Lines of the logs with secrets or personal data: ${found.length}\n${shown}\n`)
    // An error here would be shown, but the run would pass.
    process.exitCode = 1
  }
  try {
    await Promise.all(
      subgraphs.map((subgraph) =>
        subgraph.prepare({ ...testSettings, [databaseSetting(subgraph.name)]: server.url(`bunri_${subgraph.name}`) }),
      ),
    )
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('adminUrl', server.adminUrl)
  project.provide('logFolder', logFolder)
  return teardown
}
