import { and, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { nameInUse, type RegionName } from '../../../_shared/korea/region-names.ts'
import { grams, searchKey } from '../../../_shared/korea/search-key.ts'
import { type RegionNameKind, type RegionRow, regionNames, regionRings, regions } from '../../db/schema.ts'

/** A row of `region_names`, without the region. Only a name of its own is found by its parts. */
export function nameRow(kind: RegionNameKind, { text, changedOn }: RegionName) {
  const key = searchKey(text)
  return { kind, text, changedOn, searchKey: key, grams: kind === 'NAME' ? grams(key) : [] }
}

/** Everything that a neighbourhood can be found by. `around` are the Korean names of what it lies in. */
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

/** The Korean names of a region in a region of these names. */
export const withParentNames = (around: readonly RegionName[], nameKo: string): RegionName[] =>
  around.map(({ text, changedOn }) => ({ text: `${text} ${nameKo}`, changedOn }))

/** The Korean names of regions, alone and with those of the regions around them, by region. */
export async function koreanNames(db: Db, regionIds: readonly string[]): Promise<Map<string, RegionName[]>> {
  const rows = await db
    .select()
    .from(regionNames)
    .where(inArray(regionNames.regionId, [...regionIds]))
  const names = new Map<string, RegionName[]>()
  for (const { regionId, kind, text, changedOn } of rows) {
    if (kind === 'CODE' || !/\p{Script=Hangul}/u.test(text)) continue
    const known = names.get(regionId)
    if (known) known.push({ text, changedOn })
    else names.set(regionId, [{ text, changedOn }])
  }
  return names
}

/** Writes down all the names of regions anew but for codes, which are added to those that are there. */
export async function writeNames(tx: Db, rows: readonly (typeof regionNames.$inferInsert)[]): Promise<void> {
  const ids = [...new Set(rows.map(({ regionId }) => regionId))]
  await tx.delete(regionNames).where(and(inArray(regionNames.regionId, ids), ne(regionNames.kind, 'CODE')))
  await addNames(tx, rows)
}

/** Adds names that aren't there yet. They come as one parameter: PostgreSQL takes 65,535, and building texts of so many is slow. */
export async function addNames(tx: Db, rows: readonly (typeof regionNames.$inferInsert)[]): Promise<void> {
  await tx.execute(sql`
    insert into ${regionNames} (region_id, kind, search_key, text, changed_on, grams)
    select "regionId", kind, "searchKey", text, "changedOn", grams
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as name ("regionId" text, kind text, "searchKey" text, text text, "changedOn" date, grams text[])
    on conflict do nothing`)
}

/** Lets PostgreSQL count what an import has brought, so that it doesn't plan searches for a hundredth of it until it finds time. */
export const analyzeRegions = (tx: Db) =>
  tx.execute(sql`analyze ${regions}, ${regionNames}, ${regionRings}`).then(() => {})
