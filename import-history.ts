import { desc } from 'drizzle-orm'
import type { Surroundings } from './import-command.ts'
import { importersOf, reachableSubgraphs, withMigrated } from './import-importers.ts'
import { type ImportRow, imports } from './subgraphs/_shared/editions/tables.ts'
import { takeBackImport } from './subgraphs/_shared/editions/take-back.ts'
import { cancellable } from './subgraphs/_shared/request-db.ts'
import { subgraphs } from './subgraphs/all.ts'

/** How many imports of a subgraph are listed, the latest first. */
const listedMax = 100

/** Prints what is loaded in each subgraph: data set, edition, rows, when, and from which file. */
export async function listImports({ env, print }: Surroundings): Promise<void> {
  for (const module of await reachableSubgraphs(env)) {
    const rows = await withMigrated(env, module, async (db) =>
      db.select().from(imports).orderBy(desc(imports.id)).limit(listedMax),
    )
    print(`\n${module.name}${rows.length === 0 ? ': nothing is loaded' : ''}`)
    for (const row of rows) print(lineOf(module.name, row))
  }
}

function lineOf(subgraph: string, row: ImportRow): string {
  const { id, name, edition, rows, loadedAt, file, fileHash, undoneAt } = row
  return [
    `  ${subgraph}-${id}`.padEnd(16),
    name.padEnd(24),
    edition ?? 'undated   ',
    `${rows.toLocaleString('en').padStart(9)} rows`,
    loadedAt.toISOString().slice(0, 16).replace('T', ' '),
    fileHash.slice(0, 12),
    file,
    ...(undoneAt ? [`(taken back ${undoneAt.toISOString().slice(0, 10)})`] : []),
  ].join('  ')
}

/**
 * Takes an import back as a whole.
 * @param name such as `location-12`
 * @throws Error for an unknown import, one that was taken back already, and one whose rows a later import changed
 */
export async function undoImport(name: string, { env, print, signal }: Surroundings): Promise<void> {
  const [, subgraph, id] = /^([a-z]+)-(\d{1,9})$/.exec(name) ?? []
  const module = subgraphs.find((one) => one.name === subgraph)
  if (!module || !id)
    throw new Error(`An import has a name such as location-12; "${name}" is none. See: npm run import -- list`)
  const importers = await importersOf(module)
  const onWait = () => print('An import is running. This begins when it has ended …')
  const day = new Date().toLocaleDateString('sv-SE')
  const { name: dataSet, file } = await withMigrated(env, module, (db) =>
    cancellable(db, signal, (own) => takeBackImport(own, importers, { id: Number(id), name, day, onWait })),
  )
  print(`Import ${name} is taken back: ${dataSet} is as it was before ${file}.`)
}
