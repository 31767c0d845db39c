import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Surroundings } from './import-command.ts'
import { allImporters, isConnectionLost } from './import-importers.ts'
import { loadFile } from './import-load.ts'

/** How often the folder is read. */
const everyMs = 10_000

/** A file that was written to within this time may not be complete yet. */
const settledMs = 5_000

/**
 * Loads each file that is put into `<folder>/<data set>/`, in the order of their names, and moves it to `loaded/` or, with the reason in a
 * text file, to `refused/` beside it. A file that came while the database couldn't be reached is tried again.
 * @param once loads what is there and returns, for a scheduler
 */
export async function watchFolder(
  folder: string,
  { once }: { once: boolean },
  surroundings: Surroundings,
): Promise<void> {
  const { print, signal } = surroundings
  for (const { importer } of await allImporters()) await mkdir(join(folder, importer.name), { recursive: true })
  if (!once) print(`Waiting for files in ${folder}/<data set>/ …`)
  let refused = 0
  while (!signal?.aborted) {
    refused += await loadWaiting(folder, once ? 0 : settledMs, surroundings)
    if (once) break
    await setTimeout(everyMs, undefined, { signal }).catch(() => {})
  }
  if (once && refused > 0) throw new Error(`${refused} ${refused === 1 ? 'file was' : 'files were'} not loaded.`)
}

/** @returns how many files were not loaded */
async function loadWaiting(folder: string, minAgeMs: number, surroundings: Surroundings): Promise<number> {
  let refused = 0
  const seen = new Set<string>()
  for (const { module, importer } of await allImporters()) {
    if (seen.has(importer.name)) continue
    seen.add(importer.name)
    const inbox = join(folder, importer.name)
    for (const name of await waitingFiles(inbox, minAgeMs)) {
      if (surroundings.signal?.aborted) return refused
      const isLoaded = await loadOne({ subgraph: module.name, dataSet: importer.name, inbox, name }, surroundings)
      if (!isLoaded) refused += 1
    }
  }
  return refused
}

async function waitingFiles(inbox: string, minAgeMs: number): Promise<string[]> {
  const entries = await readdir(inbox, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
  const ages = await Promise.all(names.map(async (name) => Date.now() - (await stat(join(inbox, name))).mtimeMs))
  return names.filter((_, index) => (ages[index] ?? 0) >= minAgeMs).sort()
}

async function loadOne(
  { subgraph, dataSet, inbox, name }: { subgraph: string; dataSet: string; inbox: string; name: string },
  surroundings: Surroundings,
): Promise<boolean> {
  const file = join(inbox, name)
  try {
    await loadFile({ subgraph, dataSet, file }, { dryRun: false, acceptShrinking: false, edition: null }, surroundings)
    await moveTo(join(inbox, 'loaded'), file, name)
    return true
  } catch (error) {
    if (surroundings.signal?.aborted) throw error
    const reason = error instanceof Error ? error.message : String(error)
    if (isConnectionLost(error)) {
      surroundings.print(`\n${name} waits, since the database can't be reached: ${reason}`)
      return false
    }
    surroundings.print(`\n${name} was refused: ${reason}`)
    await moveTo(join(inbox, 'refused'), file, name)
    await writeFile(join(inbox, 'refused', `${name}.txt`), `${reason}\n`)
    return false
  }
}

async function moveTo(folder: string, file: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await rename(file, join(folder, name))
}
