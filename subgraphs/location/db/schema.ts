import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import type { Hours } from '../domain/hours/hours.ts'
import type {
  AcceptancePricing,
  Confidence,
  LocationAccuracy,
  PlaceFeature,
  PlaceKind,
  PlaceStatus,
} from '../types.generated.ts'
import { int4multirange, position } from './columns.ts'
import { regions } from './regions.ts'
import type { ApprovedFacts } from './suggestions.ts'

export { referenceLoads } from '../../_shared/reference.ts'
export { mapCells, placeCoverage, staleMapCells } from './map.ts'
export {
  abolishedCodes,
  type LabelledRegion,
  type RegionNameKind,
  type RegionRow,
  regionNames,
  regionRings,
  regions,
} from './regions.ts'
export { placeSuggestions } from './suggestions.ts'

/** What places can take: the ids and codes of the info subgraph's materials. */
export const materials = pgTable('materials', {
  id: text().primaryKey(),
  code: text().notNull().unique('materials_code_unique'),
  position: integer().notNull(),
})

/**
 * A place is a cluster of source records; its own columns are as the record has them that leads the cluster. What a search
 * compares, `search_text` and `search_pairs`, the database writes; it is only in the migration, since no row is read with it.
 */
export const places = pgTable(
  'places',
  {
    id: text().primaryKey(),
    nameKo: text().notNull(),
    nameEn: text(),
    kind: text().$type<PlaceKind>().notNull(),
    status: text().$type<PlaceStatus>().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    pos: position(),
    address: text().notNull(),
    street: text(),
    addressDetail: text(),
    postalCode: text(),
    countryCode: text().notNull(),
    regionId: text().references(() => regions.id),
    phone: text(),
    website: text(),
    notesKo: text(),
    notesEn: text(),
    features: text().array().$type<PlaceFeature[]>().notNull().default([]),
    confidence: text().$type<Confidence>().notNull(),
    accuracy: text().$type<LocationAccuracy>().notNull().default('ADDRESS'),
    /** When somebody last made sure that it is right: a moderator, or whoever mapped it. */
    verifiedAt: timestamp({ withTimezone: true, precision: 3 }),
    /** What moderators took over; it stands before what records say. */
    approved: jsonb().$type<ApprovedFacts>().notNull().default({}),
    /** The place that this one is, too; imports find that one. */
    duplicateOfId: text(),
    /** By which another record of the same place is recognised; the address is null without a house number. */
    nameKey: text().notNull(),
    addressKey: text(),
    /** The cell of the finest level of the map that it lies in. */
    cell: bigint({ mode: 'number' }).generatedAlwaysAs(sql.raw('map_cell(latitude, longitude)')),
  },
  (table) => [
    unique('places_point').on(table.id, table.latitude, table.longitude),
    index('places_pos').using('gist', table.pos),
    index('places_kind').using('gist', table.kind, table.pos),
    index('places_verified').using('gist', table.pos).where(sql`${table.verifiedAt} is not null`),
    index('places_cell').on(table.cell),
  ],
)

/** On what terms a place takes a material. */
export interface Terms {
  pricing: AcceptancePricing
  conditionsKo: string | null
  conditionsEn: string | null
}

/** What a place takes: the materials of all its records together. Its point goes along when the place is moved. */
export const placeMaterials = pgTable(
  'place_materials',
  {
    placeId: text().notNull(),
    latitude: doublePrecision().notNull(),
    longitude: doublePrecision().notNull(),
    pos: position(),
    materialId: text()
      .notNull()
      .references(() => materials.id),
    position: integer().notNull(),
    pricing: text().$type<AcceptancePricing>().notNull().default('UNKNOWN'),
    conditionsKo: text(),
    conditionsEn: text(),
  },
  (table) => [
    primaryKey({ columns: [table.placeId, table.materialId] }),
    foreignKey({
      name: 'place_materials_place',
      columns: [table.placeId, table.latitude, table.longitude],
      foreignColumns: [places.id, places.latitude, places.longitude],
    })
      .onDelete('cascade')
      .onUpdate('cascade'),
    index('place_materials_near').using('gist', table.materialId, table.pos),
  ],
)

/** When places are open of which that is known: as the record says that leads the place, or else any other. */
export const placeHours = pgTable('place_hours', {
  placeId: text()
    .primaryKey()
    .references(() => places.id, { onDelete: 'cascade' }),
  hours: jsonb().$type<Hours>().notNull(),
  /** What SQL finds open places by; worked out of the hours. */
  openMinutes: int4multirange().notNull(),
})

/** Published collections of records. */
export const dataSets = pgTable('data_sets', {
  id: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  url: text(),
  license: text(),
  /** Whether it is the office's list of all places of its kind, where it has any. */
  isInventory: boolean().notNull().default(false),
})

export type RecordOutcome = 'imported' | 'merged' | 'flagged'

/** Rows of data sets, as they came but for columns about persons, and what became of them. */
export const sourceRecords = pgTable(
  'source_records',
  {
    dataSet: text()
      .notNull()
      .references(() => dataSets.id),
    /** What the row is known by from one file to the next. */
    key: text().notNull(),
    provider: text(),
    line: integer().notNull(),
    raw: jsonb().$type<Record<string, string>>().notNull(),
    contentHash: text().notNull(),
    outcome: text().$type<RecordOutcome>().notNull(),
    reason: text(),
    /** The place it tells of; null for a record that is kept off the map. */
    placeId: text().references(() => places.id),
    /** Whether the place's own columns are this record's. */
    leads: boolean().notNull(),
    materialIds: text().array().notNull(),
    /** By ids of materials; one that isn't there is taken on unknown terms. */
    terms: jsonb().$type<Record<string, Terms>>().notNull().default({}),
    /** When the place is open; null when the row doesn't say. */
    hours: jsonb().$type<Hours>(),
    /** Day that the row says it is of. */
    observedOn: date(),
    readOn: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.dataSet, table.key] }), index('source_records_place').on(table.placeId)],
)

export type MaterialRow = typeof materials.$inferSelect
export type AcceptedMaterialRow = MaterialRow & Terms
export type PlaceRow = typeof places.$inferSelect
export type PlaceHoursRow = typeof placeHours.$inferSelect
export type SourceRecordRow = typeof sourceRecords.$inferSelect
