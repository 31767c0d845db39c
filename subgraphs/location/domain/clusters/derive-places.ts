import { sql } from 'drizzle-orm'
import type { Db } from '../../../_shared/db.ts'
import { sourceRecords } from '../../db/schema.ts'
import { refreshMapCells } from '../map/cells.ts'
import { refreshCoverage } from '../places/coverage.ts'
import { assignIds } from './assign-ids.ts'
import { clusterRecords } from './cluster.ts'
import { emptyChanges, noteBlock, type PlaceChanges, writeChanges } from './place-changes.ts'
import { noteLeft, readBlock } from './read-block.ts'

/** How many records are worked on before their changes are written. */
const flushRecords = 2_000

/**
 * Works out the places of each block in which `touched_rows` has a record, from all records that are part of the data. So the map
 * is the same whatever files the records came in, and in whatever order.
 */
export async function derivePlaces(tx: Db, dataSet: string, day: string): Promise<void> {
  await tx.execute(sql`
    update ${sourceRecords} set former_place_id = place_id, place_id = null, leads = false
    where data_set = ${dataSet} and retired_on is not null and place_id is not null
      and key in (select key from touched_rows)`)
  await placeFixedRecords(tx)
  const blocks = await dirtyBlocks(tx, dataSet)
  if (blocks.length === 0) return
  await tx.execute(sql`analyze ${sourceRecords}`)
  await noteLeft(tx, dataSet)
  let changes = emptyChanges()
  let size = 0
  for (const block of blocks) {
    const found = await readBlock(tx, block, dataSet)
    const clustering = clusterRecords(found.records)
    const ids = assignIds(clustering.clusters, (id) => found.elsewhere.has(id))
    noteBlock(changes, { ...clustering, ids, block: found, day })
    size += found.records.length
    if (size < flushRecords) continue
    await writeChanges(tx, changes, day)
    changes = emptyChanges()
    size = 0
  }
  await writeChanges(tx, changes satisfies PlaceChanges, day)
  await tx.execute(sql`drop table left_places`)
  await refreshMapCells(tx)
  await refreshCoverage(tx)
}

async function dirtyBlocks(tx: Db, dataSet: string): Promise<string[]> {
  const rows = await tx.execute<{ block: string }>(sql`
    select region as block from touched_rows where region is not null
    union
    select block from touched_rows join ${sourceRecords} using (key) where data_set = ${dataSet} and block is not null
    order by 1`)
  return rows.map(({ block }) => block)
}

// Records that aren't from files lie where their places do.
const placeFixedRecords = (tx: Db) =>
  tx.execute(sql`
    update ${sourceRecords} as record
    set block = coalesce(region.ancestor_ids[3], region.id, place.country_code || ' ' || floor(place.latitude) || ' ' || floor(place.longitude))
    from places as place left join regions as region on region.id = place.region_id
    where record.facts is null and record.place_id = place.id and record.block is distinct from
      coalesce(region.ancestor_ids[3], region.id, place.country_code || ' ' || floor(place.latitude) || ' ' || floor(place.longitude))`)
