import { pgTable, text } from 'drizzle-orm/pg-core'

/** The region tree, under the ids of the location subgraph. Rows are never deleted, because rules refer to them. */
export const regions = pgTable('regions', {
  id: text().primaryKey(),
  /** The larger regions that contain it, the country first. */
  ancestorIds: text().array().notNull(),
  /** Its ids before its official code changed. */
  formerIds: text().array().notNull().default([]),
  fullNameKo: text().notNull(),
  fullNameEn: text().notNull(),
  /** The time zone of its days and hours, such as `Asia/Seoul`. */
  timeZone: text().notNull(),
})

export type RegionRow = typeof regions.$inferSelect
