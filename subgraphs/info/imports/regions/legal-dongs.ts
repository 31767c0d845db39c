import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type Ledger } from '../../../_shared/import-ledger.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { type Dong, dongName, openLegalDongs, parentCodeOf } from '../../../_shared/legal-dongs.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { NeighbourhoodKind } from '../../db/schema.ts'
import { createRegionLookup, neighbourhoodRow, type RegionLookup } from './region-lookup.ts'

/** The neighbourhoods that addresses name, under the ids of the location subgraph, which imports the same file. */
export const legalDongs: Importer = {
  name: 'legal-dongs',
  title: '법정동코드 전체자료 (행정안전부)',
  attribution: { publisher: '행정안전부' },
  isReplacedAsWhole: true,
  run: importDongs,
}

async function* importDongs({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const { count, existing, abolished } = await openLegalDongs(path)
  expect(count)
  const ledger = createDongLedger(await createRegionLookup(tx))
  const current = yield* enterRows(existing(), { ...ledger, finish: async () => {} })
  return current + (yield* enterRows(abolished(), ledger))
}

function createDongLedger(lookup: RegionLookup): Ledger<Dong> {
  const lines = new Map<string, number>()

  function decide(dong: Dong, line: number): RowResult {
    const key = `${dong.code} ${dong.fullName}`
    const first = lines.get(dong.code)
    if (first !== undefined) return { line, key, outcome: 'rejected', reason: 'same-code', detail: `line ${first}` }
    lines.set(dong.code, line)
    if (dong.code.endsWith('00000')) return { line, key, ...larger(dong) }
    return { line, key, ...(dong.exists ? existing(dong) : abolished(dong)) }
  }

  // Provinces and districts are reference data.
  function larger({ code, exists }: Dong): Omit<RowResult, 'line'> {
    const region = lookup.withCode(code)
    if (region) return { outcome: 'merged', detail: region.id }
    return exists
      ? { outcome: 'rejected', reason: 'unknown-district' }
      : { outcome: 'flagged', reason: 'successor-unknown' }
  }

  function existing(dong: Dong): Omit<RowResult, 'line'> {
    const parent = lookup.withCode(parentCodeOf(dong.code))
    if (!parent) return { outcome: 'rejected', reason: 'unknown-parent', detail: parentCodeOf(dong.code) }
    const name = dongName(dong)
    const id = regionIdOf(parent.id.slice(4, 9) + dong.code.slice(5))
    const row = neighbourhoodRow(parent, { id, name, kind: kindOf(dong) }, lookup.withId(id))
    return { outcome: lookup.enter(withFormerId(row, dong.code)) }
  }

  // The code of a district changed: its dongs keep their last five digits.
  function abolished(dong: Dong): Omit<RowResult, 'line'> {
    const district = lookup.withCode(dong.code.slice(0, 5).padEnd(10, '0'))
    const successor = district && lookup.withId(regionIdOf(district.id.slice(4, 9) + dong.code.slice(5)))
    if (!successor || plainText(successor.nameKo) !== plainText(dongName(dong)))
      return { outcome: 'flagged', reason: 'successor-unknown' }
    if (successor.id === regionIdOf(dong.code))
      return { outcome: 'flagged', reason: 'abolished-since', detail: successor.id }
    lookup.enter(withFormerId(successor, dong.code))
    return { outcome: 'merged', detail: successor.id }
  }

  return { decide, write: lookup.write, finish: lookup.finish }
}

function withFormerId<Row extends { id: string; formerIds: string[] }>(row: Row, code: string): Row {
  const former = regionIdOf(code)
  return former === row.id || row.formerIds.includes(former) ? row : { ...row, formerIds: [...row.formerIds, former] }
}

function kindOf(dong: Dong): NeighbourhoodKind {
  if (!dong.code.endsWith('00')) return 'VILLAGE'
  return /[읍면]$/.test(dongName(dong)) ? 'TOWNSHIP' : 'LEGAL_DONG'
}
