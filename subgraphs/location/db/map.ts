import { bigint, boolean, date, doublePrecision, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { PlaceKind } from '../types.generated.ts'

/**
 * How many places of a kind that take the same materials lie in each cell of the map. The cells of a level are the tiles of web
 * maps at that zoom; a cell has four in it on the next level. Places closed for good aren't counted.
 */
export const mapCells = pgTable(
  'map_cells',
  {
    level: integer().notNull(),
    /** Columns from the date line eastward. */
    x: integer().notNull(),
    /** Rows from the north. */
    y: integer().notNull(),
    kind: text().$type<PlaceKind>().notNull(),
    /** Ids of all that each of the places takes, in order. */
    materialIds: text().array().notNull(),
    count: integer().notNull(),
    /** One of them; the one when there is but one. */
    placeId: text().notNull(),
    latitudes: doublePrecision().notNull(),
    longitudes: doublePrecision().notNull(),
    south: doublePrecision().notNull(),
    west: doublePrecision().notNull(),
    north: doublePrecision().notNull(),
    east: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.x, table.y, table.kind, table.materialIds] })],
)

/** Cells of the finest level in which places came, went or changed; triggers note them, `refreshMapCells` counts them anew. */
export const staleMapCells = pgTable('stale_map_cells', {
  cell: bigint({ mode: 'number' }).notNull(),
  /** Of the places; null for a change of what they take. */
  regionId: text(),
})

/** Of which places there is data in a region, by what the places are and take. */
export const placeCoverage = pgTable(
  'place_coverage',
  {
    /** The region of the places themselves: a neighbourhood, a district, or a larger one. */
    regionId: text().notNull(),
    kind: text().$type<PlaceKind>().notNull(),
    /** Empty for places of which isn't known what they take. */
    materialId: text().notNull(),
    /** Whether the list of an office is among the data. */
    hasInventory: boolean().notNull(),
    updatedOn: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.regionId, table.kind, table.materialId] })],
)

export type MapCellRow = typeof mapCells.$inferSelect
