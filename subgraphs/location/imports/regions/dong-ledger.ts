import { isDeepStrictEqual } from 'node:util'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import type { RowResult } from '../../../_shared/import.ts'
import type { Ledger } from '../../../_shared/import-ledger.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { regionIdOf } from '../../../_shared/korea/regions.ts'
import { type Dong, dongName, parentCodeOf } from '../../../_shared/legal-dongs.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import { abolishedCodes, type regionNames, regions } from '../../db/schema.ts'
import { addNames, analyzeRegions, nameRow, neighbourhoodNames, writeNames } from '../../domain/regions/region-names.ts'
import { createRegionLookup, type RegionWithoutGeometry } from './region-lookup.ts'

interface Batch {
  rows: RegionWithoutGeometry[]
  names: (typeof regionNames.$inferInsert)[]
  /** Former codes of current regions. */
  codes: (typeof regionNames.$inferInsert)[]
  abolished: (typeof abolishedCodes.$inferInsert)[]
}

/**
 * The ledger of legal dongs. If the code of a dong's district has changed since, the dong becomes a region under its
 * current code, and an abolished region under its former code, which ended on the day of the change. Abolished dongs
 * have to follow the existing dongs. Those without a known successor only go into `abolished_codes`, outside of the
 * graph.
 */
export async function createDongLedger(tx: Db): Promise<Ledger<Dong>> {
  const lookup = await createRegionLookup(tx)
  const lines = new Map<string, number>()
  let batch = emptyBatch()

  function decide(dong: Dong, line: number): RowResult {
    const { code, fullName, exists } = dong
    const key = `${code} ${fullName}`
    const first = lines.get(code)
    if (first !== undefined) return { line, key, outcome: 'rejected', reason: 'same-code', detail: `line ${first}` }
    lines.set(code, line)
    if (exists)
      return { line, key, ...(code.endsWith('00000') ? merged(lookup.currentWithCode(code)) : decideExisting(dong)) }
    return { line, key, ...decideAbolished(dong) }
  }

  function decideExisting(dong: Dong): Omit<RowResult, 'line'> {
    const { code } = dong
    const parent = lookup.currentWithCode(parentCodeOf(code))
    if (!parent) return { outcome: 'rejected', reason: 'unknown-parent', detail: parentCodeOf(code) }
    const codeToday = parent.officialCode.slice(0, 5) + code.slice(5)
    const before = lookup.withCode(codeToday)
    const row = rowIn(parent, { code: codeToday, name: dongName(dong), before })
    add(row)
    batch.names.push(...neighbourhoodNames(row, lookup.namesOf(parent), [...new Set([codeToday, code])]))
    if (codeToday !== code) addFormerRegion(code, row)
    if (!before) return { outcome: 'imported' }
    return { outcome: before.fullNameKo === row.fullNameKo ? 'unchanged' : 'updated' }
  }

  function decideAbolished(dong: Dong): Omit<RowResult, 'line'> {
    const { code, fullName } = dong
    const known = lookup.withCode(code)
    // The region stays current: the day is unknown, and residents may have chosen it.
    if (known && !known.abolishedOn) return { outcome: 'flagged', reason: 'abolished-since', detail: known.id }
    if (known) return code.endsWith('00000') ? merged(lookup.currentWithCode(code)) : { outcome: 'unchanged' }

    const district = lookup.currentWithCode(code.slice(0, 5).padEnd(10, '0'))
    const successor = district && lookup.withCode(district.officialCode.slice(0, 5) + code.slice(5))
    if (
      successor &&
      !successor.abolishedOn &&
      plainText(successor.nameKo) === plainText(dongName(dong)) &&
      addFormerRegion(code, successor)
    ) {
      batch.codes.push({ regionId: successor.id, ...nameRow('CODE', { text: code, changedOn: null }) })
      return { outcome: 'imported' }
    }
    const namesake = lookup.withName(fullName)
    if (namesake) {
      batch.codes.push({ regionId: namesake.id, ...nameRow('CODE', { text: code, changedOn: null }) })
      return merged(namesake)
    }
    batch.abolished.push({ code, fullName })
    return { outcome: 'flagged', reason: 'successor-unknown' }
  }

  /**
   * Adds the region under its former code.
   * @returns false if its former parent, or the day on which that ended, is unknown
   */
  function addFormerRegion(code: string, successor: RegionWithoutGeometry): boolean {
    const parent = lookup.withCode(parentCodeOf(code))
    if (!parent?.abolishedOn) return false
    const row = rowIn(parent, { code, name: successor.nameKo, before: lookup.withCode(code) })
    add({ ...row, abolishedOn: parent.abolishedOn, successorIds: [successor.id] })
    return true
  }

  function add(row: RegionWithoutGeometry): void {
    const isChanged = !isDeepStrictEqual(row, lookup.withId(row.id))
    lookup.add(row)
    if (isChanged) batch.rows.push(row)
  }

  async function write(): Promise<void> {
    const { rows, names, codes, abolished } = batch
    batch = emptyBatch()
    const set = buildConflictUpdateColumns(regions, rows[0] ?? {})
    await insertRows(tx, regions, rows, { target: [regions.id], set })
    if (names.length > 0) await writeNames(tx, names)
    await addNames(tx, codes)
    await insertRows(tx, abolishedCodes, abolished, { target: [abolishedCodes.code] })
  }

  return { decide, write, finish: () => analyzeRegions(tx) }
}

const emptyBatch = (): Batch => ({ rows: [], names: [], codes: [], abolished: [] })

const merged = (region: RegionWithoutGeometry | undefined): Omit<RowResult, 'line'> =>
  region ? { outcome: 'merged', detail: region.id } : { outcome: 'rejected', reason: 'unknown-district' }

/** A neighbourhood in a region. It keeps the facts of an imported boundary: English name, hash and code. */
function rowIn(
  parent: RegionWithoutGeometry,
  { code, name, before }: { code: string; name: string; before: RegionWithoutGeometry | undefined },
): RegionWithoutGeometry {
  const nameEn = before?.nameEn ?? null
  return {
    id: regionIdOf(code),
    officialCode: code,
    level: 'NEIGHBORHOOD',
    parentId: parent.id,
    ancestorIds: [...parent.ancestorIds, parent.id],
    nameKo: name,
    nameEn,
    fullNameKo: `${parent.fullNameKo} ${name}`,
    fullNameEn: `${nameEn ?? name}, ${parent.fullNameEn}`,
    countryCode: parent.countryCode,
    timeZone: parent.timeZone,
    boundaryHash: before?.boundaryHash ?? null,
    boundaryCode: before?.boundaryCode ?? null,
    abolishedOn: null,
    successorIds: [],
  }
}
