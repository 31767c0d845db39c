import { type Boundary, readBoundaries, statisticsProvinces } from '../../../_shared/boundaries.ts'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type FileRow, type Ledger } from '../../../_shared/import-ledger.ts'
import { createRegionLookup, neighbourhoodRow, type RegionLookup } from './region-lookup.ts'

/**
 * Names and codes of administrative dongs, under the ids of the location subgraph, which imports the boundaries of the
 * same files.
 */
export const boundaries: Importer = {
  name: 'boundaries',
  title: '센서스용 행정구역경계 (시도, 시군구, 읍면동; TopoJSON)',
  attribution: { publisher: '통계청', license: '공공누리 제1유형' },
  run: importBoundaries,
}

async function* importBoundaries({ tx, path, expect }: ImportJob): AsyncGenerator<RowResult[], number> {
  const found = await readBoundaries(path)
  expect(found.length)
  async function* rows(): AsyncGenerator<FileRow<Boundary>> {
    for (const [position, parsed] of found.entries()) yield { line: position + 1, parsed }
  }
  return yield* enterRows(rows(), createBoundaryLedger(await createRegionLookup(tx)))
}

function createBoundaryLedger(lookup: RegionLookup): Ledger<Boundary> {
  const lines = new Map<string, number>()

  function decide(boundary: Boundary, line: number): RowResult {
    const { code, name } = boundary
    const result = code.length === 7 ? neighbourhood(boundary) : larger(boundary)
    const first = lines.get(code)
    lines.set(code, first ?? line)
    const key = `${code} ${name}`
    return first
      ? { line, key, outcome: 'rejected', reason: 'same-region', detail: `feature ${first}` }
      : { line, key, ...result }
  }

  // Finds a province or district by its names, current or former. `세종시` has no province as its parent.
  function larger({ code, name }: Boundary): Omit<RowResult, 'line'> {
    const province = statisticsProvinces[code.slice(0, 2)] ?? ''
    const region = lookup.withFullName(`${province} ${name}`) ?? lookup.withFullName(name)
    if (!region) return { outcome: 'flagged', reason: 'unknown-district' }
    // Sejong is a province and a district. The codes of its neighbourhoods begin with the district's longer code.
    if ((region.boundaryCode?.length ?? 0) > code.length) return { outcome: 'merged', detail: region.id }
    return { outcome: lookup.enter({ ...region, boundaryCode: code }) }
  }

  function neighbourhood({ code, name, nameEn }: Boundary): Omit<RowResult, 'line'> {
    if (!lookup.hasNeighbourhoods())
      throw new Error(
        'Boundaries of neighbourhoods need the boundaries of districts and the legal-dongs: import these first.',
      )
    const district = lookup.withBoundaryCode(code.slice(0, 5))
    if (!district) return { outcome: 'flagged', reason: 'unknown-district' }
    const legal = lookup.neighbourhoodIn(district, name)
    if (/[읍면]$/.test(name)) {
      if (!legal) return { outcome: 'flagged', reason: 'unknown-township', detail: district.fullNameKo }
      return {
        outcome: lookup.enter(neighbourhoodRow(district, { id: legal.id, name, kind: 'TOWNSHIP', nameEn }, legal)),
      }
    }
    const id = `reg_${district.id.slice(4, 9)}-${code}`
    const row = neighbourhoodRow(district, { id, name, kind: 'ADMINISTRATIVE_DONG', nameEn }, lookup.withId(id))
    return { outcome: lookup.enter(legal ? { ...row, fullNameKo: `${row.fullNameKo} (행정동)` } : row) }
  }

  return { decide, write: lookup.write, finish: lookup.finish }
}
