import { and, arrayContains, eq, max, or, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { preparedWithParts } from '../../../_shared/prepared-queries.ts'
import { dataSets, placeCoverage, places, type RegionRow, regions, sourceRecords } from '../../db/schema.ts'
import type { CoverageLevel } from '../../types.generated.ts'
import type { Coordinates } from '../geo/earth.ts'
import { regionAt } from '../regions/region-at.ts'
import { type PlaceFilter, validMaterialIds } from './filter.ts'

/** The completeness of the data about places around a point. */
export interface Coverage {
  level: CoverageLevel
  /** The region that the level applies to; null outside the covered area. */
  region: RegionRow | null
  /** The latest day that the data is from; null without data. */
  updatedOn: string | null
}

/**
 * The completeness of the data about the kinds and materials of a filter in the district around a point, or in a larger
 * region where the district is unknown. A district is `COMPLETE` when an inventory covers each of the requested
 * materials (or kinds), `PARTIAL` when there is any data, and `NONE` otherwise. Data sets are marked as inventories in
 * `reference/data-sets.csv`.
 */
export async function coverageAt(db: Db, point: Coordinates, filter?: PlaceFilter | null): Promise<Coverage> {
  const region = await regionAt(db, point, 'DISTRICT')
  if (!region) return { level: 'NONE', region, updatedOn: null }
  const { kinds } = filter ?? {}
  const materialIds = filter?.materialIds && validMaterialIds(filter.materialIds)
  const column = materialIds ? placeCoverage.materialId : kinds ? placeCoverage.kind : sql`''`
  const rows = await coverageOf(db, {
    requested: sql<string>`${column}`,
    condition: and(
      isInOrAround(region),
      kinds ? isOneOf(placeCoverage.kind, kinds) : undefined,
      materialIds ? isOneOf(placeCoverage.materialId, materialIds) : undefined,
    ),
  })
  const requestedKeys = new Set<string>(materialIds ?? kinds ?? [])
  const inventoried = rows.filter(({ requested, hasInventory }) => hasInventory && requestedKeys.has(requested))
  const isComplete = region.level === 'DISTRICT' && requestedKeys.size > 0 && inventoried.length === requestedKeys.size
  return {
    level: rows.length === 0 ? 'NONE' : isComplete ? 'COMPLETE' : 'PARTIAL',
    region,
    updatedOn:
      rows
        .map(({ updatedOn }) => updatedOn)
        .sort()
        .at(-1) ?? null,
  }
}

const coverageOf = preparedWithParts(
  (db, { requested, condition }: { requested: SQL<string>; condition: SQL | undefined }) =>
    db
      .select({
        requested,
        hasInventory: sql<boolean>`bool_or(${placeCoverage.hasInventory})`,
        updatedOn: max(placeCoverage.updatedOn),
      })
      .from(placeCoverage)
      .innerJoin(regions, eq(regions.id, placeCoverage.regionId))
      .where(condition)
      .groupBy(sql`1`),
)

// The region, its parts, and the city around a district: some addresses name only the city.
const isInOrAround = (region: RegionRow): SQL | undefined =>
  or(
    eq(regions.id, region.id),
    arrayContains(regions.ancestorIds, [region.id]),
    and(eq(regions.level, 'DISTRICT'), isOneOf(regions.id, region.ancestorIds)),
  )

/**
 * Recomputes `place_coverage`. Every function that writes records calls it last.
 * @param regionIds values of `places.region_id`; all regions by default
 */
export async function refreshCoverage(tx: Db, regionIds?: readonly string[]): Promise<void> {
  await tx.delete(placeCoverage).where(regionIds && isOneOf(placeCoverage.regionId, regionIds))
  const { observedOn, readOn, materialIds } = sourceRecords
  const where = regionIds ? isOneOf(places.regionId, regionIds) : sql`${places.regionId} is not null`
  await tx.execute(sql`
    insert into ${placeCoverage} (region_id, kind, material_id, has_inventory, updated_on)
    select ${places.regionId}, ${places.kind}, coalesce(material_id, ''),
      bool_or(${dataSets.isInventory}), max(coalesce(${observedOn}, ${readOn}))
    from ${sourceRecords}
    join ${places} on ${places.id} = ${sourceRecords.placeId}
    join ${dataSets} on ${dataSets.id} = ${sourceRecords.dataSet}
    left join lateral unnest(${materialIds}) as material_id on true
    where ${where} group by 1, 2, 3`)
}
