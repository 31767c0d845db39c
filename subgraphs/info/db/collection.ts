import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DisposalMethod, DwellingType, PutOutPlacement, Weekday } from '../types.generated.ts'
import { regions } from './regions.ts'

/** An area that a row names. */
export interface CollectionArea {
  /** As the source writes it. */
  name: string
  /** The region that it names, or the smallest known region that contains it; null if the row does not say where it is. */
  regionId: string | null
  /** Whether it is that whole region. */
  isWhole: boolean
}

/** An area of a row, with what decides which neighbourhoods it covers. */
export interface RecordArea extends CollectionArea {
  /** Regions inside of it that do not belong to it. */
  exceptIds: string[]
  /** The administrative dong that the row is for, if the area is a legal dong. */
  zoneId: string | null
  /** Whether it is somewhere in the region, such as a street: it may be in any part of it. */
  isSomewhere: boolean
  /** The regions of the row's zone, if it is somewhere in one of several. */
  aroundIds: string[]
}

/**
 * How a rule covers a region: all of it; a part of it; areas somewhere in a larger region; or unknown, because the source
 * does not say where its areas are, or because the two systems of dongs can't be compared there.
 */
export type RuleCoverage = 'ALL' | 'PART' | 'NEARBY' | 'UNKNOWN'

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
     * The areas of all rows behind the rule, by name; empty if one of them is for the whole region. `contactPhone`,
     * `observedOn` and `readOn` combine those rows, too. Superseded rows count only if no others are left.
     */
    areas: jsonb().$type<CollectionArea[]>().notNull().default([]),
    /** Whether only superseded rows state the rule. Such a rule is not in force. */
    isSuperseded: boolean().notNull().default(false),
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
  dataSet: text().notNull().default('household-rules'),
  line: integer().notNull(),
  raw: jsonb().$type<Record<string, string>>().notNull(),
  contentHash: text().notNull(),
  outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
  reason: text(),
  detail: text(),
  regionId: text().references(() => regions.id),
  /** The names of zone and area in plain letters. The newest row with the same key and waste stream is in force. */
  areaKey: text().notNull().default(''),
  /** Empty if the row is for the whole region. */
  areas: jsonb().$type<RecordArea[]>().notNull().default([]),
  place: text(),
  contactPhone: text(),
  observedOn: date(),
  readOn: date().notNull(),
  /** Whose edition replaces its rows: the region. */
  unit: text().notNull().default(''),
  /** The latest edition of the unit that has the row; null if that is not dated. */
  edition: date(),
  /** The day of the edition that no longer has the row; null while it is part of the data. */
  retiredOn: date(),
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
    /** Whether a newer row of the same zone and area has a rule for the waste stream. */
    isSuperseded: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.recordKey, table.ruleId] }),
    index('collection_record_rules_rule').on(table.ruleId),
  ],
)

/** The neighbourhoods, and districts inside of cities, that a rule with areas covers. Others are not in any of its areas. */
export const collectionRuleRegions = pgTable(
  'collection_rule_regions',
  {
    ruleId: text()
      .notNull()
      .references(() => collectionRules.id, { onDelete: 'cascade' }),
    regionId: text()
      .notNull()
      .references(() => regions.id),
    coverage: text().$type<RuleCoverage>().notNull(),
    /** The names of the rule's areas that are in the region or contain it, by name; empty for `UNKNOWN`. */
    areas: text().array().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.regionId] })],
)

export type CollectionRuleRow = typeof collectionRules.$inferSelect
export type CollectionRecordRow = typeof collectionRecords.$inferSelect

/** The collections of municipalities that publish calendars, each with its day. */
export const datedCollections = pgTable(
  'dated_collections',
  {
    dataSet: text().notNull(),
    /** Identifies a collection in the next calendar: area, day and waste. */
    key: text().notNull(),
    /** Whose calendar it is from: the area. */
    unit: text().notNull(),
    line: integer().notNull(),
    raw: jsonb().$type<Record<string, string>>().notNull(),
    contentHash: text().notNull(),
    outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
    reason: text(),
    detail: text(),
    /** The name of the area as the calendar has it, and in plain letters for searching. */
    area: text().notNull(),
    areaKey: text().notNull(),
    day: date().notNull(),
    /** The waste, in the calendar's words. */
    waste: text().notNull(),
    /** Null if the words are not understood. */
    method: text().$type<DisposalMethod>(),
    observedOn: date(),
    readOn: date().notNull(),
    edition: date(),
    /** The day of the calendar that no longer has it; null while it is part of the data. */
    retiredOn: date(),
  },
  (table) => [
    primaryKey({ columns: [table.dataSet, table.key] }),
    index('dated_collections_area').on(table.areaKey, table.day).where(sql`${table.retiredOn} is null`),
  ],
)
