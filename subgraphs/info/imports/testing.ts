import type { Db } from '../../_shared/db.ts'
import { type Importer, type ImportSummary, type RowResult, runImport } from '../../_shared/import.ts'
import { openDataFile } from '../../_shared/open-data-files.ts'
import type { Preparation } from '../../_shared/testing.ts'
import { boundaries } from './regions/boundaries.ts'
import { legalDongs } from './regions/legal-dongs.ts'
import { householdRules } from './rules/household-rules.ts'

const files = {
  rules: [householdRules, 'kr_household_waste_rules_2026.cp949.csv'],
  municipalities: [boundaries, 'kr_municipalities_2018.topojson'],
  legalDongs: [legalDongs, 'kr_legal_dong_codes_2021.cp949.tsv'],
  submunicipalities: [boundaries, 'kr_submunicipalities_2018.topojson'],
} as const satisfies Record<string, readonly [Importer, string]>

/** Imports a national file; returns its summary and the result of each row. */
export async function importNational(
  db: Db,
  name: keyof typeof files,
): Promise<{ summary: ImportSummary; rows: RowResult[] }> {
  const [importer, file] = files[name]
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const { read, counts, reasons } = await runImport(db, importer, {
    path: openDataFile(file),
    day: '2026-11-24',
    report,
  })
  return { summary: { read, counts, reasons }, rows }
}

/** The collection rules of the national file, without neighbourhoods. */
export const nationalRules: Preparation<Awaited<ReturnType<typeof importNational>>> = {
  subgraph: 'info',
  name: 'national_rules',
  prepare: (db) => importNational(db, 'rules'),
}

/** The rules of the national file, then all neighbourhoods: the areas of the rules become regions when these arrive. */
export const nationalNeighbourhoods: Preparation<{
  legalDongs: Awaited<ReturnType<typeof importNational>>
  submunicipalities: ImportSummary
}> = {
  subgraph: 'info',
  name: 'national_neighbourhoods',
  from: nationalRules,
  async prepare(db) {
    await importNational(db, 'municipalities')
    const legalDongs = await importNational(db, 'legalDongs')
    const submunicipalities = await importNational(db, 'submunicipalities')
    return { legalDongs, submunicipalities: submunicipalities.summary }
  },
}
