import { sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import type { Db } from '../../../_shared/db.ts'
import { insertRows } from '../../../_shared/insert-rows.ts'
import { nameInUse, type RegionName } from '../../../_shared/korea/region-names.ts'
import { grams, searchKey } from '../../../_shared/korea/search-key.ts'
import { type RegionNameKind, type RegionRow, regionNames, regionRings, regions } from '../../db/schema.ts'

/** A row for `region_names`, without the region. Only the kind `NAME` can be found by parts of the name. */
export function nameRow(kind: RegionNameKind, { text, changedOn }: RegionName) {
  const key = searchKey(text)
  return { kind, text, changedOn, searchKey: key, grams: kind === 'NAME' ? grams(key) : [] }
}

/**
 * The rows for `region_names` of a neighbourhood: its codes, its names, and its names after those of its parent.
 * @param parentNames the Korean names of the parent region
 */
export function neighbourhoodNames(
  region: Pick<RegionRow, 'id' | 'nameKo' | 'nameEn' | 'fullNameKo' | 'fullNameEn'>,
  parentNames: readonly RegionName[],
  codes: readonly string[],
) {
  const rows = [
    ...codes.map((code) => nameRow('CODE', nameInUse(code))),
    nameRow('NAME', nameInUse(region.nameKo)),
    ...(region.nameEn
      ? [nameRow('NAME', nameInUse(region.nameEn)), nameRow('FULL_NAME', nameInUse(region.fullNameEn))]
      : []),
    ...withParentNames(parentNames, region.nameKo).map((name) => nameRow('FULL_NAME', name)),
  ]
  return [...new Map(rows.map((row) => [`${row.kind} ${row.searchKey}`, { regionId: region.id, ...row }])).values()]
}

/** The full Korean names of a region: its name after each name of its parent. */
export const withParentNames = (parentNames: readonly RegionName[], nameKo: string): RegionName[] =>
  parentNames.map(({ text, changedOn }) => ({ text: `${text} ${nameKo}`, changedOn }))

/** The Korean names and full names of regions, by region id. */
export async function koreanNames(db: Db, regionIds: readonly string[]): Promise<Map<string, RegionName[]>> {
  const rows = await db.select().from(regionNames).where(isOneOf(regionNames.regionId, regionIds))
  const names = new Map<string, RegionName[]>()
  for (const { regionId, kind, text, changedOn } of rows) {
    if (kind === 'CODE' || !/\p{Script=Hangul}/u.test(text)) continue
    const known = names.get(regionId)
    if (known) known.push({ text, changedOn })
    else names.set(regionId, [{ text, changedOn }])
  }
  return names
}

type NameRow = typeof regionNames.$inferInsert

/** Replaces all names of regions. Codes are only added; existing ones stay, and so do rows that are the same. */
export async function writeNames(tx: Db, rows: readonly NameRow[]): Promise<void> {
  const { regionId, kind, searchKey, text, changedOn } = regionNames
  const ids = [...new Set(rows.map((row) => row.regionId))]
  const stored = await tx
    .select({ regionId, kind, searchKey, text, changedOn })
    .from(regionNames)
    .where(isOneOf(regionId, ids))
  const [isStored, isListed] = [new Set(stored.map(keyOf)), new Set(rows.map(keyOf))]
  await deleteNames(
    tx,
    stored.filter((row) => row.kind !== 'CODE' && !isListed.has(keyOf(row))),
  )
  await addNames(
    tx,
    rows.filter((row) => !isStored.has(keyOf(row))),
  )
}

const keyOf = ({ regionId, kind, searchKey, text, changedOn = null }: Omit<NameRow, 'grams'>): string =>
  JSON.stringify([regionId, kind, searchKey, text, changedOn])

async function deleteNames(tx: Db, rows: readonly Omit<NameRow, 'grams'>[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map(({ regionId, kind, searchKey }) => ({ region_id: regionId, kind, search_key: searchKey }))
  await tx.execute(sql`
    delete from ${regionNames} as old
    using json_to_recordset(${JSON.stringify(records)}::json) as name (region_id text, kind text, search_key text)
    where old.region_id = name.region_id and old.kind = name.kind and old.search_key = name.search_key`)
}

/** Adds the names that don't exist yet. */
export const addNames = (tx: Db, rows: readonly NameRow[]): Promise<void> =>
  insertRows(tx, regionNames, rows, {
    target: [regionNames.regionId, regionNames.kind, regionNames.searchKey],
  })

/**
 * Updates PostgreSQL's statistics after an import. Otherwise it plans searches for a hundredth of the rows until
 * autovacuum analyses the tables.
 */
export const analyzeRegions = (tx: Db) =>
  tx.execute(sql`analyze ${regions}, ${regionNames}, ${regionRings}`).then(() => {})
