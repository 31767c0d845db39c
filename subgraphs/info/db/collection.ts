import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DisposalMethod, DwellingType, PutOutPlacement, Weekday } from '../types.generated.ts'
import { regions } from './regions.ts'

/** A region's rules for one waste stream. Identical wording for several areas is one rule. */
export const collectionRules = pgTable(
  'collection_rules',
  {
    /** Derived from region, waste stream and wording, so that it stays the same across imports. */
    id: text().primaryKey(),
    regionId: text()
      .notNull()
      .references(() => regions.id),
    method: text().$type<DisposalMethod>().notNull(),
    /** Empty for the whole waste stream. */
    materialIds: text().array().notNull().default([]),
    /** Empty for all types. */
    dwellings: text().array().$type<DwellingType[]>().notNull().default([]),
    /** The days on which the put-out window starts, Monday first. */
    weekdays: text().array().$type<Weekday[]>().notNull(),
    /** From 1: the first such weekday of a month is in week 1. Empty for every week. */
    weeksOfMonth: integer().array().notNull().default([]),
    /** Whether the source mentions further days without naming them (기타). */
    hasOtherDays: boolean().notNull(),
    /** `HH:MM` in the region's time zone; null if unknown. */
    putOutFrom: text(),
    /** Null if unknown; 1440 is all day. */
    putOutMinutes: integer(),
    placement: text().$type<PutOutPlacement>().notNull(),
    conditions: text(),
    /**
     * The days without collection, in the words of the source. Parsed on reading by `domain/collection/off-days.ts`.
     */
    offDays: text(),
    /**
     * The areas of all rows behind the rule; empty if one of them names none. `contactPhone`, `observedOn` and `readOn`
     * combine those rows, too.
     */
    areas: text().array().notNull(),
    contactPhone: text(),
    observedOn: date(),
    readOn: date().notNull(),
  },
  (table) => [index('collection_rules_region').on(table.regionId)],
)

/** The unchanged rows of the national file, each with its put-out place and the outcome of its import. */
export const collectionRecords = pgTable('collection_records', {
  /** Identifies a row across files: its number, or a digest of its content in files without numbers. */
  key: text().primaryKey(),
  line: integer().notNull(),
  raw: jsonb().$type<Record<string, string>>().notNull(),
  contentHash: text().notNull(),
  outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
  reason: text(),
  detail: text(),
  regionId: text().references(() => regions.id),
  /** The area of the region that the row names; null if it names none. */
  area: text(),
  place: text(),
  contactPhone: text(),
  observedOn: date(),
  readOn: date().notNull(),
})

/** The rows behind a rule. */
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
