import { date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Translated } from '../../_shared/locale.ts'
import type { DisposalMethod, DwellingType, FeeStatus } from '../types.generated.ts'
import { items, sources } from './catalogue.ts'
import { regions } from './regions.ts'

/** Whom a bag is sold to, as far as the source tells them apart. */
export type BagUsers = 'HOUSEHOLDS' | 'BUSINESSES' | 'BOTH' | 'OTHERS'

/** Whether a way to dispose of something costs anything, unless a region says otherwise. */
export const disposalMethods = pgTable('disposal_methods', {
  method: text().$type<DisposalMethod>().primaryKey(),
  feeStatus: text().$type<FeeStatus>().notNull(),
})

/** What an editor wrote of one item in one region, or for one kind of dwelling; null stands for what it doesn't change. */
export const localRules = pgTable(
  'local_rules',
  {
    id: text().primaryKey(),
    itemId: text()
      .notNull()
      .references(() => items.id, { onDelete: 'cascade' }),
    /** Null for the whole country. */
    regionId: text(),
    variantId: text(),
    dwelling: text().$type<DwellingType>(),
    method: text().$type<DisposalMethod>(),
    feeStatus: text().$type<FeeStatus>(),
    summary: jsonb().$type<Translated>(),
    note: jsonb().$type<Translated>(),
    validFrom: date(),
    validUntil: date(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
  },
  (table) => [index('local_rules_item').on(table.itemId), index('local_rules_region').on(table.regionId)],
)

/** Rows of the files of fees as they came, and what became of them. */
export const feeRecords = pgTable('fee_records', {
  /** What the row is known by from one file to the next. */
  key: text().primaryKey(),
  /** The key of the data set among the sources. */
  dataSet: text().notNull(),
  line: integer().notNull(),
  raw: jsonb().$type<Record<string, string>>().notNull(),
  contentHash: text().notNull(),
  outcome: text().$type<'imported' | 'merged' | 'flagged'>().notNull(),
  reason: text(),
  detail: text(),
  regionId: text().references(() => regions.id),
  observedOn: date(),
  readOn: date().notNull(),
})

/** What a region asks for one size or kind: several amounts for the same words are one line with a range. */
export const feeLines = pgTable(
  'fee_lines',
  {
    /** Follows from region and words, so that it is the same after every import. */
    id: text().primaryKey(),
    dataSet: text().notNull(),
    regionId: text()
      .notNull()
      .references(() => regions.id),
    method: text().$type<DisposalMethod>().notNull(),
    /** The names of the things it is for, as `item_names` has them in `search_key`; none for bags. */
    nameKeys: text().array().notNull(),
    specification: jsonb().$type<Translated>().notNull(),
    /** Null where the source doesn't tell users apart. */
    users: text().$type<BagUsers>(),
    /** What comes first: the usual bag before others. */
    position: integer().notNull(),
    amountMinor: integer().notNull(),
    /** Null where there is one amount. */
    maxAmountMinor: integer(),
    currency: text().notNull(),
    observedOn: date(),
    readOn: date().notNull(),
  },
  (table) => [index('fee_lines_region').on(table.regionId, table.method)],
)

/** Which rows tell of a line, and the amount that each says. */
export const feeRecordLines = pgTable(
  'fee_record_lines',
  {
    recordKey: text()
      .notNull()
      .references(() => feeRecords.key, { onDelete: 'cascade' }),
    lineId: text()
      .notNull()
      .references(() => feeLines.id),
    amountMinor: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordKey, table.lineId] }),
    index('fee_record_lines_line').on(table.lineId),
  ],
)

export type LocalRuleRow = typeof localRules.$inferSelect
export type FeeRecordRow = typeof feeRecords.$inferSelect
export type FeeLineRow = typeof feeLines.$inferSelect
