import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { lockTransaction } from '../../_shared/advisory-locks.ts'
import type { Db } from '../../_shared/db.ts'
import { grams, searchKey } from '../../_shared/korea/search-key.ts'
import { loadReferenceOnce } from '../../_shared/reference-data.ts'
import { places, regionNames, regions } from '../db/schema.ts'
import { addressKey, firstKeys } from '../domain/places/keys.ts'

/** Raise it when `searchKey` or `addressKey` changes: the next start then writes the stored keys again. */
const keysVersion = 1

// Texts of other characters keep their keys whatever the rules for compatibility characters say.
const mayChange = (text: unknown) => sql`${text} !~ '^[ -~가-힣]*$'`

/**
 * Updates the keys of places and of regions' names that were stored under earlier rules. A key is a function of its
 * text; applied to an earlier key it gives the same, so that the text isn't needed. `search_key` of places is a
 * generated column, which migrations update.
 */
export const updateStoredKeys = (db: Db): Promise<void> =>
  loadReferenceOnce(db, { name: 'stored-keys', version: keysVersion, files: [] }, async (tx) => {
    await lockTransaction(tx, 'imports')
    await updateNameKeys(tx)
    await updateAddressKeys(tx)
    await updateRegionNames(tx)
  })

async function updateNameKeys(tx: Db): Promise<void> {
  const rows = await tx.select({ id: places.id, key: places.nameKey }).from(places).where(mayChange(places.nameKey))
  const changes = rows.map(({ id, key }) => [id, searchKey(key)])
  await tx.execute(sql`
    update ${places} set name_key = change ->> 1 from json_array_elements(${JSON.stringify(changes)}::json) as change
    where ${places.id} = change ->> 0 and name_key <> change ->> 1`)
}

// Places that moderators added have no address key; the others have the key of their street.
async function updateAddressKeys(tx: Db): Promise<void> {
  const rows = await tx
    .select({ id: places.id, street: sql<string>`${places.street}`, key: places.addressKey, region: regions })
    .from(places)
    .innerJoin(regions, eq(regions.id, places.regionId))
    .where(and(isNotNull(places.street), mayChange(places.street)))
  const changes = rows
    .filter(({ street, key, region }) => firstKeys('', region, street).addressKey === key)
    .map(({ id, street, region }) => [id, addressKey(region, street)])
  await tx.execute(sql`
    update ${places} set address_key = change ->> 1 from json_array_elements(${JSON.stringify(changes)}::json) as change
    where ${places.id} = change ->> 0 and address_key is distinct from change ->> 1`)
}

async function updateRegionNames(tx: Db): Promise<void> {
  const rows = await tx.select().from(regionNames).where(mayChange(regionNames.searchKey))
  for (const row of rows) {
    const key = searchKey(row.searchKey)
    if (key === row.searchKey) continue
    await tx
      .delete(regionNames)
      .where(
        and(
          eq(regionNames.regionId, row.regionId),
          eq(regionNames.kind, row.kind),
          eq(regionNames.searchKey, row.searchKey),
        ),
      )
    const changed = { ...row, searchKey: key, grams: row.kind === 'NAME' ? grams(key) : [] }
    await tx.insert(regionNames).values(changed).onConflictDoNothing()
  }
}
