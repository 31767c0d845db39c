import { inArray } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { regions } from '../db/schema.ts'

/** For each region itself and those around it, the smallest first and without the country; null for one that isn't known. */
export async function regionsAround(db: Db, ids: readonly string[]): Promise<(string[] | null)[]> {
  const possible = ids.filter((id) => hasPrefix('reg', id))
  const rows = await db.select().from(regions).where(inArray(regions.id, possible))
  // The country has nothing around it. What it says is said without a region.
  const around = new Map(rows.map(({ id, ancestorIds }) => [id, [...ancestorIds, id].slice(1).reverse()]))
  return ids.map((id) => around.get(id) ?? null)
}
