import { count, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { bigrams, searchKey } from '../../../_shared/korea/search-key.ts'
import { prepared } from '../../../_shared/prepared-queries.ts'
import { itemDropOffMaterials, type MaterialRow, materials } from '../../db/schema.ts'

/** Number of materials to offer if no item matches. */
const fallbackCount = 5

/**
 * Materials to choose from if no item matches: first those whose names resemble the search text, most similar first,
 * then the most general ones, which have the most items.
 */
export async function fallbackMaterials(db: Db, searchText: string): Promise<MaterialRow[]> {
  const rows = await materialsByItemCount(db)
  const pairs = new Set(bigrams(searchKey(searchText)))
  return rows
    .map((row) => ({ row, similarity: Math.max(similarityOf(row.nameKo, pairs), similarityOf(row.nameEn, pairs)) }))
    .sort((one, two) => two.similarity - one.similarity)
    .slice(0, fallbackCount)
    .map(({ row }) => row)
}

const materialsByItemCount = prepared((db) => {
  const itemCount = count(itemDropOffMaterials.itemId)
  return db
    .select(getTableColumns(materials))
    .from(materials)
    .leftJoin(itemDropOffMaterials, eq(itemDropOffMaterials.materialId, materials.id))
    .groupBy(materials.id)
    .orderBy(desc(itemCount), materials.position)
})

// The share of letter pairs of the name's best word that the search text contains, from 0 to 1. Less than half counts
// as chance: 0.
function similarityOf(name: string, pairs: ReadonlySet<string>): number {
  const shares = name.split(' ').map((word) => {
    const own = bigrams(searchKey(word))
    return own.filter((pair) => pairs.has(pair)).length / own.length
  })
  const best = Math.max(...shares)
  return best < 0.5 ? 0 : best
}
