import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SingleBar } from 'cli-progress'
import { dataFolder } from './databases.ts'
import type { Surroundings } from './import-command.ts'
import { findImporters, usageOfDataSets, withMigrated } from './import-importers.ts'
import type { Db } from './subgraphs/_shared/db.ts'
import { databaseSetting, type Env } from './subgraphs/_shared/env.ts'
import {
  consequences,
  type Difference,
  type Importer,
  type ImportReport,
  outcomes,
  type RowResult,
  runImport,
} from './subgraphs/_shared/import.ts'
import { cancellable } from './subgraphs/_shared/request-db.ts'
import type { SubgraphModule } from './subgraphs/_shared/subgraph.ts'

export interface LoadOptions {
  dryRun: boolean
  acceptShrinking: boolean
  edition: string | null
  /** Where to write the result of each row; a file of the data folder by default. */
  report?: string
}

/** How many regions a dry run shows. */
const regionsMax = 20

/** Loads a file into the subgraphs that read its data set, the named one first. */
export async function loadFile(
  { subgraph, dataSet, file }: { subgraph: string; dataSet: string; file: string },
  options: LoadOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, input, print } = surroundings
  const found = await findImporters(subgraph, dataSet)
  if (!found) throw new Error(`There is no data set "${subgraph} ${dataSet}".\n\n${await usageOfDataSets()}`)
  const { path, remove } = await onDisk(file, input)
  try {
    for (const [position, { module, importer }] of found.entries()) {
      if (position > 0 && isElsewhere(env, subgraph, module.name)) {
        print(`\n${module.name} reads ${dataSet}, too. Set ${databaseSetting(module.name)}, or load it there.`)
        continue
      }
      const report = position === 0 ? options.report : undefined
      const name = file === '-' ? 'standard input' : basename(file)
      await loadInto(module, importer, { path, file: name }, { ...options, report }, surroundings)
    }
  } finally {
    await remove()
  }
}

/** Whether a subgraph's database is on another server, whose address is not set. */
const isElsewhere = (env: Env, subgraph: string, other: string): boolean =>
  Boolean(env[databaseSetting(subgraph)]) && !env[databaseSetting(other)]

/** A path that can be read more than once: standard input goes to a temporary file first. */
async function onDisk(file: string, input: Readable): Promise<{ path: string; remove(): Promise<void> }> {
  if (file !== '-') {
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) throw new Error(`There is no file ${resolve(file)}.`)
    return { path: resolve(file), remove: async () => {} }
  }
  const temporary = await mkdtemp(join(tmpdir(), 'bunri-import-'))
  const path = join(temporary, 'standard-input')
  await pipeline(input, createWriteStream(path))
  return { path, remove: () => rm(temporary, { recursive: true, force: true }) }
}

/** Loads a file into a subgraph's database, and prints the account of its rows. */
async function loadInto(
  module: SubgraphModule,
  importer: Importer,
  file: { path: string; file: string },
  options: LoadOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { env, print, signal } = surroundings
  const what = `${module.name} ${importer.name}`
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const name = `${what.replace(' ', '-')}-${stamp}.jsonl`
  const reportPath = resolve(options.report ?? join(dataFolder(env), 'reports', name))
  try {
    const report = await withMigrated(env, module, (db) =>
      load(db, importer, { ...file, ...options, reportPath }, surroundings),
    )
    print(formatReport(what, module.name, report, options.dryRun))
    print(`\n  Every row: ${reportPath}`)
  } catch (error) {
    if (!signal?.aborted) throw error
    throw new Error(`Interrupted: nothing of ${file.file} was loaded into ${module.name}, and there is no report.`)
  }
}

async function load(
  db: Db,
  importer: Importer,
  options: LoadOptions & { path: string; file: string; reportPath: string },
  { print, signal }: Surroundings,
): Promise<ImportReport> {
  const { path, file, reportPath, dryRun, acceptShrinking, edition } = options
  await mkdir(dirname(reportPath), { recursive: true })
  // The report claims nothing before the import is kept.
  const unfinished = `${reportPath}.unfinished`
  const report = await open(unfinished, 'w')
  const bar = process.stderr.isTTY ? new SingleBar({ format: '{bar} {value} of {total} rows, {duration} s' }) : null
  try {
    const found = await cancellable(db, signal, (own) =>
      runImport(own, importer, {
        ...{ path, file, dryRun, acceptShrinking, edition },
        day: new Date().toLocaleDateString('sv-SE'),
        report: async (results: readonly RowResult[]) => {
          await report.appendFile(results.map((result) => `${JSON.stringify(result)}\n`).join(''))
        },
        onProgress: (done, expected) => {
          if (bar?.isActive) bar.update(done)
          else bar?.start(expected, done)
        },
        onWait: () => print('Another import is running. This one begins when it has ended …'),
      }),
    )
    await rename(unfinished, reportPath)
    return found
  } finally {
    bar?.stop()
    await report.close()
    await rm(unfinished, { force: true })
  }
}

const number = (count: number) => count.toLocaleString('en')
const counted = (count: number, what: string) => `  ${number(count).padStart(9)}  ${what}`

function formatReport(what: string, subgraph: string, report: ImportReport, dryRun: boolean): string {
  const { read, counts, reasons, edition, id, differences } = report
  const why = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => counted(count, reason))
  const others = consequences.filter((outcome) => counts[outcome] > 0)
  const kept = dryRun ? ', dry run: nothing was kept' : `, import ${subgraph}-${id}`
  return [
    `\n${what}: ${number(read)} rows${edition ? `, edition of ${edition}` : ''}${kept}`,
    ...outcomes.map((outcome) => counted(counts[outcome], outcome)),
    ...(others.length > 0 ? ['of rows that newer ones replace or other rows affect'] : []),
    ...others.map((outcome) => counted(counts[outcome], outcome)),
    ...(why.length > 0 ? ['of these, for a reason', ...why] : []),
    ...(dryRun ? formatDifferences(differences) : []),
  ].join('\n')
}

function formatDifferences(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['no region would be different']
  const shown = differences.slice(0, regionsMax).flatMap(({ region, added, changed, removed, examples }) => {
    const signed = [added && `+${number(added)}`, changed && `~${number(changed)}`, removed && `-${number(removed)}`]
    return [`  ${region || 'nowhere'}: ${signed.filter(Boolean).join(' ')}`, ...examples.map((text) => `      ${text}`)]
  })
  const more = differences.length - regionsMax
  return [
    'different by region: + added, ~ changed, - removed',
    ...shown,
    ...(more > 0 ? [`  and ${number(more)} more regions`] : []),
  ]
}
