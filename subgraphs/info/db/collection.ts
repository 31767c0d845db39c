import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DisposalMethod, DwellingType, PutOutPlacement, Weekday } from '../types.generated.ts'
import { regions } from './regions.ts'

/** What a region says of one sort of waste: the same words about several of its areas are one rule. */
export const collectionRules = pgTable(
  'collection_rules',
  {
    /** Follows from region, sort and words, so that it is the same after every import. */
    id: text().primaryKey(),
    regionId: text()
      .notNull()
      .references(() => regions.id),
    method: text().$type<DisposalMethod>().notNull(),
    /** None for all of the sort. */
    materialIds: text().array().notNull().default([]),
    /** None for all of them. */
    dwellings: text().array().$type<DwellingType[]>().notNull().default([]),
    /** On which putting out begins, Monday first. */
    weekdays: text().array().$type<Weekday[]>().notNull(),
    /** The first such weekday of a month is in week 1; none for every week. */
    weeksOfMonth: integer().array().notNull().default([]),
    /** Whether the source has other days as well, which it doesn't name. */
    hasOtherDays: boolean().notNull(),
    /** `HH:MM` in the region's time zone. */
    putOutFrom: text(),
    putOutMinutes: integer(),
    placement: text().$type<PutOutPlacement>().notNull(),
    conditions: text(),
    /** The days without collection, in the words of the source. */
    offDays: text(),
    /** Of all rows that tell the rule together: the parts of the region, none where one of them names none; office and dates. */
    areas: text().array().notNull(),
    contactPhone: text(),
    observedOn: date(),
    readOn: date().notNull(),
  },
  (table) => [index('collection_rules_region').on(table.regionId)],
)

/** Rows of the national file as they came, each with the place where things are put out, and what became of it. */
export const collectionRecords = pgTable('collection_records', {
  /** What the row is known by from one file to the next. */
  key: text().primaryKey(),
  line: integer().notNull(),
  raw: jsonb().$type<Record<string, string>>().notNull(),
  contentHash: text().notNull(),
  outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
  reason: text(),
  detail: text(),
  regionId: text().references(() => regions.id),
  /** The part of the region it is about; null where it names none. */
  area: text(),
  place: text(),
  contactPhone: text(),
  observedOn: date(),
  readOn: date().notNull(),
})

/** Which rows say what a rule says. */
export const collectionRecordRules = pgTable(
  'collection_record_rules',
  {
    recordKey: text()
      .notNull()
      .references(() => collectionRecords.key, { onDelete: 'cascade' }),
    ruleId: text()
      .notNull()
      .references(() => collectionRules.id),
  },
  (table) => [
    primaryKey({ columns: [table.recordKey, table.ruleId] }),
    index('collection_record_rules_rule').on(table.ruleId),
  ],
)

export type CollectionRuleRow = typeof collectionRules.$inferSelect
export type CollectionRecordRow = typeof collectionRecords.$inferSelect
