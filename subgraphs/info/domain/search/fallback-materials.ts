import { count, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import { itemDropOffMaterials, type MaterialRow, materials } from '../../db/schema.ts'

/** How many materials are offered when no item fits. */
const offered = 5

/**
 * Materials to choose from when no item fits: first those whose name has something of what was typed, the most alike first,
 * then the most general ones, those of most items.
 */
export async function fallbackMaterials(db: Db, typed: string): Promise<MaterialRow[]> {
  const itemCount = count(itemDropOffMaterials.itemId)
  const rows = await db
    .select(getTableColumns(materials))
    .from(materials)
    .leftJoin(itemDropOffMaterials, eq(itemDropOffMaterials.materialId, materials.id))
    .groupBy(materials.id)
    .orderBy(desc(itemCount), materials.position)
  const pairs = new Set(bigrams(searchKey(typed)))
  return rows
    .map((row) => ({ row, likeness: Math.max(share(row.nameKo, pairs), share(row.nameEn, pairs)) }))
    .sort((one, two) => two.likeness - one.likeness)
    .slice(0, offered)
    .map(({ row }) => row)
}

// How much of one of a name's words is in what was typed, from 0 to 1. Less than half is chance.
function share(name: string, pairs: ReadonlySet<string>): number {
  const shares = name.split(' ').map((word) => {
    const own = bigrams(searchKey(word))
    return own.filter((pair) => pairs.has(pair)).length / own.length
  })
  const best = Math.max(...shares)
  return best < 0.5 ? 0 : best
}
