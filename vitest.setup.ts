import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from './embedded/postgres.ts'
import { databaseSetting } from './subgraphs/_shared/env.ts'
import { searchLogs } from './subgraphs/_shared/testing-secrets.ts'
import { subgraphs } from './subgraphs/all.ts'
import { testSettings } from './subgraphs/auth/fixtures.ts'

const memoryFolder = '/dev/shm'
// A run's files take at most a quarter of it.
const enoughBytes = 8 * 2 ** 30

/** One throw-away PostgreSQL for all tests, with a migrated database of each subgraph to be cloned. */
export default async function setup(project: TestProject) {
  // Cloning a database creates 300 files, which takes ten times the CPU time on a disk. Workers inherit the setting.
  if (await hasMemoryFolder()) process.env.TMPDIR = memoryFolder
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

/** Whether this is a Linux with enough memory for files. Containers have 64 MB of such files by default. */
async function hasMemoryFolder(): Promise<boolean> {
  const { bavail, bsize } = await statfs(memoryFolder).catch(() => ({ bavail: 0, bsize: 0 }))
  return Math.min(bavail * bsize, freemem()) > enoughBytes
}
