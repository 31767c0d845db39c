import { arrayOverlaps, inArray, or } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { regions } from '../../db/schema.ts'

/**
 * For each region itself and those around it, the smallest first and the country last; null for one that isn't known. The tree
 * ends with districts: a neighbourhood is its district, and a former code is the region of today.
 */
export async function regionsAround(db: Db, ids: readonly string[]): Promise<(string[] | null)[]> {
  const possible = new Set(ids.filter((id) => hasPrefix('reg', id)).flatMap((id) => [id, districtOf(id) ?? id]))
  if (possible.size === 0) return ids.map(() => null)
  const rows = await db
    .select()
    .from(regions)
    .where(or(inArray(regions.id, [...possible]), arrayOverlaps(regions.formerIds, [...possible])))
  const around = new Map<string, string[]>()
  for (const { id, formerIds, ancestorIds } of rows)
    for (const known of [id, ...formerIds]) around.set(known, [...ancestorIds, id].reverse())
  return ids.map((id) => around.get(id) ?? around.get(districtOf(id) ?? '') ?? null)
}

/** The id of the district that a neighbourhood's id tells: the first five digits are the district's own. */
function districtOf(id: string): string | null {
  const [, district] = /^reg_(\d{5})(?:\d{5}|-\d{7})$/.exec(id) ?? []
  return district ? `reg_${district}00000` : null
}
