import { sql } from 'drizzle-orm'
import { type AnyPgColumn, date, doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { RegionLevel } from '../types.generated.ts'
import { box, polygon, position } from './column-types.ts'

/**
 * Administrative regions: the country, its provinces, their districts, districts inside large cities, neighbourhoods,
 * and villages inside townships. Abolished regions are included when the day of their abolition is known.
 */
export const regions = pgTable(
  'regions',
  {
    id: text().primaryKey(),
    officialCode: text().notNull().unique('regions_official_code_unique'),
    level: text().$type<RegionLevel>().notNull(),
    parentId: text().references((): AnyPgColumn => regions.id),
    /** The ids of all regions that contain it, the country first. */
    ancestorIds: text().array().notNull(),
    nameKo: text().notNull(),
    /** Null when nobody publishes an English name. */
    nameEn: text(),
    fullNameKo: text().notNull(),
    /** Contains Korean names where there is no English one. */
    fullNameEn: text().notNull(),
    countryCode: text().notNull(),
    timeZone: text().notNull(),
    /** The label point; null for a neighbourhood without a boundary. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    pos: position(),
    /**
     * West, south, east and north of its boundary, or of the boundaries of all its parts; null when one of them is
     * missing.
     */
    bounds: doublePrecision().array(),
    /** The hash of the imported boundary; null without one. */
    boundaryHash: text(),
    /** The region's code in the publication of the boundaries. */
    boundaryCode: text(),
    /** The day on which it was merged, split or renamed; null while it exists. */
    abolishedOn: date(),
    /** The ids of the regions that replaced it. */
    successorIds: text().array().notNull().default([]),
  },
  (table) => [
    index('regions_parent').on(table.parentId, table.officialCode),
    index('regions_level').on(table.level),
    index('regions_boundary_code').on(table.boundaryCode),
  ],
)

export type RegionNameKind = 'NAME' | 'FULL_NAME' | 'CODE'

/** The names and codes that a search finds a region by: current, former and later ones. */
export const regionNames = pgTable(
  'region_names',
  {
    regionId: text()
      .notNull()
      .references(() => regions.id, { onDelete: 'cascade' }),
    kind: text().$type<RegionNameKind>().notNull(),
    searchKey: text().notNull(),
    text: text().notNull(),
    /** The day on which a former name ended or a later name began; null for a name in use. */
    changedOn: date(),
    /** The letters and the pairs of adjacent letters, which find a part of the name. Empty for codes and full names. */
    grams: text().array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.regionId, table.kind, table.searchKey] }),
    index('region_names_prefix').on(table.searchKey.op('text_pattern_ops')),
    index('region_names_grams').using('gin', table.grams),
  ],
)

/** Codes that the ministry lists as abolished without a day or a successor. They are not in the graph. */
export const abolishedCodes = pgTable('abolished_codes', {
  code: text().primaryKey(),
  fullName: text().notNull(),
})

/**
 * The rings of boundaries, outer rings and holes alike. A point is inside a region when an odd number of its rings
 * contains it.
 */
export const regionRings = pgTable(
  'region_rings',
  {
    regionId: text()
      .notNull()
      .references(() => regions.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    ring: polygon().notNull(),
    bbox: box().generatedAlwaysAs(sql.raw('box(ring)')),
  },
  (table) => [
    primaryKey({ columns: [table.regionId, table.position] }),
    index('region_rings_bbox').using('gist', table.bbox),
  ],
)

export type RegionRow = typeof regions.$inferSelect

/** A region with a label point. Every region above a neighbourhood has one. */
export type LabelledRegion = RegionRow & { latitude: number; longitude: number }
