import { arrayOverlaps, or } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { type ByIds, prepared } from '../../../_shared/prepared-queries.ts'
import { type RegionRow, regions } from '../../db/schema.ts'

/** A region, and the regions that contain it. */
export interface RegionPath {
  region: RegionRow
  /** The region itself first, the country last. */
  enclosingIds: string[]
}

/**
 * For each id the region itself and the regions that contain it, smallest first and the country last; null for an
 * unknown region. Facts are published for districts, so a neighbourhood resolves to its district.
 */
export const enclosingRegions = async (db: Db, ids: readonly string[]): Promise<(string[] | null)[]> =>
  (await regionPaths(db, ids)).map((path) => (path === null ? null : aboveNeighbourhoods(path)))

const aboveNeighbourhoods = ({ region, enclosingIds }: RegionPath): string[] =>
  enclosingIds.slice(region.kind === 'VILLAGE' ? 2 : region.kind ? 1 : 0)

/**
 * For each id the region and those that contain it; null for an unknown region. A neighbourhood that was not imported
 * resolves to its district, and a former id to the region's current id.
 */
export async function regionPaths(db: Db, ids: readonly string[]): Promise<(RegionPath | null)[]> {
  const candidates = new Set(ids.filter((id) => hasPrefix('reg', id)).flatMap((id) => [id, districtOf(id) ?? id]))
  if (candidates.size === 0) return ids.map(() => null)
  const rows = await regionsByAnyId(db, { ids: [...candidates] })
  const paths = new Map<string, RegionPath>()
  for (const region of rows) {
    const path = { region, enclosingIds: [...region.ancestorIds, region.id].reverse() }
    for (const known of [region.id, ...region.formerIds]) paths.set(known, path)
  }
  return ids.map((id) => paths.get(id) ?? paths.get(districtOf(id) ?? '') ?? null)
}

const regionsByAnyId = prepared((db, { ids }: ByIds) =>
  db
    .select()
    .from(regions)
    .where(or(isOneOf(regions.id, ids), arrayOverlaps(regions.formerIds, ids))),
)

/**
 * The id of a neighbourhood's district, taken from the first five digits of the neighbourhood's id; null for other ids.
 */
function districtOf(id: string): string | null {
  const [, district] = /^reg_(\d{5})(?:\d{5}|-\d{7})$/.exec(id) ?? []
  return district ? `reg_${district}00000` : null
}
