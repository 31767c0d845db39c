import type { Surroundings } from './import-command.ts'
import { withMigrated } from './import-importers.ts'
import { subgraphs } from './subgraphs/all.ts'
import { exampleRows } from './subgraphs/location/imports/tables/example-rows.ts'

/** Prints ten rows of a city's file as its mapping would load them. @throws Error naming what is wrong with the mapping or the file */
export async function checkMapping(mapping: string, file: string, { env, print }: Surroundings): Promise<void> {
  const module = subgraphs.find(({ name }) => name === 'location')
  if (!module) throw new Error('The subgraph location is missing.')
  const rows = await withMigrated(env, module, (db) =>
    exampleRows(db, mapping, file, new Date().toLocaleDateString('sv-SE')),
  )
  for (const { line, outcome, facts } of rows) {
    print(`\n${line}  ${outcome}`)
    for (const [name, value] of Object.entries(facts)) print(`      ${name.padEnd(12)} ${value}`)
  }
}
