import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { dataFolder, findDatabases } from './databases.ts'
import { connect } from './subgraphs/_shared/db.ts'
import { databaseSetting, type Env } from './subgraphs/_shared/env.ts'
import { type Importer, type ImportSummary, outcomes, type RowResult, runImport } from './subgraphs/_shared/import.ts'
import type { SubgraphModule } from './subgraphs/_shared/subgraph.ts'
import { subgraphs } from './subgraphs/all.ts'

interface Surroundings {
  env: Env
  /** What the file name `-` stands for. */
  input: Readable
  /** Receives the lines for the screen. */
  print(text: string): void
}

/**
 * `npm run import -- <subgraph> <data set> <file>`: loads a file and accounts for each of its rows. A data set that other
 * subgraphs read, too, is loaded into them afterwards, so that the same regions exist everywhere.
 * @throws Error for other arguments, with the ones that exist
 */
export async function runImportCommand(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { env, input, print } = surroundings
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { 'dry-run': { type: 'boolean' }, report: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [subgraph, dataSet, file, ...rest] = positionals
  if (values.help) return print(await usage())
  if (!subgraph || !dataSet || !file || rest.length > 0) throw new Error(await usage())
  const found = await find(subgraph, dataSet)
  const { path, remove } = await onDisk(file, input)
  try {
    for (const [position, { module, importer }] of found.entries()) {
      if (position > 0 && isElsewhere(env, subgraph, module)) {
        print(`\n${module.name} reads ${dataSet}, too. Set ${databaseSetting(module.name)}, or load it there.`)
        continue
      }
      const report = position === 0 ? values.report : undefined
      await loadInto(module, importer, { path, report, dryRun: values['dry-run'] ?? false }, surroundings)
    }
  } finally {
    await remove()
  }
}

async function loadInto(
  module: SubgraphModule,
  importer: Importer,
  { path, report, dryRun }: { path: string; report?: string; dryRun: boolean },
  { env, print }: Surroundings,
): Promise<void> {
  const what = `${module.name} ${importer.name}`
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = `${what.replace(' ', '-')}-${stamp}.jsonl`
  const reportPath = resolve(report ?? join(dataFolder(env), 'reports', file))
  const { url, stop } = await findDatabase(env, module)
  try {
    const summary = await load(url, importer, { path, reportPath, dryRun })
    print(formatSummary(what, summary, dryRun))
    print(`\n  Every row: ${reportPath}`)
  } finally {
    await stop()
  }
}

/** Whether a subgraph's database is on another server, whose address is not set. */
const isElsewhere = (env: Env, subgraph: string, other: SubgraphModule): boolean =>
  Boolean(env[databaseSetting(subgraph)]) && !env[databaseSetting(other.name)]

/** The importer of a subgraph, then those of other subgraphs for the same data set. */
async function find(subgraph: string, dataSet: string): Promise<{ module: SubgraphModule; importer: Importer }[]> {
  const all = await Promise.all(
    subgraphs.map(async (module) => ({
      module,
      importer: (await importersOf(module)).find(({ name }) => name === dataSet),
    })),
  )
  const found = all.flatMap(({ module, importer }) => (importer ? [{ module, importer }] : []))
  const [named] = found.filter(({ module }) => module.name === subgraph)
  if (!named) throw new Error(`There is no data set "${subgraph} ${dataSet}".\n\n${await usage()}`)
  return [named, ...found.filter((other) => other !== named)]
}

async function importersOf({ name }: SubgraphModule): Promise<readonly Importer[]> {
  const path = join(import.meta.dirname, 'subgraphs', name, 'imports', 'index.ts')
  return existsSync(path) ? (await import(path)).importers : []
}

async function usage(): Promise<string> {
  const lines = await Promise.all(
    subgraphs.map(async (module) =>
      (await importersOf(module)).map(({ name, title }) => `  ${module.name} ${name.padEnd(20)} ${title}`),
    ),
  )
  return [
    'Usage: npm run import -- <subgraph> <data set> <file, or - for standard input> [--dry-run] [--report <file>]',
    '',
    ...lines.flat(),
  ].join('\n')
}

/** A path that can be read more than once: standard input goes to a temporary file first. */
async function onDisk(file: string, input: Readable): Promise<{ path: string; remove(): Promise<void> }> {
  if (file !== '-') return { path: resolve(file), remove: async () => {} }
  const temporary = await mkdtemp(join(tmpdir(), 'bunri-import-'))
  const path = join(temporary, 'standard-input')
  await pipeline(input, createWriteStream(path))
  return { path, remove: () => rm(temporary, { recursive: true, force: true }) }
}

/** The subgraph's database, migrated: that of the settings, or else the embedded one. */
async function findDatabase(env: Env, module: SubgraphModule): Promise<{ url: string; stop(): Promise<void> }> {
  const { settings, postgres } = await findDatabases(env, [module.name])
  const stop = async () => postgres?.stop()
  try {
    await module.prepare({ ...env, ...settings })
  } catch (error) {
    await stop()
    throw error
  }
  const setting = databaseSetting(module.name)
  return { url: String(settings[setting] ?? env[setting]), stop }
}

async function load(
  url: string,
  importer: Importer,
  { path, reportPath, dryRun }: { path: string; reportPath: string; dryRun: boolean },
): Promise<ImportSummary> {
  await mkdir(dirname(reportPath), { recursive: true })
  const report = await open(reportPath, 'w')
  const bar = process.stderr.isTTY ? new SingleBar({ format: '{bar} {value} of {total} rows, {duration} s' }) : null
  const { db, close } = connect(url, { max: 1 })
  try {
    return await runImport(db, importer, {
      path,
      dryRun,
      day: new Date().toLocaleDateString('sv-SE'),
      report: async (results: readonly RowResult[]) => {
        await report.appendFile(results.map((result) => `${JSON.stringify(result)}\n`).join(''))
      },
      onProgress: (done, expected) => {
        if (bar?.isActive) bar.update(done)
        else bar?.start(expected, done)
      },
    })
  } finally {
    bar?.stop()
    await close()
    await report.close()
  }
}

function formatSummary(what: string, { read, counts, reasons }: ImportSummary, dryRun: boolean): string {
  const number = (count: number) => count.toLocaleString('en')
  const why = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `  ${number(count).padStart(9)}  ${reason}`)
  return [
    `\n${what}: ${number(read)} rows${dryRun ? ', dry run: nothing was kept' : ''}`,
    ...outcomes.map((outcome) => `  ${number(counts[outcome]).padStart(9)}  ${outcome}`),
    ...(why.length > 0 ? ['of these, for a reason', ...why] : []),
  ].join('\n')
}
