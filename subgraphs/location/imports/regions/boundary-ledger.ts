import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { type Boundary, statisticsProvinces } from '../../../_shared/boundaries.ts'
import { contentHash } from '../../../_shared/content-hash.ts'
import { buildConflictUpdateColumns, type Db } from '../../../_shared/db.ts'
import type { RowResult } from '../../../_shared/import.ts'
import type { Ledger } from '../../../_shared/import-ledger.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { type regionNames, regionRings, regions } from '../../db/schema.ts'
import { bboxOf, labelPoint, type Ring } from '../../domain/geo/rings.ts'
import { completeBounds } from '../../domain/regions/region-bounds.ts'
import { analyzeRegions, neighbourhoodNames, writeNames } from '../../domain/regions/region-names.ts'
import { createRegionLookup, type RegionWithoutGeometry } from './region-lookup.ts'

interface RegionWithRings {
  region: RegionWithoutGeometry
  rings: readonly Ring[]
}

/**
 * The ledger of boundaries. It finds provinces and districts by name, since the codes are not those of the
 * administration, and the district of a neighbourhood by the first digits of the code. A township gets its boundary as
 * the legal township of its name. An administrative dong becomes a region of its own, since a legal dong of the same
 * name may cover another area.
 */
export async function createBoundaryLedger(tx: Db): Promise<Ledger<Boundary>> {
  const lookup = await createRegionLookup(tx)
  const lines = new Map<string, number>()
  let found: RegionWithRings[] = []
  let names: (typeof regionNames.$inferInsert)[] = []

  function decide(boundary: Boundary, line: number): RowResult {
    const { code, name, rings } = boundary
    const key = `${code} ${name}`
    const read = code.length === 7 ? neighbourhood(boundary) : larger(boundary)
    if (typeof read === 'string')
      return {
        line,
        key,
        outcome: 'flagged',
        reason: read,
        detail: lookup.withBoundaryCode(code.slice(0, 5))?.fullNameKo,
      }
    const first = lines.get(read.id)
    if (first) return { line, key, outcome: 'rejected', reason: 'same-region', detail: `feature ${first}` }
    lines.set(read.id, line)

    const before = lookup.withId(read.id)
    // Sejong is a province and a district. It keeps the district's longer code, since the codes of its neighbourhoods
    // begin with it.
    if ((before?.boundaryCode?.length ?? 0) > code.length) return { line, key, outcome: 'merged', detail: read.id }
    const boundaryHash = contentHash(rings)
    const region = { ...read, boundaryHash, boundaryCode: code }
    if (isSame(before, region)) return { line, key, outcome: 'unchanged' }
    lookup.add(region)
    found.push({ region, rings })
    const parent = lookup.withId(region.parentId ?? '')
    if (parent && region.level === 'NEIGHBORHOOD')
      names.push(...neighbourhoodNames(region, lookup.namesOf(parent), [region.officialCode]))
    return { line, key, outcome: before?.boundaryHash ? 'updated' : 'imported' }
  }

  // Finds a province or district by its names, current or former. `세종시` has no province as its parent.
  function larger({ code, name }: Boundary): RegionWithoutGeometry | string {
    const province = statisticsProvinces[code.slice(0, 2)] ?? ''
    const region = lookup.withName(`${province} ${name}`) ?? lookup.withName(name)
    return region && region.level !== 'NEIGHBORHOOD' ? region : 'unknown-district'
  }

  function neighbourhood({ code, name, nameEn }: Boundary): RegionWithoutGeometry | string {
    if (!lookup.hasNeighbourhoods())
      throw new Error(
        'Boundaries of neighbourhoods need the boundaries of districts and the legal-dongs: import these first.',
      )
    const district = lookup.withBoundaryCode(code.slice(0, 5))
    if (!district) return 'unknown-district'
    const legal = lookup.neighbourhoodIn(district, name)
    const fullNameEn = `${nameEn ?? name}, ${district.fullNameEn}`
    if (/[읍면]$/.test(name)) return legal ? { ...legal, nameEn, fullNameEn } : 'unknown-township'
    return {
      ...district,
      id: `reg_${district.officialCode.slice(0, 5)}-${code}`,
      officialCode: code,
      level: 'NEIGHBORHOOD',
      parentId: district.id,
      ancestorIds: [...district.ancestorIds, district.id],
      nameKo: name,
      nameEn,
      fullNameKo: `${district.fullNameKo} ${name}${legal ? ' (행정동)' : ''}`,
      fullNameEn,
    }
  }

  async function write(): Promise<void> {
    const [written, named] = [found, names]
    found = []
    names = []
    if (written.length === 0) return
    await writeRegions(
      tx,
      written.map(({ region, rings }) => ({
        ...region,
        bounds: [...bboxOf(rings)],
        ...(region.level === 'NEIGHBORHOOD' && labelPoint(rings)),
      })),
    )
    await writeRings(tx, written)
    if (named.length > 0) await writeNames(tx, named)
  }

  async function finish(): Promise<void> {
    await completeBounds(tx)
    await nameVillages(tx)
    await analyzeRegions(tx)
  }

  return { decide, write, finish }
}

const isSame = (before: RegionWithoutGeometry | undefined, after: RegionWithoutGeometry): boolean =>
  before?.boundaryHash === after.boundaryHash &&
  before?.boundaryCode === after.boundaryCode &&
  before?.fullNameKo === after.fullNameKo &&
  before?.nameEn === after.nameEn

// The full English name of a village includes that of its township.
async function nameVillages(tx: Db): Promise<void> {
  const fullName = sql`coalesce(village.name_en, village.name_ko) || ', ' || township.full_name_en`
  await tx.execute(sql`
    update ${regions} as village set full_name_en = ${fullName}
    from ${regions} as township
    where township.id = village.parent_id and township.level = 'NEIGHBORHOOD' and village.full_name_en <> ${fullName}`)
}

// Only neighbourhoods get a label point here; the label points of larger regions are reference data.
async function writeRegions(tx: Db, rows: readonly (typeof regions.$inferInsert)[]): Promise<void> {
  for (const isSmall of [false, true]) {
    const group = rows.filter(({ level }) => (level === 'NEIGHBORHOOD') === isSmall)
    const set = buildConflictUpdateColumns(regions, group[0] ?? {})
    await insertRows(tx, regions, group, { target: [regions.id], set })
  }
}

async function writeRings(tx: Db, found: readonly RegionWithRings[]): Promise<void> {
  const rows = found.flatMap(({ region, rings }) =>
    rings.map((ring, position) => {
      const polygon = `(${ring.map(([longitude, latitude]) => `(${longitude * 1e6},${latitude * 1e6})`).join()})`
      return { regionId: region.id, position, ring: polygon }
    }),
  )
  const ids = found.map(({ region }) => region.id)
  await tx.delete(regionRings).where(isOneOf(regionRings.regionId, ids))
  await insertRows(tx, regionRings, rows)
}
