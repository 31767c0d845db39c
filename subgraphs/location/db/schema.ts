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
import type { RecordFacts } from '../domain/clusters/facts.ts'
import type { Hours } from '../domain/hours/hours.ts'
import type { RetiredPlace } from '../domain/retired-places/retired-places.ts'
import type {
  AcceptancePricing,
  Confidence,
  LocationAccuracy,
  PlaceAccess,
  PlaceFeature,
  PlaceKind,
  PlaceStatus,
} from '../types.generated.ts'
import { int4multirange, position } from './column-types.ts'
import { regions } from './regions.ts'
import type { ApprovedFacts } from './suggestions.ts'

export { importChanges, imports } from '../../_shared/editions/tables.ts'
export * from '../../_shared/events/tables.ts'
export { referenceLoads } from '../../_shared/reference-data.ts'
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

/** The materials that places can take: ids, codes and order of the info subgraph's materials. */
export const materials = pgTable('materials', {
  id: text().primaryKey(),
  code: text().notNull().unique('materials_code_unique'),
  position: integer().notNull(),
})

/**
 * A place is a cluster of source records; its columns are those of the cluster's leading record. Two generated columns
 * for the search, `search_text` and `search_pairs`, exist only in the migration `place_search`, since no query selects
 * them.
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
    access: text().$type<PlaceAccess>().notNull().default('PUBLIC'),
    confidence: text().$type<Confidence>().notNull(),
    accuracy: text().$type<LocationAccuracy>().notNull().default('ADDRESS'),
    /** When a moderator or a mapper last checked it; null when nobody is known to have. */
    verifiedAt: timestamp({ withTimezone: true, precision: 3 }),
    /** The facts that moderators approved. They override the source records. */
    approved: jsonb().$type<ApprovedFacts>().notNull().default({}),
    /** The place to keep when this one is its duplicate. Imports match records to that one. */
    duplicateOfId: text(),
    /**
     * The keys that match other records of the same place (`domain/places/keys.ts`). The address key is null without a
     * house number.
     */
    nameKey: text().notNull(),
    addressKey: text(),
    /** The cell on the finest level of the map: column × 2¹⁷ + row. */
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

/** The terms on which a place takes a material. */
export interface Terms {
  pricing: AcceptancePricing
  conditionsKo: string | null
  conditionsEn: string | null
}

/**
 * The materials that a place takes, merged from its records. Latitude and longitude follow the place by foreign key.
 */
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

/** The opening hours of places, where known. `recomputeHours` writes them. */
export const placeHours = pgTable('place_hours', {
  placeId: text()
    .primaryKey()
    .references(() => places.id, { onDelete: 'cascade' }),
  hours: jsonb().$type<Hours>().notNull(),
  /** The hours as minutes that SQL can compare (`domain/hours/open-minutes.ts`). */
  openMinutes: int4multirange().notNull(),
})

/** Published data sets. */
export const dataSets = pgTable('data_sets', {
  id: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  url: text(),
  license: text(),
  /** Whether it is an inventory: in every district that it covers, the office's complete list of its places. */
  isInventory: boolean().notNull().default(false),
})

/** The outcome of a row's import: a new place, one more record of a known place, or kept for a person to look at. */
export type RecordOutcome = 'imported' | 'merged' | 'flagged'

/** The rows of data sets as published, without columns about persons, and the outcome of their import. */
export const sourceRecords = pgTable(
  'source_records',
  {
    dataSet: text()
      .notNull()
      .references(() => dataSets.id),
    /** Identifies the row in the next version of the file. */
    key: text().notNull(),
    provider: text(),
    line: integer().notNull(),
    raw: jsonb().$type<Record<string, string>>().notNull(),
    contentHash: text().notNull(),
    outcome: text().$type<RecordOutcome>().notNull(),
    reason: text(),
    detail: text(),
    /** The place it describes; null for a record that is kept off the map. */
    placeId: text().references(() => places.id),
    /** The place that it described last; null while it describes one, and if it never did. A record that comes back gets it again. */
    formerPlaceId: text(),
    /** The place that a moderator put it to; null if none did. */
    pinnedPlaceId: text(),
    /** Whether it is the leading record, whose columns the place has. */
    leads: boolean().notNull(),
    materialIds: text().array().notNull(),
    /** The terms by material id. A material without an entry is taken on unknown terms. */
    terms: jsonb().$type<Record<string, Terms>>().notNull().default({}),
    /** The opening hours; null when the row has none. */
    hours: jsonb().$type<Hours>(),
    /** The day of the data as the row states it; null without one. */
    observedOn: date(),
    /** The day of the import. */
    readOn: date().notNull(),
    /** Whose edition replaces its rows: the provider; an element of OpenStreetMap is its own. Null for records that are not from files. */
    unit: text(),
    /** The latest edition of the unit that has the row; null if that is not dated. */
    edition: date(),
    /** The day of the edition that no longer has the row; null while it is part of the data. */
    retiredOn: date(),
    /** The district whose places are worked out together (`domain/clusters/`). */
    block: text(),
    /** What it states about a place; null for a record that is not from a file, or was stored before there were editions. */
    facts: jsonb().$type<RecordFacts>(),
  },
  (table) => [
    primaryKey({ columns: [table.dataSet, table.key] }),
    index('source_records_place').on(table.placeId),
    index('source_records_block').on(table.block).where(sql`${table.retiredOn} is null`),
    index('source_records_unit').on(table.dataSet, table.unit),
  ],
)

/** The data sets that other subgraphs have loaded, as they told. */
export const otherDataSets = pgTable('other_data_sets', {
  name: text().primaryKey(),
  title: text().notNull(),
  publisher: text().notNull(),
  url: text(),
  license: text(),
  edition: date(),
  rows: integer().notNull(),
  loadedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
})

/** Places that are no longer part of the data: the newest editions have none of their records. They keep what residents said of them. */
export const retiredPlaces = pgTable('retired_places', {
  id: text().primaryKey(),
  place: jsonb().$type<RetiredPlace>().notNull(),
  retiredOn: date().notNull(),
  /** The place that has its records now; null if none has. */
  successorId: text(),
})

export type MaterialRow = typeof materials.$inferSelect
export type AcceptedMaterialRow = MaterialRow & Terms
export type PlaceRow = typeof places.$inferSelect
export type PlaceHoursRow = typeof placeHours.$inferSelect
export type SourceRecordRow = typeof sourceRecords.$inferSelect
export type SourceRecord = typeof sourceRecords.$inferSelect
export type NewSourceRecord = typeof sourceRecords.$inferInsert
