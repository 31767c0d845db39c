import { readFileSync } from 'node:fs'
import type { Db } from '../../_shared/db.ts'
import { type Importer, type ImportSummary, type RowResult, runImport } from '../../_shared/import.ts'
import { openDataFile } from '../../_shared/open-data-files.ts'
import { isLongRun, type Preparation } from '../../_shared/testing.ts'
import { sliceOfBoundaries, sliceOfDongs } from '../../_shared/testing-slices.ts'
import { boundaries } from './regions/boundaries.ts'
import { legalDongs } from './regions/legal-dongs.ts'
import { householdRules } from './rules/household-rules.ts'

const files = {
  rules: [householdRules, 'kr_household_waste_rules_2026.cp949.csv'],
  municipalities: [boundaries, 'kr_municipalities_2018.topojson'],
  legalDongs: [legalDongs, 'kr_legal_dong_codes_2021.cp949.tsv'],
  submunicipalities: [boundaries, 'kr_submunicipalities_2018.topojson'],
} as const satisfies Record<string, readonly [Importer, string]>

/** The districts of `npm test`: those of which tests know what a person read. */
const districts = new Set([
  ...readFileSync(new URL('rules/sixty-rows.csv', import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2]?.split(' ').slice(1, 2).join() || '세종시'),
  ...['종로구', '강남구', '제주시', '군위군', '정선군', '증평군', '함평군', '동두천시', '남양주시', '광산구', '전주시'],
  ...['진주시', '밀양시', '강진군', '울진군', '태백시', '옥천군'],
])

/** The path of a national file, or of its part for these districts. */
export async function pathOf(name: keyof typeof files): Promise<string> {
  const [, file] = files[name]
  // Most of the rules are of these districts.
  if (isLongRun || name === 'municipalities' || name === 'rules') return openDataFile(file)
  const names = [...districts].join('|')
  if (name === 'legalDongs') return sliceOfDongs(file, new RegExp(`^(세종|\\S+ (${names})( |$))`))
  const codes = new Set<string>()
  await sliceOfBoundaries(files.municipalities[1], (code, district) => {
    if (new RegExp(`^(${names})`).test(district)) codes.add(code)
    return false
  })
  return sliceOfBoundaries(file, (code) => codes.has(code.slice(0, 5)))
}

/** Imports a national file, or its part; returns its summary and the result of each row. */
export async function importNational(
  db: Db,
  name: keyof typeof files,
): Promise<{ summary: ImportSummary; rows: RowResult[] }> {
  const [importer] = files[name]
  const rows: RowResult[] = []
  const report = async (results: readonly RowResult[]) => void rows.push(...results)
  const { read, counts, reasons } = await runImport(db, importer, {
    path: await pathOf(name),
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
