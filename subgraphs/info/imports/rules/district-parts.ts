import { isNotNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { regions } from '../../db/schema.ts'
import { readRegions } from '../../reference/regions.ts'
import type { Part } from './area-names.ts'

/** The names of a district and of those that contain it, and what lies inside: its neighbourhoods, and districts of a city. */
export interface District {
  names: string[]
  parts: Part[]
}

/** The districts, cities and provinces without districts, by id. */
export async function readDistricts(db: Db): Promise<Map<string, District>> {
  const names = new Map(readRegions().map((region) => [region.id, region.names.flatMap((name) => name.split(' '))]))
  const { id, nameKo, kind, ancestorIds, overlapIds } = regions
  const rows = await db
    .select({ id, nameKo, kind, ancestorIds, overlapIds })
    .from(regions)
    .where(or(isNotNull(kind), sql`cardinality(${ancestorIds}) > 2`))
  const districts = new Map<string, District>([...names].map(([key, list]) => [key, { names: list, parts: [] }]))
  // The first ancestor is the country.
  for (const row of rows) for (const ancestor of row.ancestorIds.slice(1)) districts.get(ancestor)?.parts.push(row)
  return districts
}
