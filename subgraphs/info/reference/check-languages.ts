import { ruleBroken } from '../../_shared/reference-data.ts'
import { missingFact } from './missing-fact.ts'
import type { Catalogue, Files } from './read.ts'

/** @throws Error for the first text that states a fact in one language only */
export function checkLanguages(from: Files, catalogue: Catalogue): void {
  for (const name of Object.keys(catalogue) as (keyof Catalogue)[]) {
    for (const { line, ...row } of catalogue[name]) {
      for (const [column, ko, en] of translationsIn(row)) {
        // The name of an item is what people search for ("videotape", "tape measure"); it states nothing about disposal.
        if (name === 'items' && column === 'name') continue
        const missing = missingFact({ ko, en })
        if (missing) throw ruleBroken(from[name], line, `${column}: ${missing}`)
      }
    }
  }
}

/** The texts of a row that are translations of each other. Synonyms and words of compounds are not: each language has its own. */
function translationsIn(row: object): [column: string, ko: string, en: string][] {
  const cells = new Map<string, unknown>(Object.entries(row))
  const columns = [...cells.keys()].filter((name) => name.endsWith('_ko')).map((name) => name.slice(0, -'_ko'.length))
  return columns
    .filter((column) => column !== 'synonyms' && column !== 'words')
    .flatMap((column) => {
      const [ko, en] = [textsIn(cells.get(`${column}_ko`)), textsIn(cells.get(`${column}_en`))]
      return ko.map((text, index): [string, string, string] => [column, text, en[index] ?? ''])
    })
}

const textsIn = (cell: unknown): string[] => [cell].flat().filter((text) => typeof text === 'string')
