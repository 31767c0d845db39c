import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { lockTransaction } from '../../../_shared/advisory-locks.ts'
import type { Db } from '../../../_shared/db.ts'
import { mapCells, placeMaterials, places, staleMapCells } from '../../db/schema.ts'
import { cellsAcross, levelMax, levelMin } from './grid.ts'

/** The aggregates of a cell's places, for the `select` of a query that groups places by cell. */
export const cellAggregates = sql`count(*)::int as count, min(id) as place_id,
  sum(latitude) as latitudes, sum(longitude) as longitudes,
  min(latitude) as south, min(longitude) as west, max(latitude) as north, max(longitude) as east`

/**
 * Counts the cells again that triggers marked as stale. Every function that writes places calls it last. Concurrent
 * calls wait for each other until commit.
 * @returns the ids of the regions that the places in these cells have or had
 */
export const refreshMapCells = (db: Db): Promise<string[]> =>
  db.transaction(async (tx) => {
    await lockTransaction(tx, 'mapCells')
    await tx.execute(sql`create temporary table touched_cells on commit drop as
      with stale as (delete from ${staleMapCells} returning cell, region_id)
      select distinct cell, region_id, (cell / ${across})::int as x, (cell % ${across})::int as y from stale`)
    await tx.execute(sql`analyze touched_cells`)
    await replaceLevel(tx, levelMax, countPlaces(sql`${places.cell} in (select cell from touched_cells)`))
    for (let level = levelMax - 1; level >= levelMin; level -= 1) await replaceLevel(tx, level, sumChildren(level))
    const touched = await tx.execute<{ id: string }>(sql`
      select region_id as id from touched_cells where region_id is not null
      union select ${places.regionId} from ${places}
      where ${places.cell} in (select cell from touched_cells) and ${places.regionId} is not null`)
    await tx.execute(sql`drop table touched_cells`)
    return touched.map(({ id }) => id)
  })

const across = sql.raw(String(cellsAcross(levelMax)))

async function replaceLevel(tx: Db, level: number, cells: SQL): Promise<void> {
  await tx.execute(sql`delete from ${mapCells} using (${touchedCellsAt(level)}) as touched
    where ${mapCells.level} = ${level} and ${mapCells.x} = touched.x and ${mapCells.y} = touched.y`)
  await tx.execute(sql`insert into ${mapCells}
    (level, x, y, kind, material_ids, count, place_id, latitudes, longitudes, south, west, north, east) ${cells}`)
}

const touchedCellsAt = (level: number): SQL => {
  const shift = levelMax - level
  return sql`select distinct x >> ${shift}::int as x, y >> ${shift}::int as y from touched_cells`
}

/** Cells of the finest level, counted from places. */
const countPlaces = (condition: SQL): SQL => sql`
  select ${sql.raw(String(levelMax))}, (cell / ${across})::int, (cell % ${across})::int, kind, material_ids, ${cellAggregates}
  from (${placesToCount(condition)}) as places group by cell, kind, material_ids`

/** The places that cells count, with their sorted materials. */
const placesToCount = (condition: SQL): SQL => sql`
  select id, cell, kind, latitude, longitude, array(
    select material_id from ${placeMaterials} where ${placeMaterials.placeId} = ${places.id} order by 1) as material_ids
  from ${places} where ${and(ne(places.status, 'PERMANENTLY_CLOSED'), eq(places.access, 'PUBLIC'), condition)}`

/** The cells of a level, each summed from the four cells of the next level in it. */
function sumChildren(level: number): SQL {
  const { x, y, kind, materialIds } = mapCells
  return sql`select ${level}::int, touched.x, touched.y, ${kind}, ${materialIds}, sum(count)::int, min(place_id),
      sum(latitudes), sum(longitudes), min(south), min(west), max(north), max(east)
    from (${touchedCellsAt(level)}) as touched
    cross join (values (0, 0), (0, 1), (1, 0), (1, 1)) as quarter (dx, dy)
    join ${mapCells} on ${mapCells.level} = ${level + 1}::int
      and ${x} = touched.x * 2 + quarter.dx and ${y} = touched.y * 2 + quarter.dy
    group by touched.x, touched.y, ${kind}, ${materialIds}`
}
