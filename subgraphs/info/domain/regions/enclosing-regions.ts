import { arrayOverlaps, or } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { regions } from '../../db/schema.ts'

/**
 * For each id the region itself and the regions that contain it, smallest first and the country last; null for an
 * unknown region. The tree ends at districts: a neighbourhood resolves to its district, and a former id to the region's
 * current id.
 */
export async function enclosingRegions(db: Db, ids: readonly string[]): Promise<(string[] | null)[]> {
  const candidates = new Set(ids.filter((id) => hasPrefix('reg', id)).flatMap((id) => [id, districtOf(id) ?? id]))
  if (candidates.size === 0) return ids.map(() => null)
  const rows = await db
    .select()
    .from(regions)
    .where(or(isOneOf(regions.id, candidates), arrayOverlaps(regions.formerIds, [...candidates])))
  const enclosing = new Map<string, string[]>()
  for (const { id, formerIds, ancestorIds } of rows)
    for (const known of [id, ...formerIds]) enclosing.set(known, [...ancestorIds, id].reverse())
  return ids.map((id) => enclosing.get(id) ?? enclosing.get(districtOf(id) ?? '') ?? null)
}

/**
 * The id of a neighbourhood's district, taken from the first five digits of the neighbourhood's id; null for other ids.
 */
function districtOf(id: string): string | null {
  const [, district] = /^reg_(\d{5})(?:\d{5}|-\d{7})$/.exec(id) ?? []
  return district ? `reg_${district}00000` : null
}
