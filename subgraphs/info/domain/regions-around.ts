import { inArray } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { hasPrefix } from '../../_shared/ids.ts'
import { regions } from '../db/schema.ts'

/** For each region itself and those around it, the smallest first and the country last; null for one that isn't known. */
export async function regionsAround(db: Db, ids: readonly string[]): Promise<(string[] | null)[]> {
  const possible = [...new Set(ids)].filter((id) => hasPrefix('reg', id))
  const rows = await db.select().from(regions).where(inArray(regions.id, possible))
  const around = new Map(rows.map(({ id, ancestorIds }) => [id, [...ancestorIds, id].reverse()]))
  return ids.map((id) => around.get(id) ?? null)
}
