import { sql } from 'drizzle-orm'
import { type AnyPgColumn, date, doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { RegionLevel } from '../types.generated.ts'
import { box, polygon, position } from './columns.ts'

/**
 * Administrative areas: the country, its provinces, their districts and the districts inside large cities, neighbourhoods and
 * the villages inside townships; and those that were abolished on a day that is known.
 */
export const regions = pgTable(
  'regions',
  {
    id: text().primaryKey(),
    officialCode: text().notNull().unique('regions_official_code_unique'),
    level: text().$type<RegionLevel>().notNull(),
    parentId: text().references((): AnyPgColumn => regions.id),
    /** All the larger ones, the country first. */
    ancestorIds: text().array().notNull(),
    nameKo: text().notNull(),
    /** Null where nobody publishes one. */
    nameEn: text(),
    fullNameKo: text().notNull(),
    /** With Korean names in it where there are no English ones. */
    fullNameEn: text().notNull(),
    countryCode: text().notNull(),
    timeZone: text().notNull(),
    /** Of the label; null for a neighbourhood without a boundary. */
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    pos: position(),
    /** West, south, east and north of its boundary, or of those of all its parts; null where one is missing. */
    bounds: doublePrecision().array(),
    /** Of the boundary that was loaded; null without one. */
    boundaryHash: text(),
    /** What the publisher of the boundaries has as its code. */
    boundaryCode: text(),
    /** The day on which it was merged, split or renamed; null while it exists. */
    abolishedOn: date(),
    /** Those that took its place. */
    successorIds: text().array().notNull().default([]),
  },
  (table) => [
    index('regions_parent').on(table.parentId, table.officialCode),
    index('regions_level').on(table.level),
    index('regions_boundary_code').on(table.boundaryCode),
  ],
)

export type RegionNameKind = 'NAME' | 'FULL_NAME' | 'CODE'

/** Everything a region can be found by, today's names and codes as well as former and later ones. */
export const regionNames = pgTable(
  'region_names',
  {
    regionId: text()
      .notNull()
      .references(() => regions.id, { onDelete: 'cascade' }),
    kind: text().$type<RegionNameKind>().notNull(),
    searchKey: text().notNull(),
    text: text().notNull(),
    /** Day of the change that ended a former name, or brought a later one; null for a name that is in use. */
    changedOn: date(),
    /** What a part of a name is found by: its letters and its pairs of neighbouring letters. None for what has no parts. */
    grams: text().array().notNull().default([]),
  },
  (table) => [
    primaryKey({ columns: [table.regionId, table.kind, table.searchKey] }),
    index('region_names_prefix').on(table.searchKey.op('text_pattern_ops')),
    index('region_names_grams').using('gin', table.grams),
  ],
)

/** Codes of which the authorities say only that they are abolished, neither when nor what took their place. */
export const abolishedCodes = pgTable('abolished_codes', {
  code: text().primaryKey(),
  fullName: text().notNull(),
})

/** The boundaries of regions, outer rings and holes alike: a point lies inside when an odd number of rings is around it. */
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

/** A region with a label, as all have that aren't neighbourhoods. */
export type LabelledRegion = RegionRow & { latitude: number; longitude: number }
