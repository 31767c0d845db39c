import { date, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Translated } from '../../_shared/locale.ts'
import type { DisposalMethod, DwellingType, FeeStatus } from '../types.generated.ts'
import { items, sources } from './catalogue.ts'
import { regions } from './regions.ts'

/** The users to whom a bag is sold, as the source distinguishes them. */
export type BagUsers = 'HOUSEHOLDS' | 'BUSINESSES' | 'BOTH' | 'OTHERS'

/** The disposal methods, and whether each costs anything unless a region has a different rule. */
export const disposalMethods = pgTable('disposal_methods', {
  method: text().$type<DisposalMethod>().primaryKey(),
  feeStatus: text().$type<FeeStatus>().notNull(),
})

/**
 * Editors' rules for one item in one region, or for one type of dwelling. Every rule has a source. Null columns change
 * nothing.
 */
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

/** The unchanged rows of the fee files, with the outcome of their import. */
export const feeRecords = pgTable('fee_records', {
  /** Identifies a row across files: a digest of its content. */
  key: text().primaryKey(),
  /** The data set's key in `sources`. */
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
  /** Whose edition replaces its rows: the region, and the provider where the file names one. */
  unit: text().notNull().default(''),
  /** The latest edition of the unit that has the row; null if that is not dated. */
  edition: date(),
  /** The day of the edition that no longer has the row; null while it is part of the data. */
  retiredOn: date(),
  /** What the row is about: rows of one edition about the same thing replace each other. */
  topic: text(),
})

/** A region's fee for one size or kind. Identical wording with several amounts is one line with a range. */
export const feeLines = pgTable(
  'fee_lines',
  {
    /** Derived from region and wording, so that it stays the same across imports. */
    id: text().primaryKey(),
    dataSet: text().notNull(),
    regionId: text()
      .notNull()
      .references(() => regions.id),
    method: text().$type<DisposalMethod>().notNull(),
    /** The names of the things that the fee is for, as in `item_names.search_key`; empty for bags. */
    nameKeys: text().array().notNull(),
    specification: jsonb().$type<Translated>().notNull(),
    /** Null if the source does not distinguish users. */
    users: text().$type<BagUsers>(),
    /** Sort order: the standard bag first. */
    position: integer().notNull(),
    amountMinor: integer().notNull(),
    /** Null if there is only one amount. */
    maxAmountMinor: integer(),
    currency: text().notNull(),
    observedOn: date(),
    readOn: date().notNull(),
  },
  (table) => [index('fee_lines_region').on(table.regionId, table.method)],
)

/** The rows behind a fee line, and the amount that each states. */
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
