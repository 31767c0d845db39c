import { bigint, boolean, date, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PlaceKind } from '../types.generated.ts'

/**
 * The number of places in each cell of the map, by kind and by the set of materials that they take.
 * `domain/map/grid.ts` defines levels, columns and rows. Permanently closed places aren't counted.
 */
export const mapCells = pgTable(
  'map_cells',
  {
    level: integer().notNull(),
    /** The column, counted eastward from the date line. */
    x: integer().notNull(),
    /** The row, counted southward. */
    y: integer().notNull(),
    kind: text().$type<PlaceKind>().notNull(),
    /** The ids of the materials that each of the places takes, sorted. */
    materialIds: text().array().notNull(),
    count: integer().notNull(),
    /** The smallest id of the places. With a count of 1 it is the id of the only place. */
    placeId: text().notNull(),
    /** The sum of the latitudes; divided by `count` it is the mean. */
    latitudes: doublePrecision().notNull(),
    /** The sum of the longitudes. */
    longitudes: doublePrecision().notNull(),
    /** The rectangle around the places, in degrees. */
    south: doublePrecision().notNull(),
    west: doublePrecision().notNull(),
    north: doublePrecision().notNull(),
    east: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.x, table.y, table.kind, table.materialIds] })],
)

/**
 * Cells of the finest level in which a place was added, removed or changed since the last count. Triggers insert them,
 * and `refreshMapCells` counts them again.
 */
export const staleMapCells = pgTable('stale_map_cells', {
  cell: bigint({ mode: 'number' }).notNull(),
  /** The region of the changed place; null when only its materials changed. */
  regionId: text(),
})

/** The data that exists about places in a region, by kind and material. */
export const placeCoverage = pgTable(
  'place_coverage',
  {
    /** The region of the places: a neighbourhood, a district or a larger region. */
    regionId: text().notNull(),
    kind: text().$type<PlaceKind>().notNull(),
    /** Empty for places whose materials are unknown. */
    materialId: text().notNull(),
    /** Whether the data includes an inventory: an office's list of all its places. */
    hasInventory: boolean().notNull(),
    /** The latest day that any of the data is from. */
    updatedOn: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.regionId, table.kind, table.materialId] })],
)

export type MapCellRow = typeof mapCells.$inferSelect
