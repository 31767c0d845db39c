import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { regions } from '../../db/schema.ts'
import { type BBox, enclosingBBox } from '../geo/rings.ts'

/**
 * Sets the bounds of regions without their own boundary, such as a city with districts, to the rectangle around their
 * parts. A region with a part of unknown bounds keeps null.
 */
export async function completeBounds(tx: Db): Promise<void> {
  const { id, parentId, ancestorIds, bounds, boundaryHash } = regions
  const rows = await tx
    .select({ id, parentId, ancestorIds, bounds, boundaryHash })
    .from(regions)
    .where(and(ne(regions.level, 'NEIGHBORHOOD'), isNull(regions.abolishedOn)))
  const known = new Map(rows.map((row) => [row.id, row.boundaryHash ? boundsIn(row.bounds) : undefined]))
  const smallestFirst = rows.toSorted((a, b) => b.ancestorIds.length - a.ancestorIds.length)
  for (const row of smallestFirst) {
    if (row.boundaryHash) continue
    const parts = rows.filter((part) => part.parentId === row.id).map((part) => known.get(part.id))
    const whole = parts.flatMap((part) => (part ? [part] : []))
    if (parts.length === 0 || whole.length < parts.length) continue
    const around = enclosingBBox(whole)
    known.set(row.id, around)
    await tx
      .update(regions)
      .set({ bounds: [...around] })
      .where(eq(id, row.id))
  }
}

function boundsIn(bounds: readonly number[] | null): BBox | undefined {
  const [west, south, east, north] = bounds ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined
  return [west, south, east, north]
}
