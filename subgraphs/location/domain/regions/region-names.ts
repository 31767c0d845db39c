import { and, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { nameInUse, type RegionName } from '../../../_shared/korea/region-names.ts'
import { grams, searchKey } from '../../../_shared/korea/search-key.ts'
import { isOneOf } from '../../../_shared/one-of.ts'
import { type RegionNameKind, type RegionRow, regionNames, regionRings, regions } from '../../db/schema.ts'

/** A row for `region_names`, without the region. Only the kind `NAME` can be found by parts of the name. */
export function nameRow(kind: RegionNameKind, { text, changedOn }: RegionName) {
  const key = searchKey(text)
  return { kind, text, changedOn, searchKey: key, grams: kind === 'NAME' ? grams(key) : [] }
}

/**
 * The rows for `region_names` of a neighbourhood: its codes, its names, and its names after those of its parent.
 * @param around the Korean names of the parent region
 */
export function neighbourhoodNames(
  region: Pick<RegionRow, 'id' | 'nameKo' | 'nameEn' | 'fullNameKo' | 'fullNameEn'>,
  around: readonly RegionName[],
  codes: readonly string[],
) {
  const rows = [
    ...codes.map((code) => nameRow('CODE', nameInUse(code))),
    nameRow('NAME', nameInUse(region.nameKo)),
    ...(region.nameEn
      ? [nameRow('NAME', nameInUse(region.nameEn)), nameRow('FULL_NAME', nameInUse(region.fullNameEn))]
      : []),
    ...withParentNames(around, region.nameKo).map((name) => nameRow('FULL_NAME', name)),
  ]
  return [...new Map(rows.map((row) => [`${row.kind} ${row.searchKey}`, { regionId: region.id, ...row }])).values()]
}

/** The full Korean names of a region: its name after each name of its parent. */
export const withParentNames = (around: readonly RegionName[], nameKo: string): RegionName[] =>
  around.map(({ text, changedOn }) => ({ text: `${text} ${nameKo}`, changedOn }))

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

/** Replaces all names of regions. Codes are only added; existing ones stay. */
export async function writeNames(tx: Db, rows: readonly (typeof regionNames.$inferInsert)[]): Promise<void> {
  const ids = [...new Set(rows.map(({ regionId }) => regionId))]
  await tx.delete(regionNames).where(and(isOneOf(regionNames.regionId, ids), ne(regionNames.kind, 'CODE')))
  await addNames(tx, rows)
}

/**
 * Adds the names that don't exist yet. All rows are one JSON parameter: PostgreSQL accepts 65,535 parameters at most,
 * and building statements with thousands of them is slow.
 */
export async function addNames(tx: Db, rows: readonly (typeof regionNames.$inferInsert)[]): Promise<void> {
  await tx.execute(sql`
    insert into ${regionNames} (region_id, kind, search_key, text, changed_on, grams)
    select "regionId", kind, "searchKey", text, "changedOn", grams
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as name ("regionId" text, kind text, "searchKey" text, text text, "changedOn" date, grams text[])
    on conflict do nothing`)
}

/**
 * Updates PostgreSQL's statistics after an import. Otherwise it plans searches for a hundredth of the rows until
 * autovacuum analyses the tables.
 */
export const analyzeRegions = (tx: Db) =>
  tx.execute(sql`analyze ${regions}, ${regionNames}, ${regionRings}`).then(() => {})
