import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale, Translated } from '../../_shared/locale.ts'
import type { DisposalMethod, DwellingType, GuideProblem, PutOutPlacement, Weekday } from '../types.generated.ts'
import type { Step } from './item-details.ts'

export { referenceLoads } from '../../_shared/reference.ts'
export {
  commonMistakes,
  guideConflicts,
  itemComponents,
  itemVariants,
  relatedItems,
  sortingMarks,
} from './item-details.ts'
export * from './regional.ts'

/** Shelves of the catalogue, as the official guideline divides them; a tree of two levels. */
export const categories = pgTable('categories', {
  id: text().primaryKey(),
  slug: text().notNull().unique('categories_slug_unique'),
  parentId: text(),
  position: integer().notNull(),
  nameKo: text().notNull(),
  nameEn: text().notNull(),
  description: jsonb().$type<Translated>().notNull(),
})

/** What drop-off places and collections tell apart. */
export const materials = pgTable('materials', {
  id: text().primaryKey(),
  code: text().notNull().unique('materials_code_unique'),
  position: integer().notNull(),
  nameKo: text().notNull(),
  nameEn: text().notNull(),
  disposalMethod: text().$type<DisposalMethod>().notNull(),
  isRecyclable: boolean().notNull(),
  /** `#RRGGBB`. */
  colorHex: text().notNull(),
  description: jsonb().$type<Translated>().notNull(),
  preparation: jsonb().$type<Translated<string[]>>().notNull(),
})

/** Documents and data sets that guides were taken from. */
export const sources = pgTable('sources', {
  id: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  url: text(),
  license: text(),
  retrievedOn: date(),
  /** Since when a document holds; null when that isn't known, and for data sets. */
  inForceFrom: date(),
})

export const items = pgTable(
  'items',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique('items_slug_unique'),
    categoryId: text()
      .notNull()
      .references(() => categories.id),
    nameKo: text().notNull(),
    nameEn: text().notNull(),
    synonyms: jsonb().$type<Translated<string[]>>().notNull(),
    disposalMethod: text().$type<DisposalMethod>().notNull(),
    summary: jsonb().$type<Translated>().notNull(),
    /** None of an item with variants: each has its own. */
    steps: jsonb().$type<Step[]>().notNull(),
    isRegionDependent: boolean().notNull(),
    sourceIds: text().array().notNull(),
    reviewedOn: date().notNull(),
    contentHash: text().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('items_name_ko').on(sql`lower(${table.nameKo})`, table.id),
    index('items_name_en').on(sql`lower(${table.nameEn})`, table.id),
    index('items_category').on(table.categoryId),
  ],
)

/** The materials under which drop-off places take an item. */
export const itemDropOffMaterials = pgTable(
  'item_drop_off_materials',
  {
    itemId: text()
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    materialId: text()
      .notNull()
      .references(() => materials.id),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.materialId] })],
)

/** Everything an item can be found by; the keys are made by `searchKeysOf`. */
export const itemNames = pgTable(
  'item_names',
  {
    itemId: text()
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    locale: text().$type<Locale>().notNull(),
    text: text().notNull(),
    searchKey: text().notNull(),
    jamo: text().notNull(),
    jamoBigrams: text().array().notNull(),
    choseong: text().notNull(),
    choseongBigrams: text().array().notNull(),
    romanised: text().notNull(),
    isSynonym: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.locale, table.text] }),
    // A letter or two: what begins with them.
    index('item_names_jamo').using('btree', table.jamo.op('text_pattern_ops')),
    index('item_names_choseong').using('btree', table.choseong.op('text_pattern_ops')),
    // More: what has all their pairs (the same, begins with, contains), or those of a part (typing errors).
    index('item_names_jamo_bigrams').using('gin', table.jamoBigrams),
    index('item_names_choseong_bigrams').using('gin', table.choseongBigrams),
    // The same: things that a region has a fee for.
    index('item_names_search_key').on(table.searchKey),
  ],
)

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

/** What people asked editors for or reported to them; an editor closes it by hand. */
export const contentTickets = pgTable(
  'content_tickets',
  {
    id: text().primaryKey(),
    kind: text().$type<'ITEM_REQUEST' | 'GUIDE_PROBLEM'>().notNull(),
    /** Of a guide's problem. No foreign key, since the ticket stays when the item goes. */
    itemId: text(),
    regionId: text().references(() => regions.id),
    problem: text().$type<GuideProblem>(),
    /** Of an item that is asked for. */
    name: text(),
    /** What the person has to say, or what the item looks like. */
    comment: text(),
    locale: text().$type<Locale>().notNull(),
    /** Null when nobody was signed in. */
    userId: text(),
    /** A keyed digest of the person or the network it came from, to count by; forgotten after a day. */
    sender: text(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp({ withTimezone: true }),
    closedBy: text(),
    resolution: text(),
  },
  (table) => [
    index('content_tickets_open').on(table.receivedAt, table.id).where(sql`${table.closedAt} is null`),
    index('content_tickets_sender').on(table.sender, table.receivedAt).where(sql`${table.sender} is not null`),
  ],
)

export type ContentTicketRow = typeof contentTickets.$inferSelect
export type RegionRow = typeof regions.$inferSelect
export type CollectionRuleRow = typeof collectionRules.$inferSelect
export type CollectionRecordRow = typeof collectionRecords.$inferSelect
export type CategoryRow = typeof categories.$inferSelect
export type MaterialRow = typeof materials.$inferSelect
export type ItemRow = typeof items.$inferSelect
export type SourceRow = typeof sources.$inferSelect
