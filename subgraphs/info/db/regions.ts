import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'

/** The kinds of neighbourhoods: 읍·면, 리, 법정동 and 행정동. */
export type NeighbourhoodKind = 'TOWNSHIP' | 'VILLAGE' | 'LEGAL_DONG' | 'ADMINISTRATIVE_DONG'

/**
 * The region tree, under the ids of the location subgraph: the provinces and districts of the reference data, and the
 * neighbourhoods of imported files. Rows are never deleted, because rules refer to them.
 */
export const regions = pgTable(
  'regions',
  {
    id: text().primaryKey(),
    /** The larger regions that contain it, the country first. */
    ancestorIds: text().array().notNull(),
    /** Its ids before its official code changed. */
    formerIds: text().array().notNull().default([]),
    nameKo: text().notNull().default(''),
    /** Null if nobody publishes an English name of the neighbourhood, and for larger regions. */
    nameEn: text(),
    fullNameKo: text().notNull(),
    fullNameEn: text().notNull(),
    /** The time zone of its days and hours, such as `Asia/Seoul`. */
    timeZone: text().notNull(),
    /** Null for a region above the neighbourhoods. */
    kind: text().$type<NeighbourhoodKind>(),
    /** The code of a district in the boundaries of Statistics Korea; null if they were not imported. */
    boundaryCode: text(),
    /** For a legal dong the administrative dongs that contain a part of it, and the other way round; empty if unknown. */
    overlapIds: text().array().notNull().default([]),
    /** Whether `overlapIds` is from the table of the ministry. Otherwise it follows from the names. */
    hasPublishedOverlaps: boolean().notNull().default(false),
  },
  (table) => [index('regions_former_ids').using('gin', table.formerIds)],
)

export type RegionRow = typeof regions.$inferSelect
