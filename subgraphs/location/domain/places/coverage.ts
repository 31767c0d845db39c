import { and, arrayContains, eq, inArray, max, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { dataSets, placeCoverage, places, type RegionRow, regions, sourceRecords } from '../../db/schema.ts'
import type { CoverageLevel } from '../../types.generated.ts'
import type { Coordinates } from '../geo/earth.ts'
import { regionAt } from '../regions/region-at.ts'
import { type PlaceFilter, validMaterialIds } from './filter.ts'

/** Of what there is data around a point. */
export interface Coverage {
  level: CoverageLevel
  region: RegionRow | null
  updatedOn: string | null
}

/**
 * How complete the data is about the places that a filter asks for, by kinds and materials, in the district around a point; in the
 * smallest region known to be around it, where that is larger.
 */
export async function coverageAt(db: Db, point: Coordinates, filter?: PlaceFilter | null): Promise<Coverage> {
  const region = await regionAt(db, point, 'DISTRICT')
  if (!region) return { level: 'NONE', region, updatedOn: null }
  const { kinds } = filter ?? {}
  const materialIds = filter?.materialIds && validMaterialIds(filter.materialIds)
  const asked = materialIds ? placeCoverage.materialId : kinds ? placeCoverage.kind : sql<string>`''`
  const rows = await db
    .select({
      asked,
      hasInventory: sql<boolean>`bool_or(${placeCoverage.hasInventory})`,
      updatedOn: max(placeCoverage.updatedOn),
    })
    .from(placeCoverage)
    .innerJoin(regions, eq(regions.id, placeCoverage.regionId))
    .where(
      and(
        isInOrAround(region),
        kinds ? inArray(placeCoverage.kind, [...kinds]) : undefined,
        materialIds ? inArray(placeCoverage.materialId, materialIds) : undefined,
      ),
    )
    .groupBy(sql`1`)
  const wanted = new Set<string>(materialIds ?? kinds ?? [])
  const whole = rows.filter(({ asked, hasInventory }) => hasInventory && wanted.has(asked))
  const isWhole = region.level === 'DISTRICT' && wanted.size > 0 && whole.length === wanted.size
  return {
    level: rows.length === 0 ? 'NONE' : isWhole ? 'COMPLETE' : 'PARTIAL',
    region,
    updatedOn:
      rows
        .map(({ updatedOn }) => updatedOn)
        .sort()
        .at(-1) ?? null,
  }
}

// Records of places in the region, in its parts, and in the city around a district: some addresses tell no more than that.
const isInOrAround = (region: RegionRow): SQL | undefined =>
  or(
    eq(regions.id, region.id),
    arrayContains(regions.ancestorIds, [region.id]),
    and(eq(regions.level, 'DISTRICT'), inArray(regions.id, region.ancestorIds)),
  )

/**
 * Works out anew of what there is data, in some regions or in all of them. Called at the end of whatever writes records.
 * @param regionIds the regions of places, as places have them
 */
export async function refreshCoverage(tx: Db, regionIds?: readonly string[]): Promise<void> {
  await tx.delete(placeCoverage).where(regionIds && inArray(placeCoverage.regionId, [...regionIds]))
  const { observedOn, readOn, materialIds } = sourceRecords
  const where = regionIds ? inArray(places.regionId, [...regionIds]) : sql`${places.regionId} is not null`
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
