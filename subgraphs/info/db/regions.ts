import { pgTable, text } from 'drizzle-orm/pg-core'

/** The tree of regions, by the ids of the location subgraph: to find the smallest one around that has rules. */
export const regions = pgTable('regions', {
  id: text().primaryKey(),
  /** All the larger ones, the country first; and below what it was known by before its code changed. */
  ancestorIds: text().array().notNull(),
  formerIds: text().array().notNull().default([]),
  fullNameKo: text().notNull(),
  fullNameEn: text().notNull(),
  /** In which its days and hours are meant, such as `Asia/Seoul`. */
  timeZone: text().notNull(),
})

export type RegionRow = typeof regions.$inferSelect
