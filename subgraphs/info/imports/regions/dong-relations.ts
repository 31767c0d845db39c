import { openTable } from '../../../_shared/delimited-table.ts'
import type { Importer, ImportJob, RowResult } from '../../../_shared/import.ts'
import { enterRows, type Ledger, readRows } from '../../../_shared/import-ledger.ts'
import { plainCell } from '../../../_shared/korea/cells.ts'
import type { RegionRow } from '../../db/schema.ts'
import { createRegionLookup, type RegionLookup } from './region-lookup.ts'

/** A row of the file: an administrative dong, and a legal dong on whose land it lies. */
interface Relation {
  key: string
  district: string
  administrativeName: string
  legalCode: string
  isAbolished: boolean
}

const columns = ['시도명', '시군구명', '읍면동명', '법정동코드', '동리명', '말소일자']

/**
 * Which legal dongs lie in which administrative dongs. The ministry publishes the table (KIKmix) with its codes as a
 * spreadsheet; this reads it saved as CSV. Without it, only relations that follow from the names are known.
 */
export const dongRelations: Importer = {
  name: 'dong-relations',
  title: '행정동·법정동 관계 (행정안전부 주민등록 주소코드, KIKmix)',
  attribution: { publisher: '행정안전부' },
  isReplacedAsWhole: true,
  run: importRelations,
}

async function* importRelations({
  tx,
  path,
  expect,
  acceptShrinking: acceptCut,
}: ImportJob): AsyncGenerator<RowResult[], number> {
  const { count, rows } = await openTable(path, columns, { acceptCut })
  expect(count)
  return yield* enterRows(readRows(rows(), readRelation), createRelationLedger(await createRegionLookup(tx)))
}

function readRelation(cells: Record<string, string>): Relation | string {
  const [province, district, administrativeName, legalCode, abolished] = [
    cells.시도명,
    cells.시군구명,
    cells.읍면동명,
    cells.법정동코드,
    cells.말소일자,
  ].map(plainCell)
  if (!province || !/^\d{10}$/.test(legalCode ?? '')) return 'unreadable'
  return {
    key: `${legalCode} ${administrativeName ?? ''}`.trim(),
    district: [province, district].filter(Boolean).join(' '),
    administrativeName: administrativeName ?? '',
    legalCode: legalCode ?? '',
    isAbolished: abolished !== null,
  }
}

function createRelationLedger(lookup: RegionLookup): Ledger<Relation> {
  /** The relations of the file so far: those of an earlier file are replaced. */
  const found = new Map<string, Set<string>>()

  function decide({ key, district, administrativeName, legalCode, isAbolished }: Relation, line: number): RowResult {
    if (isAbolished) return { line, key, outcome: 'flagged', reason: 'abolished' }
    const parent = lookup.withFullName(district)
    if (!parent) return { line, key, outcome: 'flagged', reason: 'unknown-district', detail: district }
    // Provinces, districts and townships are the same in both systems.
    if (!administrativeName || /[읍면]$/.test(administrativeName))
      return { line, key, outcome: 'merged', detail: parent.id }
    const legal = lookup.withCode(legalCode)
    const administrative = lookup.administrativeDongIn(parent, administrativeName)
    if (legal?.kind !== 'LEGAL_DONG' || !administrative)
      return {
        line,
        key,
        outcome: 'flagged',
        reason: legal ? 'unknown-dong' : 'unknown-code',
        detail: administrativeName,
      }
    const outcomes = [relate(legal, administrative), relate(administrative, legal)]
    return { line, key, outcome: outcomes.includes('updated') ? 'imported' : 'unchanged' }
  }

  function relate({ id }: RegionRow, other: RegionRow): 'imported' | 'updated' | 'unchanged' {
    const stored = lookup.withId(id)
    const related = found.get(id) ?? new Set()
    found.set(id, related.add(other.id))
    if (!stored || (stored.hasPublishedOverlaps && stored.overlapIds.includes(other.id))) return 'unchanged'
    return lookup.enter({ ...stored, hasPublishedOverlaps: true, overlapIds: [...related].sort() })
  }

  async function finish(): Promise<void> {
    for (const [id, related] of found) {
      const stored = lookup.withId(id)
      if (stored) lookup.enter({ ...stored, hasPublishedOverlaps: true, overlapIds: [...related].sort() })
    }
    await lookup.write()
    await lookup.finish()
  }

  return { decide, write: lookup.write, finish }
}
