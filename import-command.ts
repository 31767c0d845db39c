import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { checkMapping } from './import-check.ts'
import { listImports, undoImport } from './import-history.ts'
import { usageOfDataSets } from './import-importers.ts'
import { type LoadOptions, loadFile } from './import-load.ts'
import { watchFolder } from './import-watch.ts'
import type { Env } from './subgraphs/_shared/env.ts'
import { dayIn } from './subgraphs/_shared/korea/cells.ts'

export interface Surroundings {
  env: Env
  /** What the file name `-` stands for. */
  input: Readable
  /** Receives the lines for the screen. */
  print(text: string): void
  /** Aborted when the operator interrupts the command. */
  signal?: AbortSignal
}

const usage = `Usage:
  npm run import -- <subgraph> <data set> <file, or - for standard input>   loads a file
      --edition <YYYY-MM-DD>   the day of its data, if the file doesn't say it, or is wrong about it
      --accept-shrinking       loads it although it seems to be cut off
      --dry-run                shows what would be different, and keeps nothing
      --report <file>          where to write the result of each row
  npm run import -- list                                 what is loaded: data set, edition, rows, when, from which file
  npm run import -- undo <id>                            takes an import back, such as location-12
  npm run import -- check-mapping <mapping> <file>       shows ten rows of a file as they would be
  npm run import -- watch <folder> [--once]              loads each file that is put into <folder>/<data set>/
`

/**
 * `npm run import`: loads files and accounts for each of their rows, lists what is loaded, and takes imports back. A data set that
 * other subgraphs read, too, is loaded into them afterwards, so that the same regions exist everywhere.
 * @throws Error for other arguments, with the ones that exist
 */
export async function runImportCommand(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean' },
      'accept-shrinking': { type: 'boolean' },
      edition: { type: 'string' },
      report: { type: 'string' },
      once: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const [first = '', second = '', third = '', ...rest] = positionals
  const count = positionals.length
  if (values.help) return surroundings.print(await fullUsage())
  if (first === 'list' && count === 1) return listImports(surroundings)
  if (first === 'undo' && count === 2) return undoImport(second, surroundings)
  if (first === 'check-mapping' && count === 3) return checkMapping(resolve(second), resolve(third), surroundings)
  if (first === 'watch' && count === 2)
    return watchFolder(resolve(second), { once: values.once ?? false }, surroundings)
  if (count !== 3 || rest.length > 0) throw new Error(await fullUsage())
  const options: LoadOptions = {
    dryRun: values['dry-run'] ?? false,
    acceptShrinking: values['accept-shrinking'] ?? false,
    edition: editionIn(values.edition),
    report: values.report,
  }
  await loadFile({ subgraph: first, dataSet: second, file: third }, options, surroundings)
}

const fullUsage = async () => `${usage}\nData sets:\n${await usageOfDataSets()}`

function editionIn(text: string | undefined): string | null {
  if (text === undefined) return null
  const day = dayIn(text)
  if (!day) throw new Error(`An edition is a day, such as 2026-06-01; this one is ${text}.`)
  if (day > new Date().toLocaleDateString('sv-SE'))
    throw new Error(`An edition can't be of a day that is to come: ${day}.`)
  return day
}
